import type { Interview } from '../../../common/interview.ts';
import { guideCopy } from '../../copy-guide.ts';
import text from '../../styles/text.module.css';
import type { ReadyView } from '../../sync/view.ts';
import { nameOf, type People } from '../../ui/people.ts';
import { questionOf } from '../../ui/question-name.ts';

interface AskedAloudProps {
  view: ReadyView;
  people: People;
  interview: Interview | null;
}

/** Tells a screen reader, on whichever tab, what a colleague asks now; politely. */
export function AskedAloud({ view, people, interview }: AskedAloudProps) {
  const guide = interview === null ? undefined : view.state.guides[interview.id];
  const current = guide?.current ?? null;
  const by = current === null ? null : (guide?.questions[current]?.by ?? null);
  const question = questionOf(view.snapshot.kits, interview?.id ?? null, current);
  const said = question && by !== null && by !== people.me;
  return (
    <p className={text.vh} aria-live="polite">
      {said ? guideCopy.aloud(nameOf(people, by), question.text) : ''}
    </p>
  );
}
