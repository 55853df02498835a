import { type Application, undoLeft } from '../../../common/application.ts';
import { LIMITS } from '../../../common/limits.ts';
import { copy } from '../../copy.ts';
import text from '../../styles/text.module.css';
import type { PanelStore } from '../../sync/view.ts';
import { Button } from '../../ui/button.tsx';
import { firstName, nameOf, type People } from '../../ui/people.ts';
import { useNow } from '../../ui/use-now.ts';
import styles from './undo-bar.module.css';

interface UndoBarProps {
  store: PanelStore;
  application: Application | undefined;
  people: People;
}

/** How often the line moves while it drains, milliseconds. */
const STEP_MS = 200;

/** What was just moved, on everyone's panel, for as long as it can be taken back. */
export function UndoBar({ store, application, people }: UndoBarProps) {
  const some = undoLeft(application, store.now()) > 0;
  const now = useNow(store, some ? STEP_MS : 1000);
  const left = undoLeft(application, now);
  const move = application?.lastMove;
  const shown = application !== undefined && move && left > 0;
  return (
    <div aria-live="polite">
      {shown && (
        <div className={styles.undo}>
          <progress
            className={styles.left}
            max={LIMITS.undoMs}
            value={left}
            aria-label={copy.undo.left}
          />
          <p>
            {move.by === people.me
              ? copy.undo.yours(move.to)
              : copy.undo.theirs(nameOf(people, move.by), firstName(people.candidate), move.to)}
          </p>
          <Button
            className={styles.button}
            data-undo
            onClick={() => {
              const { id: applicationId } = application;
              void store.append('stage.reverted', { eventId: move.eventId }, { applicationId });
            }}
          >
            {copy.undo.word}
            <span className={text.num} aria-hidden="true">
              {copy.undo.seconds(Math.ceil(left / 1000))}
            </span>
          </Button>
        </div>
      )}
    </div>
  );
}
