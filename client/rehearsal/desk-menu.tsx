import { type FocusEvent, type KeyboardEvent, useRef } from 'react';
import { deskPath, type RehearsalDesk } from '../../common/rehearsal.ts';
import button from '../ui/button.module.css';
import styles from './desk-menu.module.css';

const firstName = (name: string) => name.split(' ')[0] ?? name;

/** The way to each member's desk: Hireside outside the meeting, in a window of its own. */
export function DeskMenu({ desks }: { desks: readonly RehearsalDesk[] }) {
  const menu = useRef<HTMLDetailsElement>(null);
  const close = () => {
    if (menu.current) menu.current.open = false;
  };
  const onBlur = (event: FocusEvent) => {
    if (!menu.current?.contains(event.relatedTarget)) close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    close();
    menu.current?.querySelector('summary')?.focus();
  };
  return (
    <details ref={menu} className={styles.desks} onBlur={onBlur} onKeyDown={onKeyDown}>
      <summary className={button.btn}>Open a desk</summary>
      <ul className={styles.menu}>
        {desks.map(({ key, name }) => (
          <li key={key}>
            <a href={deskPath(key)} target="_blank" rel="noopener" onClick={close}>
              Open the desk as {firstName(name)}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
