import { reportsCopy as copy } from '../../copy-reports.ts';
import styles from './plot.module.css';
import { placeOf, type Scale } from './plot.ts';

interface GridProps {
  scale: Scale;
  /** Top and bottom, as SVG takes them: `0` and `100%`. */
  from: number | string;
  to: number | string;
}

/** The upright lines behind a plot, one for each round time. */
export const Grid = ({ scale, from, to }: GridProps) =>
  scale.ticks.map((seconds) => {
    const x = placeOf(seconds, scale);
    return <line key={seconds} className={styles.grid} x1={x} x2={x} y1={from} y2={to} />;
  });

/** The times of those lines in words, the last with its unit. */
export const Axis = ({ scale, y }: { scale: Scale; y: number }) =>
  scale.ticks.map((seconds) => {
    const isLast = seconds === scale.max;
    return (
      <text
        key={seconds}
        className={isLast ? styles.tickLast : styles.tick}
        x={placeOf(seconds, scale)}
        y={y}
      >
        {isLast ? copy.plot.lastTick(seconds) : copy.plot.tick(seconds)}
      </text>
    );
  });
