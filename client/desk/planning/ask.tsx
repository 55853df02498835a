import type { ReactNode } from 'react';
import { copy as shared } from '../../copy.ts';
import { kitsCopy as copy } from '../../copy-kits.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';

interface AskProps<T> {
  query: { data: T | undefined; error: Error | null; refetch(): unknown };
  children(data: T): ReactNode;
}

/** What the server answered; until then that it is being asked, or why it did not. */
export function Ask<T>({ query: { data, error, refetch }, children }: AskProps<T>) {
  if (data !== undefined) return children(data);
  if (error === null)
    return (
      <p className={text.empty} role="status">
        {copy.opening}
      </p>
    );
  return (
    <div className={text.empty} role="alert">
      <p>{error.message || shared.failed}</p>
      <p className={text.acts}>
        <Button onClick={() => void refetch()}>{copy.again}</Button>
      </p>
    </div>
  );
}
