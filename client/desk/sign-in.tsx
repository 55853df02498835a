import { deskCopy as copy } from '../copy-desk.ts';
import text from '../styles/text.module.css';
import { RehearsalDesks } from './rehearsal-desks.tsx';
import styles from './sign-in.module.css';

interface SignInProps {
  /** What to do, as whoever looked for Zoom says it. */
  message: string;
  /** Whether this server plays Zoom itself. */
  rehearsal: boolean;
}

/** Outside Zoom, not signed in: where Hireside opens, and the rehearsal where there is one. */
export const SignIn = ({ message, rehearsal }: SignInProps) => (
  <main className={styles.desk}>
    <h1>{copy.signInPage.title}</h1>
    <p>{message}</p>
    {rehearsal && (
      <>
        <p>
          {copy.signInPage.rehearsalText}{' '}
          <a className={text.link} href="/rehearsal">
            {copy.signInPage.rehearsal}
          </a>
        </p>
        <RehearsalDesks />
      </>
    )}
  </main>
);
