import { ApiError } from '../api.ts';
import { copy } from '../copy.ts';
import { deskCopy } from '../copy-desk.ts';
import text from '../styles/text.module.css';
import { Button } from '../ui/button.tsx';

interface TroubleProps {
  error: unknown;
  /** What is so nevertheless, before the error's own words. */
  first?: string;
  onRetry?(): void;
}

/**
 * An error in the server's own words, and the way on: signing in again, trying again, or nothing
 * where there is nothing to be tried.
 */
export function Trouble({ error, first, onRetry }: TroubleProps) {
  const known = error instanceof ApiError ? error : null;
  const isSignedOut = known?.retry === 'sign-in';
  const isGone = known?.code === 'not_found';
  return (
    <div role="alert">
      <p className={text.trouble}>
        {first} {isSignedOut ? deskCopy.signedOut : (known?.message ?? copy.failed)}
      </p>
      {known?.requestId && !isGone && (
        <p className={text.meta}>{copy.unreachable.request(known.requestId)}</p>
      )}
      {isSignedOut ? (
        <p className={text.acts}>
          <a className={text.link} href="/">
            {deskCopy.signIn}
          </a>
        </p>
      ) : (
        onRetry &&
        !isGone && (
          <div className={text.acts}>
            <Button onClick={onRetry}>{copy.attention.retry}</Button>
          </div>
        )
      )}
    </div>
  );
}
