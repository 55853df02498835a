import { copy as shared } from '../../copy.ts';
import { kitsCopy as copy } from '../../copy-kits.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import bar from './save-bar.module.css';
import type { Edited } from './use-edited.ts';

interface SaveBarProps {
  edited: Pick<Edited<unknown>, 'changed' | 'kept' | 'found' | 'settle'>;
  /** What saving does, and the word on its button. */
  means: string;
  word: string;
  /** What is said while there is nothing to save. */
  saved: string;
  saving: boolean;
  /** What is missing; it cannot be saved before. */
  missing: readonly string[];
  error: Error | null;
  /** Saving waits for a choice that is asked for elsewhere. */
  held?: boolean;
  onSave(): void;
}

/** Always in view: whether everything is saved, what saving means, and the way back. */
export function SaveBar(props: SaveBarProps) {
  const { edited, means, word, saved, saving, missing, error, held = false, onSave } = props;
  const { changed, kept, found, settle } = edited;
  const state = found ? copy.save.found : kept ? copy.save.unsaved : copy.save.unsavedLost;
  return (
    <section className={bar.saveBar} aria-label={word}>
      <div className={bar.saveWords}>
        <p role="status" className={changed ? text.strong : bar.allSaved}>
          {!changed && <Icon name="check" />}
          {changed ? state : saved}
        </p>
        {changed && missing.length === 0 && <p className={text.quiet}>{means}</p>}
        {changed && missing.length > 0 && (
          <p className={text.quiet}>
            {copy.save.incomplete} {missing.join(' ')}
          </p>
        )}
        {error !== null && !held && (
          <p role="alert" className={bar.saveError}>
            {error.message || shared.failed}
          </p>
        )}
      </div>
      {changed && (
        <div className={bar.saveActs}>
          <Button size="normal" look="quiet" disabled={saving} onClick={settle}>
            {copy.save.discard}
          </Button>
          {!held && (
            <Button
              size="normal"
              look="primary"
              disabled={saving || missing.length > 0}
              onClick={onSave}
            >
              {saving ? copy.save.saving : word}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
