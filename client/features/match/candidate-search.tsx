import { useState } from 'react';
import { copy } from '../../copy.ts';
import text from '../../styles/text.module.css';
import type { PanelStore, SearchHit } from '../../sync/view.ts';
import { Button } from '../../ui/button.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Who } from '../../ui/who.tsx';
import styles from './match.module.css';
import { useSearch } from './use-search.ts';

interface CandidateSearchProps {
  store: PanelStore;
  placeholder: string;
  /** Whether one has just asked to search. */
  focused: boolean;
  onPick(candidateId: string): void;
}

/** Finds a candidate by name, job or e-mail, to link the meeting to. */
export function CandidateSearch({ store, placeholder, focused, onPick }: CandidateSearchProps) {
  const [typed, setTyped] = useState('');
  const found = useSearch(store, typed);
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: The search element is too young for every client. */}
      <div role="search">
        <SearchField
          label={copy.match.search}
          placeholder={placeholder}
          focused={focused}
          value={typed}
          onChange={setTyped}
        />
      </div>
      <div aria-live="polite">
        {found?.failed && <p className={text.trouble}>{copy.failed}</p>}
        {found && !found.failed && found.hits.length === 0 && (
          <p className={styles.help}>
            <b className={text.strong}>{copy.match.nobody(found.query)}</b> {copy.match.nobodyHint}
          </p>
        )}
      </div>
      {found !== null && found.hits.length > 0 && (
        <ul className={styles.pick}>
          {found.hits.map((hit, index) => (
            <Hit
              key={hit.candidateId}
              hit={hit}
              query={found.query}
              first={index === 0}
              onPick={onPick}
            />
          ))}
        </ul>
      )}
    </>
  );
}

interface HitProps {
  hit: SearchHit;
  query: string;
  first: boolean;
  onPick(candidateId: string): void;
}

function Hit({ hit, query, first, onPick }: HitProps) {
  const { candidateId, name, detail } = hit;
  const at = name.toLowerCase().indexOf(query.toLowerCase());
  return (
    <li>
      <Who name={name} />
      <div>
        <p className={text.strong}>
          {at === -1 ? (
            name
          ) : (
            <>
              {name.slice(0, at)}
              <mark className={text.mark}>{name.slice(at, at + query.length)}</mark>
              {name.slice(at + query.length)}
            </>
          )}
        </p>
        <p>{detail}</p>
      </div>
      <Button
        look={first ? 'primary' : 'plain'}
        aria-label={copy.match.linkTo(name)}
        onClick={() => onPick(candidateId)}
      >
        {copy.match.link}
      </Button>
    </li>
  );
}
