import type { FairnessRound } from '../../../common/fairness.ts';
import { reportsCopy as copy, lengthText } from '../../copy-reports.ts';
import table from '../../styles/table.module.css';
import text from '../../styles/text.module.css';
import { cx } from '../../ui/cx.ts';
import { dayText, wholeText } from '../../ui/dates.ts';
import { Link } from '../link.tsx';
import styles from './reports.module.css';
import { cellWords } from './words.ts';

type Question = FairnessRound['questions'][number];
type Interview = FairnessRound['interviews'][number];

/** The same numbers as the plots, question by candidate. */
export function FairnessTable({ round }: { round: FairnessRound }) {
  const { interviews } = round;
  const name = copy.round(round.round, round.title);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: Keys scroll only what can be focused.
    <section className={table.scroll} aria-label={copy.table.scroll(name)} tabIndex={0}>
      <table className={cx(table.table, styles.table)}>
        <caption className={text.vh}>{copy.table.caption(name)}</caption>
        <thead>
          <tr>
            <th scope="col">{copy.table.question}</th>
            <th scope="col">{copy.table.planned}</th>
            {interviews.map((one, index) => (
              <th key={one.interviewId} scope="col">
                <b>{index + 1}</b>{' '}
                <Link className={text.link} to={`/candidates/${one.candidateId}`}>
                  {one.candidateName}
                </Link>{' '}
                {one.startedAt && (
                  <time dateTime={one.startedAt} title={wholeText(one.startedAt)}>
                    {dayText(one.startedAt)}
                  </time>
                )}
              </th>
            ))}
          </tr>
        </thead>
        {sectionsOf(round.questions).map(({ title, questions }) => (
          <tbody key={questions[0]!.id}>
            <tr className={styles.section}>
              <th scope="rowgroup" colSpan={interviews.length + 2}>
                {title}
              </th>
            </tr>
            {questions.map((question) => (
              <QuestionRow key={question.id} question={question} interviews={interviews} />
            ))}
          </tbody>
        ))}
        <tfoot>
          <tr>
            <th scope="row">{copy.table.whole}</th>
            <td>{copy.table.wholePlanned(interviews.map((one) => one.plannedMinutes))}</td>
            {interviews.map(({ interviewId, seconds }) => (
              <td key={interviewId}>{seconds === null ? copy.notOver : lengthText(seconds)}</td>
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

interface QuestionRowProps {
  question: Question;
  interviews: readonly Interview[];
}

const QuestionRow = ({ question, interviews }: QuestionRowProps) => (
  <tr>
    <th scope="row">{question.text}</th>
    <td>{lengthText(question.plannedSeconds)}</td>
    {question.asked.map(({ interviewId, state, seconds }, index) => (
      <td key={interviewId}>
        {cellWords(state, seconds, interviews[index]!.seconds !== null)}
        {seconds > 0 && (
          <>
            {' '}
            <span className={styles.spent}>{lengthText(seconds)}</span>
          </>
        )}
      </td>
    ))}
  </tr>
);

/** Questions under the heading they stand under, in the order of the report. */
function sectionsOf(questions: readonly Question[]): { title: string; questions: Question[] }[] {
  const sections: { title: string; questions: Question[] }[] = [];
  for (const question of questions) {
    const last = sections.at(-1);
    if (last?.title === question.section) last.questions.push(question);
    else sections.push({ title: question.section, questions: [question] });
  }
  return sections;
}
