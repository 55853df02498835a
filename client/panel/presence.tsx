import { useRef, useState } from 'react';
import { copy } from '../copy.ts';
import text from '../styles/text.module.css';
import { cx } from '../ui/cx.ts';
import pop from '../ui/pop.module.css';
import { useDismiss } from '../ui/use-dismiss.ts';
import { Who } from '../ui/who.tsx';
import styles from './presence.module.css';
import type { Present } from './who-is-here.ts';

/** More initials than this would push the stage aside. */
const SHOWN = 4;

/** Who of the team is here, as initials; pressed, as a list with names. */
export function Presence({ people }: { people: readonly Present[] }) {
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useDismiss(place, open, (by) => {
    setOpen(false);
    if (by === 'escape') button.current?.focus();
  });
  const hidden = people.length - SHOWN;
  return (
    <div ref={place} className={styles.here}>
      <button
        ref={button}
        type="button"
        className={styles.here}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <span className={text.vh}>{copy.presence.label}</span>
        {people.slice(0, SHOWN).map(({ id, name, kind }) => (
          <Who key={id} name={name} kind={kind} />
        ))}
        {hidden > 0 && (
          <span className={text.meta} aria-hidden="true">
            +{hidden}
          </span>
        )}
      </button>
      {open && (
        <ul className={cx(pop.pop, pop.under, styles.list)} aria-label={copy.presence.label}>
          {people.map(({ id, name, kind, detail }) => (
            <li key={id}>
              <Who name={name} kind={kind} />
              <div>
                <p className={text.strong}>{kind === 'me' ? copy.you : name}</p>
                <p>{detail}</p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
