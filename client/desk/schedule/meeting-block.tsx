import { useState } from 'react';
import type { Interview } from '../../../common/interview.ts';
import { mayIn } from '../../../common/permissions.ts';
import { toMs } from '../../../common/time.ts';
import { scheduleCopy as copy } from '../../copy-schedule.ts';
import text from '../../styles/text.module.css';
import type { ReadyView } from '../../sync/view.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { useDesk } from '../context.ts';
import { Trouble } from '../trouble.tsx';
import { CancelDialog } from './cancel-dialog.tsx';
import styles from './meeting.module.css';
import { MeetingFacts } from './meeting-facts.tsx';
import { ScheduleButton } from './schedule-button.tsx';
import { useMeeting } from './use-meeting.ts';
import { bothWords, knownZone } from './zone-words.ts';

interface MeetingBlockProps {
  view: ReadyView;
  interview: Interview;
  /** It stands by itself, not in the row of its interview. */
  alone?: boolean;
}

/** The meeting of an interview on its page, with what can be done about it; live with the log. */
export function MeetingBlock({ view, interview, alone = false }: MeetingBlockProps) {
  const { boot } = useDesk();
  const { id, startsAt, minutes, title, status } = interview;
  const query = useMeeting(id, versionOf(view, id));
  const [isCancelling, setCancelling] = useState(false);
  const { candidate } = view.state;
  const name = candidate?.name ?? '';
  const mayManage = mayIn(boot.me, 'interviews.create');
  const from = toMs(startsAt);
  const theirs = knownZone(candidate?.timeZone);
  const when = bothWords(from, from + minutes * 60_000, boot.me.timeZone, theirs);
  const meeting = query.data;
  return (
    <section
      className={cx(styles.block, alone && styles.alone)}
      aria-label={copy.meeting.of(title)}
    >
      <header className={styles.blockHead}>
        <h3 className={text.label}>{copy.meeting.title}</h3>
        {mayManage && (
          <div className={styles.acts}>
            {status !== 'in_progress' && (
              <ScheduleButton
                interviewId={id}
                turns={[{ candidateId: view.snapshot.streamId ?? '', name }]}
              />
            )}
            {status === 'scheduled' && meeting !== undefined && (
              <Button onClick={() => setCancelling(true)}>{copy.cancelInterview}</Button>
            )}
          </div>
        )}
      </header>
      {meeting !== undefined && (
        <MeetingFacts interviewId={id} meeting={meeting} when={when} mayManage={mayManage} />
      )}
      {meeting === undefined && query.error && (
        <Trouble error={query.error} onRetry={() => void query.refetch()} />
      )}
      {isCancelling && meeting !== undefined && (
        <CancelDialog
          interviewId={id}
          candidateName={name}
          meeting={meeting}
          onClose={() => setCancelling(false)}
        />
      )}
    </section>
  );
}

/** The number of the newest event about the interview itself. */
const versionOf = ({ history }: ReadyView, interviewId: string): number =>
  history.find((one) => one.interviewId === interviewId && one.type.startsWith('interview.'))
    ?.seq ?? 0;
