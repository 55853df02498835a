import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { copy as shared } from '../../copy.ts';
import { deskCopy as copy } from '../../copy-desk.ts';
import text from '../../styles/text.module.css';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import pop from '../../ui/pop.module.css';
import field from '../../ui/search-field.module.css';
import { useDismiss } from '../../ui/use-dismiss.ts';
import { useDesk } from '../context.ts';
import styles from './bar.module.css';
import { type Hit, useFound } from './use-found.ts';

/** Finds candidates, notes and what was said from anywhere: `/`, words, arrow keys, Enter. */
export function DeskSearch() {
  const { go } = useDesk();
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const place = useRef<HTMLDivElement>(null);
  const listId = useId();
  const found = useFound(typed);
  const hits = typed.trim() === '' ? [] : (found.data ?? []);
  const shown = open && typed.trim() !== '';
  useDismiss(place, shown, () => setOpen(false));

  function pick(hit: Hit) {
    setTyped('');
    setOpen(false);
    // The page that opens takes the focus.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    go(hit.to);
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && hits.length > 0) {
      event.preventDefault();
      setOpen(true);
      setAt((at + step + hits.length) % hits.length);
    } else if (event.key === 'Enter' && shown && hits[at]) {
      event.preventDefault();
      pick(hits[at]);
    } else if (event.key === 'Escape' && !shown) {
      setTyped('');
    }
  }

  return (
    <div ref={place} className={styles.search}>
      <span className={field.field}>
        <Icon name="search" />
        <input
          type="text"
          role="combobox"
          data-desk-search
          aria-label={copy.search.label}
          aria-expanded={shown}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={shown && hits[at] ? `${listId}-${at}` : undefined}
          placeholder={copy.search.hint}
          autoComplete="off"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
            setOpen(true);
          }}
          onKeyDown={onKeyDown}
        />
        <span className={styles.key} aria-hidden="true">
          /
        </span>
      </span>
      <p className={text.vh} aria-live="polite">
        {shown && found.isSuccess ? copy.search.count(hits.length) : ''}
      </p>
      {shown && (
        <div className={cx(pop.pop, styles.found)}>
          <Hits id={listId} hits={hits} at={at} onPick={pick} onLook={setAt} />
          {found.error && <p className={styles.says}>{shared.failed}</p>}
          {found.isSuccess && hits.length === 0 && (
            <p className={styles.says}>{copy.search.nothing(typed.trim())}</p>
          )}
        </div>
      )}
    </div>
  );
}

interface HitsProps {
  id: string;
  hits: readonly Hit[];
  at: number;
  onPick(hit: Hit): void;
  onLook(index: number): void;
}

const Hits = ({ id, hits, at, onPick, onLook }: HitsProps) => (
  <div id={id} role="listbox" aria-label={copy.search.results}>
    {hits.map((hit, index) => (
      <div key={hit.key} role="presentation">
        {hit.kind !== hits[index - 1]?.kind && (
          <p className={styles.group} role="presentation">
            {copy.search.groups[hit.kind]}
          </p>
        )}
        <div
          id={`${id}-${index}`}
          className={styles.hit}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          onPointerMove={() => onLook(index)}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onPick(hit)}
          onKeyDown={undefined}
        >
          <p className={cx(text.cut, hit.kind === 'candidate' && text.strong)}>{hit.title}</p>
          <p className={cx(styles.detail, text.cut)}>{hit.detail}</p>
        </div>
      </div>
    ))}
  </div>
);
