import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiError } from '../../api.ts';
import { copy as shared } from '../../copy.ts';
import { deskCopy as copy } from '../../copy-desk.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import styles from './answer.module.css';
import { Bones } from './opening.tsx';

interface AnswerProps<T> {
  query: UseQueryResult<T>;
  children(data: T): ReactNode;
}

/** What the server answered: rows on their way, what went wrong and what to do, or the answer. */
export function Answer<T>({ query, children }: AnswerProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) {
    return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  }
  return (
    <>
      <p className={text.vh} role="status">
        {copy.opening}
      </p>
      <Bones />
    </>
  );
}

/** An error in the server's own words, and the way on. */
export function Failed({ error, onRetry }: { error: Error; onRetry(): void }) {
  const known = error instanceof ApiError ? error : null;
  const signedOut = known?.retry === 'sign-in';
  return (
    <div className={styles.failed} role="alert">
      <p>{signedOut ? copy.signedOut : (known?.message ?? shared.failed)}</p>
      {signedOut ? (
        <a className={text.link} href="/">
          {copy.signIn}
        </a>
      ) : (
        <Button size="normal" onClick={onRetry}>
          {copy.again}
        </Button>
      )}
      {known?.requestId && (
        <p className={text.meta}>{shared.unreachable.request(known.requestId)}</p>
      )}
    </div>
  );
}
