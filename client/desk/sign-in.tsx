import { deskCopy as copy } from '../copy-desk.ts';
import { zoomCopy } from '../copy-zoom.ts';
import { installAddress } from '../features/connect/address.ts';
import { herePlace } from '../features/connect/use-connect.ts';
import text from '../styles/text.module.css';
import { RehearsalDesks } from './rehearsal-desks.tsx';
import styles from './sign-in.module.css';

interface SignInProps {
  /** What to do, as whoever looked for Zoom says it. */
  message: string;
  /** An ordinary browser: inside Zoom one is signed in by Zoom, or not at all. */
  browser: boolean;
  /** Whether this server plays Zoom itself. */
  rehearsal: boolean;
}

/** Not signed in: where Hireside opens, the way in by Zoom, and the rehearsal where there is one. */
export const SignIn = ({ message, browser, rehearsal }: SignInProps) => (
  <main className={styles.desk}>
    <h1>{copy.signInPage.title}</h1>
    <p>{message}</p>
    {browser && (
      <>
        <p>{copy.signInPage.browser}</p>
        <p>
          <a className={styles.way} href={installAddress(herePlace())}>
            {zoomCopy.signIn}
          </a>
        </p>
      </>
    )}
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
