import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Audience } from '../../../common/events.ts';
import { copy } from '../../copy.ts';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import pop from '../../ui/pop.module.css';
import { useDismiss } from '../../ui/use-dismiss.ts';
import styles from './audience-menu.module.css';

const AUDIENCES = ['team', 'author'] as const;
const ICONS = { team: 'team', author: 'lock' } as const;

interface AudienceMenuProps {
  audience: Audience;
  onChange(audience: Audience): void;
}

/** Who will see the note, in words, and the menu that changes it. */
export function AudienceMenu({ audience, onChange }: AudienceMenuProps) {
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  useDismiss(place, open, (by) => close(by === 'escape'));

  useEffect(() => {
    if (open) menu.current?.querySelector<HTMLElement>('[aria-checked=true]')?.focus();
  }, [open]);

  function close(focus: boolean) {
    setOpen(false);
    if (focus) button.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Tab') return close(false);
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const items = [...(menu.current?.querySelectorAll<HTMLElement>('[role=menuitemradio]') ?? [])];
    // Two items: the next one is the other one.
    items.find((item) => item !== document.activeElement)?.focus();
  }

  return (
    <div ref={place} className={styles.place}>
      <button
        ref={button}
        type="button"
        className={cx(styles.audience, audience === 'author' && styles.private)}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name={ICONS[audience]} />
        {copy.composer.audience[audience]}
        <Icon name="chevron-down" />
      </button>
      {open && (
        <div
          ref={menu}
          className={cx(pop.pop, styles.menu)}
          role="menu"
          tabIndex={-1}
          aria-label={copy.composer.choose}
          onKeyDown={onKeyDown}
        >
          {AUDIENCES.map((one) => (
            <button
              key={one}
              type="button"
              role="menuitemradio"
              aria-checked={one === audience}
              tabIndex={-1}
              className={styles.item}
              onClick={() => {
                onChange(one);
                close(true);
              }}
            >
              <span>{one === audience && <Icon name="check" />}</span>
              <Icon name={ICONS[one]} />
              {copy.composer.audiences[one]}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
