import type { Id } from '../../../common/ids.ts';
import { toMs } from '../../../common/time.ts';
import { scheduleCopy as copy } from '../../copy-schedule.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { timeText } from '../../ui/dates.ts';
import { Icon } from '../../ui/icon.tsx';
import { useDesk } from '../context.ts';
import { useNames } from '../use-members.ts';
import { CopyValue } from './copy-value.tsx';
import styles from './meeting.module.css';
import { isUnderWay, type Meeting, useTryAgain } from './use-meeting.ts';

interface MeetingFactsProps {
  interviewId: Id;
  meeting: Meeting;
  /** When it is, in words. */
  when: string;
  mayManage: boolean;
}

/** What is known of an interview's meeting: the ways in, what Zoom said, where it is written. */
export function MeetingFacts({ interviewId, meeting, when, mayManage }: MeetingFactsProps) {
  const names = useNames();
  const { number, joinUrl, passcode, hostId, overrides, calendar } = meeting;
  const host = hostId === null ? undefined : names.get(hostId);
  return (
    <div className={styles.facts}>
      <p className={styles.state} aria-live="polite">
        {stateWords(meeting)}
      </p>
      <Problem {...{ interviewId, meeting, mayManage }} />
      <dl className={styles.rows}>
        <dt>{copy.meeting.when}</dt>
        <dd>{when}</dd>
        {number !== null && meeting.state !== 'cancelled' && (
          <>
            <dt>{copy.meeting.number}</dt>
            <dd>
              <CopyValue what={copy.meeting.number} value={spaced(number)} />
            </dd>
          </>
        )}
        {joinUrl !== null && (
          <>
            <dt>{copy.meeting.link}</dt>
            <dd>
              <CopyValue what={copy.meeting.link} value={joinUrl} />
            </dd>
          </>
        )}
        {passcode !== null && (
          <>
            <dt>{copy.meeting.passcode}</dt>
            <dd>
              <CopyValue what={copy.meeting.passcode} value={passcode} />
            </dd>
          </>
        )}
        {host !== undefined && (
          <>
            <dt>{copy.meeting.host}</dt>
            <dd>{host}</dd>
          </>
        )}
      </dl>
      {overrides.map(({ option, wanted, got }) => (
        <p key={option} className={text.pair}>
          <Icon name="info" />
          {copy.meeting.override(option, wanted, got)}
        </p>
      ))}
      {copy.meeting.calendar[calendar.state] !== null && (
        <p className={text.quiet}>
          {copy.meeting.calendar[calendar.state]} {calendar.message}
        </p>
      )}
      {meeting.opensAutomatically && <p className={text.quiet}>{copy.meeting.byItself}</p>}
    </div>
  );
}

/** As Zoom writes it: `832 4471 0925`. */
const spaced = (number: string): string =>
  number.length < 9 ? number : `${number.slice(0, 3)} ${number.slice(3, -4)} ${number.slice(-4)}`;

function stateWords(meeting: Meeting): string {
  const { state, number } = meeting;
  if (state === 'cancelled' && isUnderWay(meeting)) return copy.meeting.removing;
  if (number !== null && state === 'none') return copy.meeting.given;
  if (number !== null && (state === 'wanted' || state === 'refused')) return copy.meeting.changing;
  return copy.meeting.states[state];
}

function Problem({ interviewId, meeting, mayManage }: Omit<MeetingFactsProps, 'when'>) {
  const { now } = useDesk();
  const again = useTryAgain(interviewId);
  const { problem } = meeting;
  if (problem === null) return null;
  const isEarly = problem.retryAt !== null && toMs(problem.retryAt) > now();
  return (
    <div className={styles.problem} role="alert">
      <p>
        <Icon name="alert" />
        <span>
          {problem.message} {meeting.state !== 'cancelled' && copy.meeting.stands}
        </span>
      </p>
      {mayManage && (
        <p className={styles.acts}>
          <Button aria-disabled={again.isPending} onClick={() => again.isPending || again.mutate()}>
            {again.isPending ? copy.meeting.trying : copy.meeting.again}
          </Button>
          {isEarly && (
            <span className={text.meta}>{copy.meeting.retryAt(timeText(problem.retryAt!))}</span>
          )}
        </p>
      )}
      {again.error && <p>{again.error.message}</p>}
    </div>
  );
}
