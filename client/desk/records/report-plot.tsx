import { useId } from 'react';
import { recordsCopy } from '../../copy-records.ts';
import text from '../../styles/text.module.css';
import styles from '../reports/plot.module.css';
import type { Report } from './attendance-report.tsx';
import { labelOf } from './report-words.ts';

const copy = recordsCopy.report;

/** Pixels: a line of words, and the bar under it. */
const ROW = 36;
const WORDS = 15;
const BAR = 12;
/** More rows are for the table alone. */
const ROWS_MAX = 25;

/** How long was really held, against the time planned. */
export function ReportPlot({ rows }: { rows: Report['rows'] }) {
  const id = useId();
  const shown = rows.slice(0, ROWS_MAX);
  const most = Math.max(1, ...shown.map((row) => Math.max(row.heldMinutes, row.plannedMinutes)));
  const place = (minutes: number) => `${Math.round((minutes / most) * 10_000) / 100}%`;
  const wordsOf = (row: Report['rows'][number]) => copy.value(row.heldMinutes, row.plannedMinutes);
  return (
    <figure className={styles.figure}>
      <figcaption className={text.strong}>{copy.plot}</figcaption>
      <svg
        className={styles.bars}
        role="img"
        aria-labelledby={`${id}-title ${id}-desc`}
        width="100%"
        height={shown.length * ROW}
      >
        <title id={`${id}-title`}>{copy.plot}</title>
        <desc id={`${id}-desc`}>
          {shown.map((row) => `${labelOf(row)}: ${wordsOf(row)}.`).join(' ')}
        </desc>
        {shown.map((row, index) => {
          const top = index * ROW + WORDS;
          const planned = place(row.plannedMinutes);
          return (
            <g key={row.key}>
              <text className={styles.name} x="0" y={top}>
                {labelOf(row)}
              </text>
              <text className={styles.value} x="100%" y={top}>
                {wordsOf(row)}
              </text>
              <rect
                className={styles.bar}
                x="0"
                y={top + 4}
                width={place(row.heldMinutes)}
                height={BAR}
              />
              <line
                className={styles.planned}
                x1={planned}
                x2={planned}
                y1={top + 4}
                y2={top + BAR + 6}
              />
            </g>
          );
        })}
      </svg>
    </figure>
  );
}
