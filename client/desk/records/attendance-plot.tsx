import { useId } from 'react';
import { toMs } from '../../../common/time.ts';
import { recordsCopy } from '../../copy-records.ts';
import text from '../../styles/text.module.css';
import { timeText } from '../../ui/dates.ts';
import styles from './attendance.module.css';
import type { Attendance } from './use-attendance.ts';

const copy = recordsCopy.attendance;

/** Pixels: a line of words, and the bar under it. */
const ROW = 40;
const WORDS = 15;
const BAR = 12;
const AXIS = 20;
const MINUTE = 60_000;

/** Who was there when, one line each; the planned time lies behind. */
export function AttendancePlot({ attendance, now }: { attendance: Attendance; now: number }) {
  const id = useId();
  const { people, startsAt, minutes } = attendance;
  const endOf = (to: string | null) => (to === null ? now : toMs(to));
  const planned = [toMs(startsAt), toMs(startsAt) + minutes * MINUTE] as const;
  const spans = people.flatMap((one) => one.spans);
  const from = Math.min(planned[0], ...spans.map((one) => toMs(one.from)));
  const to = Math.max(planned[1], ...spans.map((one) => endOf(one.to)));
  const place = (at: number) => `${Math.round(((at - from) / (to - from)) * 10_000) / 100}%`;
  const width = (a: number, b: number) =>
    `${Math.round((Math.max(b - a, (to - from) / 300) / (to - from)) * 10_000) / 100}%`;
  const height = people.length * ROW;
  const timesOf = (all: readonly { from: string; to: string | null }[]) =>
    all.map((one) => copy.timesOf(timeText(one.from), one.to && timeText(one.to))).join(', ');
  return (
    <figure className={styles.figure}>
      <figcaption className={text.strong}>{copy.plot}</figcaption>
      <svg
        className={styles.plot}
        role="img"
        aria-labelledby={`${id}-title ${id}-desc`}
        width="100%"
        height={height + AXIS}
      >
        <title id={`${id}-title`}>{copy.plot}</title>
        <desc id={`${id}-desc`}>
          {people.map(({ name, spans: own }) => `${copy.plotOf(name, timesOf(own))}.`).join(' ')}
        </desc>
        <rect
          className={styles.planned}
          x={place(planned[0])}
          y="0"
          width={width(planned[0], planned[1])}
          height={height}
        />
        {people.map(({ id: person, name, who, spans: own }, index) => (
          <g key={person}>
            <text className={styles.name} x="0" y={index * ROW + WORDS}>
              {name}
            </text>
            {own.map((one) => (
              <rect
                key={one.from}
                className={who === 'candidate' ? styles.candidate : styles.bar}
                x={place(toMs(one.from))}
                y={index * ROW + WORDS + 5}
                width={width(toMs(one.from), endOf(one.to))}
                height={BAR}
              />
            ))}
          </g>
        ))}
        {[from, to].map((at, index) => (
          <text
            key={at}
            className={index === 0 ? styles.first : styles.last}
            x={place(at)}
            y={height + 14}
          >
            {timeText(at)}
          </text>
        ))}
      </svg>
    </figure>
  );
}
