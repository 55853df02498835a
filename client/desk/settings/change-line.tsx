import { copy as shared } from '../../copy.ts';
import text from '../../styles/text.module.css';

interface ChangeLineProps {
  change: { isPending: boolean; isSuccess: boolean; error: Error | null };
}

/** What became of the last change: saving, saved, or why not. */
export const ChangeLine = ({ change }: ChangeLineProps) => (
  <>
    <p className={text.meta} role="status">
      {change.isPending && shared.save.saving}
      {change.isSuccess && shared.save.saved}
    </p>
    {change.error && (
      <p className={text.trouble} role="alert">
        {change.error.message}
      </p>
    )}
  </>
);
