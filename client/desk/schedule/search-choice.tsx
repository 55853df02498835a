import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { scheduleCopy as copy } from '../../copy-schedule.ts';
import text from '../../styles/text.module.css';
import { cx } from '../../ui/cx.ts';
import field from '../parts/field.module.css';
import styles from './schedule.module.css';

export interface Choice {
  key: string;
  word: string;
  /** What else tells it from others. */
  hint: string;
}

interface SearchChoiceProps {
  label: string;
  placeholder?: string;
  /** What is chosen now, in words; empty where choosing adds to others. */
  value: string;
  /** The choices with these words in them, the best first. */
  find(query: string): readonly Choice[];
  onChoose(key: string): void;
  className?: string | undefined;
}

/** A box to type in and a list of what fits: arrow keys go along, Enter chooses, Esc closes. */
export function SearchChoice(props: SearchChoiceProps) {
  const { label, placeholder, value, find, onChoose, className } = props;
  const id = useId();
  const [query, setQuery] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const isOpen = query !== null;
  const found = isOpen ? find(query.trim()) : [];
  const active = found[Math.min(at, found.length - 1)];

  function choose(key: string) {
    setQuery(null);
    onChoose(key);
  }
  function open(words: string) {
    setQuery(words);
    setAt(0);
  }
  function step(by: number) {
    if (found.length === 0) return;
    const next = (Math.min(at, found.length - 1) + by + found.length) % found.length;
    setAt(next);
    list.current?.children[next]?.scrollIntoView?.({ block: 'nearest' });
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (isOpen) step(event.key === 'ArrowDown' ? 1 : -1);
      else open('');
    } else if (event.key === 'Enter' && isOpen) {
      event.preventDefault();
      if (active !== undefined) choose(active.key);
    } else if (event.key === 'Escape' && isOpen) {
      // The dialog stays open.
      event.preventDefault();
      event.stopPropagation();
      setQuery(null);
    }
  }

  return (
    <div className={cx(field.labelled, styles.choice, className)}>
      <label className={text.label} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className={field.control}
        type="text"
        role="combobox"
        autoComplete="off"
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-activedescendant={active === undefined ? undefined : `${id}-${active.key}`}
        placeholder={placeholder}
        value={query ?? value}
        onFocus={(event) => event.target.select()}
        onChange={(event) => open(event.target.value)}
        onClick={() => isOpen || open('')}
        onBlur={() => setQuery(null)}
        onKeyDown={onKeyDown}
      />
      <div
        ref={list}
        id={`${id}-list`}
        className={styles.list}
        role="listbox"
        aria-label={label}
        hidden={found.length === 0}
        // The box keeps the focus, so that it can be typed on.
        onMouseDown={(event) => event.preventDefault()}
      >
        {found.map((one) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: The box takes the keys for the whole list.
          // biome-ignore lint/a11y/useFocusableInteractive: As above; the focus stays in the box.
          <div
            key={one.key}
            id={`${id}-${one.key}`}
            className={styles.option}
            role="option"
            aria-selected={one.key === active?.key}
            onClick={() => choose(one.key)}
          >
            <span>{one.word}</span>
            <span className={text.meta}>{one.hint}</span>
          </div>
        ))}
      </div>
      {isOpen && (
        <span className={found.length === 0 ? text.help : text.vh} aria-live="polite">
          {found.length === 0 ? copy.nothingLike(query.trim()) : copy.found(found.length)}
        </span>
      )}
    </div>
  );
}
