import type { Block, Row } from './day-plan.ts';
import { hoursOf } from './day-plan.ts';
import type { Span } from './free-times.ts';
import styles from './strip.module.css';
import { useWidth } from './use-width.ts';

/** Lengths in CSS pixels. */
const TOP = 20;
const ROW = 40;
const BAR = 26;
const LABEL = { wide: 152, narrow: 104 } as const;
const FOOT = 24;
const HOUR_WIDTH = 44;
/** About what a letter of a caption takes. */
const LETTER = 6.2;

interface DayStripProps {
  /** What it shows, in a sentence, for those who do not see it. */
  label: string;
  rows: readonly Row[];
  hours: Span;
  chosen: Span | null;
  /** Written under the chosen time. */
  chosenWords: string;
  timeZone: string;
}

/** Who is free when on a day: one line each, the chosen time across them. */
export function DayStrip({ label, rows, hours, chosen, chosenWords, timeZone }: DayStripProps) {
  const [ref, width] = useWidth<HTMLDivElement>(864);
  const left = width < 640 ? LABEL.narrow : LABEL.wide;
  const scale = (width - left) / (hours.to - hours.from);
  const x = (at: number) =>
    left + (Math.min(Math.max(at, hours.from), hours.to) - hours.from) * scale;
  const ticks = hoursOf(hours, timeZone);
  const every = Math.ceil(HOUR_WIDTH / (scale * 3_600_000));
  const bottom = TOP + rows.length * ROW;
  const height = bottom + FOOT;
  const pick = chosen === null ? null : { x: x(chosen.from), width: x(chosen.to) - x(chosen.from) };
  const seen = (one: Span) => one.to > hours.from && one.from < hours.to;
  return (
    <div ref={ref} className={styles.frame}>
      <svg
        className={styles.day}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={label}
      >
        {pick !== null && (
          <rect
            className={styles.pickBack}
            x={pick.x}
            y={TOP}
            width={pick.width}
            height={bottom - TOP}
          />
        )}
        {ticks.map(({ at, words }, index) => (
          <g key={at}>
            {index % every === 0 && (
              <text x={x(at)} y={14}>
                {words}
              </text>
            )}
            <path className={styles.grid} d={`M${x(at)} ${TOP}V${bottom}`} />
          </g>
        ))}
        {rows.map((row, index) => {
          const y = TOP + index * ROW;
          return (
            <g key={row.key}>
              <text className={styles.name} x={0} y={y + 17}>
                {row.name}
              </text>
              <text x={0} y={y + 32}>
                {row.place}
              </text>
              {row.unknown !== null && (
                <rect
                  className={styles.unknown}
                  x={left + 1}
                  y={y + 7}
                  width={width - left - 2}
                  height={BAR}
                  rx={3}
                />
              )}
              {row.blocks.filter(seen).map((block) => (
                <Bar
                  key={`${block.kind}-${block.from}`}
                  block={block}
                  isHit={row.hits.includes(block) && block.kind !== 'off'}
                  x={x(block.from)}
                  y={y + 7}
                  width={x(block.to) - x(block.from)}
                />
              ))}
            </g>
          );
        })}
        {pick !== null && (
          <>
            <rect
              className={styles.pick}
              x={pick.x}
              y={TOP}
              width={Math.max(pick.width, 2)}
              height={bottom - TOP}
              rx={3}
            />
            <text
              className={styles.pickWords}
              x={Math.max(0, Math.min(pick.x, width - chosenWords.length * LETTER))}
              y={bottom + 17}
            >
              {chosenWords}
            </text>
          </>
        )}
      </svg>
    </div>
  );
}

interface BarProps {
  block: Block;
  isHit: boolean;
  x: number;
  y: number;
  width: number;
}

function Bar({ block, isHit, x, y, width }: BarProps) {
  const look = isHit ? styles.hit : styles[block.kind];
  const hasRoom = block.words !== null && width > block.words.length * LETTER + 8;
  return (
    <>
      <rect className={look} x={x} y={y} width={Math.max(width, 1)} height={BAR} rx={3} />
      {hasRoom && (
        <text className={isHit ? styles.hitWords : styles.words} x={x + 6} y={y + 17}>
          {block.words}
        </text>
      )}
    </>
  );
}
