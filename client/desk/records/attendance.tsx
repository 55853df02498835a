import { useMutation, useQueryClient } from '@tanstack/react-query';
import { recordsCopy } from '../../copy-records.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { timeText } from '../../ui/dates.ts';
import type { InterviewTabProps } from '../candidate/interview-tabs.tsx';
import { useDesk } from '../context.ts';
import { Trouble } from '../trouble.tsx';
import styles from './attendance.module.css';
import { AttendancePlot } from './attendance-plot.tsx';
import { AttendanceTable } from './attendance-table.tsx';
import { type Attendance, attendanceKey, attendancePath, useAttendance } from './use-attendance.ts';

const copy = recordsCopy.attendance;

/** Who was in an interview's meeting and when; who that was; and whether the candidate came. */
export function AttendanceTab({ store, view, interview }: InterviewTabProps) {
  const { api } = useDesk();
  const queries = useQueryClient();
  const query = useAttendance(view, interview);
  const say = useMutation({
    networkMode: 'always',
    mutationFn: ({ id, isCandidate }: { id: string; isCandidate: boolean }) =>
      api.put<Attendance>(`${attendancePath(interview.id)}/${id}`, {
        who: isCandidate ? 'candidate' : null,
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: attendanceKey(interview.id) }),
  });
  const { me } = view.snapshot;
  const isStaff = me.role === 'admin' || me.role === 'recruiter';
  const setNoShow = (noShow: boolean) =>
    void store.append('interview.no_show', { noShow }, { interviewId: interview.id });
  const seen = query.data;
  if (seen === undefined) {
    return query.isError ? (
      <Trouble error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <p>{copy.opening}</p>
    );
  }
  const problem = seen.runs.find((run) => run.problem !== null)?.problem ?? null;
  const isListed = seen.runs.some(({ source }) => source === 'list');
  return (
    <div className={styles.tab}>
      {seen.noShow !== null && <NoShow state={seen.noShow} mayChange={isStaff} onSet={setNoShow} />}
      {seen.people.length === 0 ? (
        <p className={text.empty}>
          <b>{seen.collecting ? copy.none : copy.off}</b>{' '}
          {seen.collecting ? copy.noneHint : copy.offHint}
        </p>
      ) : (
        <>
          <p>
            {seen.startedAt !== null && (
              <b className={text.strong}>
                {copy.held(timeText(seen.startedAt), seen.endedAt && timeText(seen.endedAt))}
              </b>
            )}{' '}
            {seen.missing.length > 0 &&
              copy.missing(seen.missing.map(({ name }) => name).join(', '))}
          </p>
          <AttendancePlot attendance={seen} now={store.now()} />
          <AttendanceTable
            people={seen.people}
            isBusy={say.isPending}
            onSay={isStaff ? (id, isCandidate) => say.mutate({ id, isCandidate }) : null}
          />
          {say.isError && <Trouble error={say.error} onRetry={() => say.reset()} />}
          <p className={text.help}>{problem ?? (isListed ? copy.list : copy.events)}</p>
        </>
      )}
    </div>
  );
}

interface NoShowProps {
  state: 'suggested' | 'set';
  mayChange: boolean;
  onSet(noShow: boolean): void;
}

/** Suggested by what Zoom told; said by a person. */
const NoShow = ({ state, mayChange, onSet }: NoShowProps) => (
  <div className={styles.noShow}>
    <p>
      <b className={text.strong}>{state === 'set' ? copy.noShow.isSet : copy.noShow.suggested}</b>{' '}
      {state === 'suggested' && copy.noShow.hint}
    </p>
    {mayChange && (
      <Button onClick={() => onSet(state === 'suggested')}>
        {state === 'set' ? copy.noShow.undo : copy.noShow.set}
      </Button>
    )}
  </div>
);
