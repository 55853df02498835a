import { copy } from '../copy.ts';
import text from '../styles/text.module.css';
import styles from './desk.module.css';

interface DeskProps {
  /** What to do, as whoever looked for Zoom says it. */
  message: string;
  /** Whether this server plays Zoom itself. */
  rehearsal: boolean;
}

/** Outside Zoom: where Hireside opens, and the rehearsal room where there is one. */
export const Desk = ({ message, rehearsal }: DeskProps) => (
  <main className={styles.desk}>
    <h1>{copy.desk.title}</h1>
    <p>{message}</p>
    {rehearsal && (
      <p>
        {copy.desk.rehearsalText}{' '}
        <a className={text.link} href="/rehearsal">
          {copy.desk.rehearsal}
        </a>
      </p>
    )}
  </main>
);
