import { ApiError } from '../api.ts';
import { copy } from '../copy.ts';
import text from '../styles/text.module.css';
import { Button } from '../ui/button.tsx';

interface TroubleProps {
  error: unknown;
  /** What is so nevertheless, before the error's own words. */
  first?: string;
  onRetry?(): void;
}

/** An error in the server's own words, and the way on. */
export function Trouble({ error, first, onRetry }: TroubleProps) {
  const known = error instanceof ApiError ? error : null;
  return (
    <div role="alert">
      <p className={text.trouble}>
        {first} {known?.message ?? copy.failed}
      </p>
      {known?.requestId && <p className={text.meta}>{copy.unreachable.request(known.requestId)}</p>}
      {onRetry && (
        <div className={text.acts}>
          <Button onClick={onRetry}>{copy.attention.retry}</Button>
        </div>
      )}
    </div>
  );
}
