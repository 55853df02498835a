import { useId } from 'react';
import { type FairnessRound, wasAsked } from '../../../common/fairness.ts';
import { reportsCopy as copy } from '../../copy-reports.ts';
import text from '../../styles/text.module.css';
import { Grid } from './grid.tsx';
import styles from './plot.module.css';
import { levelsOf, placeOf, type Scale } from './plot.ts';
import { cellWords } from './words.ts';

interface QuestionStripProps {
  question: FairnessRound['questions'][number];
  round: FairnessRound;
  names: readonly string[];
  scale: Scale;
}

/** Pixels. */
const RADIUS = 9;
const LEVEL = 2 * RADIUS + 2;
/** Marks of one level keep this part of the width between them: a mark's own at 400 pixels. */
const NEAREST = 0.05;

/** One question: a mark for each candidate where their time is, and in words who has none. */
export function QuestionStrip({ question, round, names, scale }: QuestionStripProps) {
  const id = useId();
  const { text: words, plannedSeconds, asked } = question;
  const all = asked.map((one, index) => ({
    ...one,
    number: index + 1,
    name: names[index]!,
    words: cellWords(one.state, one.seconds, round.interviews[index]!.seconds !== null),
  }));
  const timed = all.filter(({ state, seconds }) => wasAsked(state) && seconds > 0);
  const levels = levelsOf(
    timed.map(({ seconds }) => seconds),
    scale.max * NEAREST,
  );
  const height = (Math.max(0, ...levels) + 1) * LEVEL + 4;
  const others = withoutTime(all.filter((one) => !timed.includes(one)));
  const said = [
    copy.plot.planned(plannedSeconds),
    ...timed.map(({ name, seconds }) => copy.plot.one(name, seconds)),
    ...others,
  ];
  return (
    <>
      <p>
        {words} <span className={text.meta}>{copy.plot.planned(plannedSeconds)}</span>
      </p>
      <svg
        className={styles.plot}
        role="img"
        aria-labelledby={`${id}-title ${id}-desc`}
        width="100%"
        height={height}
      >
        <title id={`${id}-title`}>{copy.plot.ofQuestion(words)}</title>
        <desc id={`${id}-desc`}>{`${said.join('. ')}.`}</desc>
        <Grid scale={scale} from="0" to="100%" />
        <line
          className={styles.planned}
          x1={placeOf(plannedSeconds, scale)}
          x2={placeOf(plannedSeconds, scale)}
          y1="0"
          y2="100%"
        />
        {timed.map(({ interviewId, name, number, seconds }, index) => {
          const y = height - RADIUS - 2 - levels[index]! * LEVEL;
          const x = placeOf(seconds, scale);
          return (
            <g key={interviewId}>
              <title>{copy.plot.one(name, seconds)}</title>
              <circle className={styles.dot} cx={x} cy={y} r={RADIUS} />
              <text className={styles.number} x={x} y={y + 4}>
                {number}
              </text>
            </g>
          );
        })}
      </svg>
      {others.length > 0 && <p className={text.meta}>{others.join('. ')}</p>}
    </>
  );
}

/** Who was not asked, or not with a clock: one sentence for each way of it. */
function withoutTime(all: readonly { words: string; name: string }[]): string[] {
  const names = new Map<string, string[]>();
  for (const { words, name } of all) names.set(words, [...(names.get(words) ?? []), name]);
  return [...names].map(([words, those]) => copy.plot.without(words, those.join(', ')));
}
