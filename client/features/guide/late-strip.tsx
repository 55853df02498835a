import { useId } from 'react';
import type { Interview } from '../../../common/interview.ts';
import type { Note } from '../../../common/note.ts';
import { type Instant, spentText } from '../../../common/time.ts';
import { guideCopy } from '../../copy-guide.ts';
import text from '../../styles/text.module.css';
import type { ReadyView } from '../../sync/view.ts';
import { Button } from '../../ui/button.tsx';
import { nameOf, type People } from '../../ui/people.ts';
import { shortName } from '../../ui/question-name.ts';
import type { Board } from './board.ts';
import type { LateArrival } from './guide-tab.tsx';
import styles from './late-strip.module.css';
import { minutesLeft, spanText } from './timing.ts';

interface LateStripProps {
  view: ReadyView;
  people: People;
  interview: Interview;
  board: Board;
  now: number;
  late: LateArrival;
  timeOf(at: Instant): string;
  onNotes(): void;
}

const { late: words } = guideCopy;

/** For whoever came in the middle: one glance, then the guide. */
export function LateStrip(props: LateStripProps) {
  const { view, people, interview, board, now, late, timeOf, onNotes } = props;
  const titleId = useId();
  const left = minutesLeft(interview, now);
  const mine = board.rows.find(
    ({ progress }) => progress.state === 'open' && progress.claimedBy === people.me,
  );
  const skipped = board.rows.filter(({ progress }) => progress.state === 'skipped');
  const notes = notesSaid(Object.values(view.state.notes), interview.id);
  const application = view.state.applications[interview.applicationId ?? ''];
  return (
    <section className={styles.strip} aria-labelledby={titleId}>
      <h2 id={titleId} className={styles.title}>
        <span className={text.vh}>{words.label}: </span>
        {words.title(timeOf(late.at))} {left > 0 ? words.left(left) : words.over}
      </h2>
      <dl className={styles.glance}>
        <dt>{words.now}</dt>
        <dd>{board.current ? <Now row={board.current} people={people} /> : words.nothingNow}</dd>
        {mine && (
          <>
            <dt>{words.yours}</dt>
            <dd>{mine.question.text}</dd>
          </>
        )}
        <dt>{words.covered}</dt>
        <dd>{coveredSaid(board)}</dd>
        {skipped.length > 0 && (
          <>
            <dt>{words.skipped}</dt>
            <dd className={text.quiet}>
              {skipped.map(({ question }) => shortName(question.text)).join('; ')}
            </dd>
          </>
        )}
        {notes !== null && (
          <>
            <dt>{words.notes}</dt>
            <dd>{notes}</dd>
          </>
        )}
        {application && (
          <>
            <dt>{words.stage}</dt>
            <dd>
              {application.stage}, {spentText(application.since, now)}
            </dd>
          </>
        )}
      </dl>
      <div className={text.acts}>
        <Button look="primary" onClick={late.dismiss}>
          {words.gotIt}
        </Button>
        <Button onClick={onNotes}>{words.readNotes}</Button>
      </div>
    </section>
  );
}

function Now({ row, people }: { row: Board['rows'][number]; people: People }) {
  const { question, progress, spent } = row;
  const asks = guideCopy.asks(nameOf(people, progress.by), progress.by === people.me);
  const time = guideCopy.spent(spanText(spent), spanText(question.minutes * 60));
  return (
    <>
      <span className={text.strong}>{question.text}</span>
      <br />
      <span className={text.meta}>
        {asks}, {time}
      </span>
    </>
  );
}

/** "Opening; 2 of 5 in Pipelines". What was skipped is said apart. */
function coveredSaid({ sections }: Board): string {
  const parts = sections.flatMap(({ title, rows, covered }) => {
    const done = rows.filter(({ progress }) => progress.state === 'asked').length;
    if (done === 0) return [];
    return [covered ? title : words.partOf(done, rows.length, title)];
  });
  return parts.length === 0 ? words.nothingCovered : parts.join('; ');
}

const FLAGS = ['strength', 'concern', 'followup'] as const;

/** How many notes the team took in this interview so far; `null` for none. */
function notesSaid(notes: readonly Note[], interviewId: string): string | null {
  const shared = notes.filter(
    (note) => note.interviewId === interviewId && note.audience === 'team' && !note.deleted,
  );
  if (shared.length === 0) return null;
  const flags = FLAGS.flatMap((flag) => {
    const count = shared.filter((note) => note.flag === flag).length;
    return count === 0 ? [] : [words.flags[flag](count)];
  });
  return words.fromTeam(shared.length, flags);
}
