import { useId } from 'react';
import type { FairnessRound } from '../../../common/fairness.ts';
import { reportsCopy as copy } from '../../copy-reports.ts';
import text from '../../styles/text.module.css';
import { Axis, Grid } from './grid.tsx';
import styles from './plot.module.css';
import { placeOf, scaleFor } from './plot.ts';

interface LengthPlotProps {
  round: FairnessRound;
  /** Of the interviews' candidates, in the same order. */
  names: readonly string[];
}

/** Pixels: a line of words, and the bar under it. */
const ROW = 44;
const WORDS = 15;
const BAR = 14;
const AXIS = 20;

/** How long each interview really was, against the time planned. */
export function LengthPlot({ round, names }: LengthPlotProps) {
  const id = useId();
  const { interviews } = round;
  const scale = scaleFor(
    interviews.flatMap(({ seconds, plannedMinutes }) => [seconds ?? 0, plannedMinutes * 60]),
  );
  const height = interviews.length * ROW;
  const rows = interviews.map((one, index) => ({
    ...one,
    name: `${index + 1} ${names[index]}`,
    words: one.seconds === null ? copy.notOver : copy.plot.of(one.seconds, one.plannedMinutes),
    planned: placeOf(one.plannedMinutes * 60, scale),
    top: index * ROW + WORDS + 5,
  }));
  return (
    <figure className={styles.figure}>
      <figcaption>
        <h3 className={styles.title}>{copy.plot.interviews}</h3>
        <p className={text.help}>{copy.plot.interviewsHint}</p>
      </figcaption>
      <svg
        className={styles.bars}
        role="img"
        aria-labelledby={`${id}-title ${id}-desc`}
        width="100%"
        height={height + AXIS}
      >
        <title id={`${id}-title`}>
          {copy.plot.ofInterviews(copy.round(round.round, round.title))}
        </title>
        <desc id={`${id}-desc`}>
          {rows.map(({ name, words }) => `${name}: ${words}.`).join(' ')}
        </desc>
        {rows.map(({ interviewId, name, words, seconds, planned, top }) => (
          <g key={interviewId}>
            <text className={styles.name} x="0" y={top - 5}>
              {name}
            </text>
            <text className={styles.value} x="100%" y={top - 5}>
              {words}
            </text>
            <Grid scale={scale} from={top} to={top + BAR + 4} />
            {seconds !== null && (
              <rect
                className={styles.bar}
                x="0"
                y={top + 2}
                width={placeOf(seconds, scale)}
                height={BAR}
              />
            )}
            <line
              className={styles.planned}
              x1={planned}
              x2={planned}
              y1={top}
              y2={top + BAR + 4}
            />
          </g>
        ))}
        <Axis scale={scale} y={height + 12} />
      </svg>
    </figure>
  );
}
