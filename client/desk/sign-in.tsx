import { lazy, Suspense } from 'react';
import { copy } from '../copy.ts';
import text from '../styles/text.module.css';
import styles from './sign-in.module.css';

interface SignInProps {
  /** What to do, as whoever looked for Zoom says it. */
  message: string;
  /** Whether this server plays Zoom itself. */
  rehearsal: boolean;
}

const RehearsalDesks = lazy(async () => ({
  default: (await import('./rehearsal-desks.tsx')).RehearsalDesks,
}));

/** Outside Zoom, not signed in: where Hireside opens, and the rehearsal where there is one. */
export const SignIn = ({ message, rehearsal }: SignInProps) => (
  <main className={styles.desk}>
    <h1>{copy.desk.title}</h1>
    <p>{message}</p>
    {rehearsal && (
      <>
        <p>
          {copy.desk.rehearsalText}{' '}
          <a className={text.link} href="/rehearsal">
            {copy.desk.rehearsal}
          </a>
        </p>
        <Suspense fallback={null}>
          <RehearsalDesks />
        </Suspense>
      </>
    )}
  </main>
);
