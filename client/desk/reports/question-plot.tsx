import { type FairnessRound, wasAsked } from '../../../common/fairness.ts';
import { reportsCopy as copy } from '../../copy-reports.ts';
import text from '../../styles/text.module.css';
import { Axis } from './grid.tsx';
import styles from './plot.module.css';
import { type Scale, scaleFor } from './plot.ts';
import { QuestionStrip } from './question-strip.tsx';

interface QuestionPlotProps {
  round: FairnessRound;
  /** Of the interviews' candidates, in the same order. */
  names: readonly string[];
}

/** Time per question and candidate against the time planned. Candidates are numbers, not colours. */
export function QuestionPlot({ round, names }: QuestionPlotProps) {
  const scale = scaleOf(round);
  return (
    <figure className={styles.figure}>
      <figcaption>
        <h3 className={styles.title}>{copy.plot.questions}</h3>
        <p className={text.help}>{copy.plot.questionsHint}</p>
        <ol className={styles.legend} aria-label={copy.plot.candidates}>
          {names.map((name, index) => (
            <li key={round.interviews[index]!.interviewId}>
              <b>{index + 1}</b> {name}
            </li>
          ))}
        </ol>
      </figcaption>
      <ul>
        {round.questions.map((question) => (
          <li key={question.id} className={styles.question}>
            <QuestionStrip question={question} round={round} names={names} scale={scale} />
          </li>
        ))}
      </ul>
      <svg className={styles.plot} width="100%" height="20" aria-hidden="true">
        <Axis scale={scale} y={14} />
      </svg>
    </figure>
  );
}

/** One scale for all questions, so that they can be compared. */
function scaleOf({ questions }: FairnessRound): Scale {
  const times = questions.flatMap(({ plannedSeconds, asked }) => [
    plannedSeconds,
    ...asked.filter(({ state }) => wasAsked(state)).map(({ seconds }) => seconds),
  ]);
  return scaleFor(times);
}
