import { useEffect, useState } from 'react';
import type { Interview } from '../../../common/interview.ts';
import { copy } from '../../copy.ts';
import text from '../../styles/text.module.css';
import type { PanelStore, ReadyView } from '../../sync/view.ts';
import { Button } from '../../ui/button.tsx';
import { Chips } from '../../ui/chips.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import { nameOf, type People } from '../../ui/people.ts';
import { FILTERS, type Filter, newNotes, notesToShow, refusedNotes } from './note-list.ts';
import styles from './notes.module.css';
import { NotesLog } from './notes-log.tsx';

interface NotesTabProps {
  store: PanelStore;
  view: ReadyView;
  people: People;
  interview: Interview | null;
}

/** Everything written about the candidate, in the order of the meeting. */
export function NotesTab({ store, view, people, interview }: NotesTabProps) {
  const [filter, setFilter] = useState<Filter>('all');
  const [filtering, setFiltering] = useState(false);
  /** The mark stays where it was when the notes came into view. */
  const [seenBefore] = useState(view.seenSeq);
  const newest = view.history[0]?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: Each new entry is seen as it comes.
  useEffect(() => store.markSeen(), [store, newest]);

  const notes = notesToShow(
    { ...refusedNotes(view.refused), ...view.state.notes },
    people.me,
    filter,
  );
  const fresh = newNotes(view.history, seenBefore, people.me);
  return (
    <>
      <div className={styles.head}>
        <p className={cx(text.pair, text.meta)}>
          <Icon name="team" />
          <span>
            {copy.notes.audience}
            <span className={styles.wide}>{copy.notes.unlessMarked}</span>
          </span>
        </p>
        <Button
          look="quiet"
          size="icon"
          aria-label={copy.notes.filter}
          title={copy.notes.filter}
          aria-expanded={filtering}
          onClick={() => setFiltering(!filtering)}
        >
          <Icon name="filter" />
        </Button>
      </div>
      {(filtering || filter !== 'all') && (
        <div className={styles.filters}>
          <Chips
            label={copy.notes.filter}
            choices={FILTERS}
            words={copy.notes.filters}
            chosen={filter}
            onChoose={setFilter}
          />
        </div>
      )}
      {notes.length === 0 && filter !== 'all' ? (
        <p className={text.empty}>{copy.notes.noneLeft}</p>
      ) : (
        <NotesLog
          store={store}
          view={view}
          people={people}
          interview={interview}
          notes={notes}
          fresh={fresh}
        />
      )}
      <Writing view={view} people={people} />
    </>
  );
}

function Writing({ view, people }: Pick<NotesTabProps, 'view' | 'people'>) {
  const writers = view.presence.filter(
    ({ memberId, writing }) => writing && memberId !== people.me,
  );
  if (writers.length === 0) return null;
  const names = writers.map(({ memberId }) => nameOf(people, memberId));
  return <p className={styles.writing}>{copy.presence.isWriting(names)}</p>;
}
