import { useEffect, useState } from 'react';
import { deskPath, type RehearsalDesk, type RehearsalRoom } from '../../common/rehearsal.ts';
import { deskCopy as copy } from '../copy-desk.ts';
import text from '../styles/text.module.css';
import { firstName } from '../ui/people.ts';
import styles from './sign-in.module.css';

/** Where this server plays Zoom: the desks of its cast. */
export function RehearsalDesks() {
  const [desks, setDesks] = useState<readonly RehearsalDesk[]>([]);
  useEffect(() => {
    const ending = new AbortController();
    fetch('/rehearsal/api/room', { signal: ending.signal })
      .then(async (answer) => (answer.ok ? ((await answer.json()) as RehearsalRoom).desks : []))
      // Without them there is still the room.
      .then(setDesks, () => undefined);
    return () => ending.abort();
  }, []);
  if (desks.length === 0) return null;
  return (
    <ul className={styles.desks} aria-label={copy.rehearsal.desks}>
      {desks.map(({ key, name }) => (
        <li key={key}>
          <a className={text.link} href={deskPath(key)}>
            {copy.rehearsal.open(firstName(name))}
          </a>
        </li>
      ))}
    </ul>
  );
}
