import type { ReactNode } from 'react';
import { deskCopy as copy } from '../../copy-desk.ts';
import text from '../../styles/text.module.css';
import { Trouble } from '../trouble.tsx';
import { Bones } from './opening.tsx';

interface AnswerProps<T> {
  query: { data: T | undefined; error: Error | null; refetch(): unknown };
  children(data: T): ReactNode;
}

/** What the server answered: rows on their way, what went wrong and what to do, or the answer. */
export function Answer<T>({ query, children }: AnswerProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <Trouble error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <>
      <p className={text.vh} role="status">
        {copy.opening}
      </p>
      <Bones />
    </>
  );
}
