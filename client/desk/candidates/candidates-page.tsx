import { useState } from 'react';
import { mayIn } from '../../../common/permissions.ts';
import { deskCopy as copy } from '../../copy-desk.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { useDesk } from '../context.ts';
import { Answer } from '../parts/answer.tsx';
import { Page } from '../parts/page.tsx';
import { usePlace, useRouter } from '../place.ts';
import { AddCandidate } from './add-candidate.tsx';
import { CandidateTable } from './candidate-table.tsx';
import styles from './candidates.module.css';
import { Filters } from './filters.tsx';
import { Picked } from './picked.tsx';
import {
  addressOf,
  type CandidateLine,
  type Filter,
  filterIn,
  useCandidates,
} from './use-candidates.ts';

/** The candidates one may see, those with the latest activity first. */
export function CandidatesPage() {
  const { boot } = useDesk();
  const { query: asked } = usePlace();
  const router = useRouter();
  const filter = filterIn(asked);
  /** Where each page after the first begins; the last one is shown. */
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const [picked, setPicked] = useState<ReadonlyMap<string, CandidateLine>>(new Map());
  const [adding, setAdding] = useState(false);
  const query = useCandidates(filter, cursors.at(-1) ?? null);

  function change(part: Partial<Filter>) {
    setCursors([]);
    router.note(addressOf({ ...filter, ...part }));
  }
  function pick(lines: readonly CandidateLine[], on: boolean) {
    const next = new Map(picked);
    for (const line of lines) {
      if (on) next.set(line.id, line);
      else next.delete(line.id);
    }
    setPicked(next);
  }

  return (
    <Page
      title={copy.nav.candidates}
      acts={
        mayIn(boot.me, 'candidates.create') && (
          <Button size="normal" onClick={() => setAdding(true)}>
            {copy.candidates.add}
          </Button>
        )
      }
    >
      <Filters filter={filter} onChange={change} />
      {picked.size > 0 && (
        <Picked picked={[...picked.values()]} onClear={() => setPicked(new Map())} />
      )}
      <Answer query={query}>
        {({ items, nextCursor }) => (
          <>
            <p className={text.vh} aria-live="polite">
              {copy.candidates.shown(items.length, nextCursor !== null)}
            </p>
            {items.length === 0 ? (
              <p className={styles.nothing}>{copy.candidates.nothing(filter.q.trim())}</p>
            ) : (
              <CandidateTable lines={items} picked={picked} onPick={pick} />
            )}
            {(cursors.length > 0 || nextCursor !== null) && (
              <nav className={styles.pager} aria-label={copy.candidates.pages}>
                <span>{copy.candidates.order}</span>
                <Button
                  disabled={cursors.length === 0}
                  onClick={() => setCursors(cursors.slice(0, -1))}
                >
                  {copy.candidates.newer}
                </Button>
                <Button
                  disabled={nextCursor === null || query.isPlaceholderData}
                  onClick={() => nextCursor !== null && setCursors([...cursors, nextCursor])}
                >
                  {copy.candidates.older}
                </Button>
              </nav>
            )}
          </>
        )}
      </Answer>
      {adding && <AddCandidate onClose={() => setAdding(false)} />}
    </Page>
  );
}
