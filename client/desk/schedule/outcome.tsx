import { useEffect, useRef } from 'react';
import type { Output } from '../../../common/contract.ts';
import { toMs } from '../../../common/time.ts';
import { scheduleCopy as copy } from '../../copy-schedule.ts';
import text from '../../styles/text.module.css';
import button from '../../ui/button.module.css';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { firstName } from '../../ui/people.ts';
import { Link } from '../link.tsx';
import { Answer } from '../parts/answer.tsx';
import { MeetingFacts } from './meeting-facts.tsx';
import styles from './schedule.module.css';
import { useMeeting } from './use-meeting.ts';
import { bothWords } from './zone-words.ts';

interface OutcomeProps {
  interview: Output<'interview'>;
  candidate: { name: string; timeZone: string | null };
  /** In which it was chosen. */
  timeZone: string;
  isMoved: boolean;
  /** Where several are scheduled: whose turn is next. */
  next: { name: string; go(): void } | null;
  onClose(): void;
}

/** What became of it: the meeting with its ways in, and on to the invitation. */
export function Outcome({ interview, candidate, timeZone, isMoved, next, onClose }: OutcomeProps) {
  const meeting = useMeeting(interview.id);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const from = toMs(interview.startsAt);
  const when = bothWords(from, from + interview.minutes * 60_000, timeZone, candidate.timeZone);
  return (
    <>
      <div className={styles.body}>
        <h3 ref={heading} tabIndex={-1} className={text.strong}>
          {isMoved ? copy.outcome.moved : copy.outcome.scheduled}
        </h3>
        <Answer query={meeting}>
          {(data) => (
            <MeetingFacts interviewId={interview.id} meeting={data} when={when} mayManage />
          )}
        </Answer>
      </div>
      <footer className={styles.foot}>
        {!isMoved && <p className={text.meta}>{copy.outcome.notTold(firstName(candidate.name))}</p>}
        <Button size="normal" onClick={onClose}>
          {copy.done}
        </Button>
        {next !== null && (
          <Button size="normal" onClick={next.go}>
            {copy.next(next.name)}
          </Button>
        )}
        <Link
          className={cx(button.btn, button.primary)}
          to={`/interviews/${interview.id}/invitation`}
        >
          {copy.outcome.review}
        </Link>
      </footer>
    </>
  );
}
