import type { Interview } from '../../common/interview.ts';
import { copy } from '../copy.ts';
import { cx } from '../ui/cx.ts';
import { useNow } from '../ui/use-now.ts';
import styles from './head.module.css';
import { meetingClock } from './meeting-clock.ts';

interface ClockProps {
  interview: Interview | null;
  clock: { now(): number };
}

/** Elapsed and planned, each second; the last minutes and the time over say so in words. */
export function Clock({ interview, clock }: ClockProps) {
  const face = meetingClock(interview, useNow(clock));
  if (face === null) return null;
  return (
    <p
      className={cx(styles.clock, face.near && styles.near)}
      role="timer"
      aria-label={copy.head.clock}
    >
      {face.main !== '' && <b>{face.main}</b>} {face.beside}
    </p>
  );
}
