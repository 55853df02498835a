import type { RecordKind } from '../../../../common/records.ts';
import { collectingCopy } from '../../../copy-collecting.ts';
import text from '../../../styles/text.module.css';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import type { Held } from './use-collecting.ts';
import styles from './zoom-tile.module.css';

interface TurnOffDialogProps {
  kind: RecordKind;
  /** What is kept of it; not yet known while it is counted. */
  held: Held | undefined;
  onTurnOff(erase: boolean): void;
  onClose(): void;
}

/** Asks what becomes of what was collected. */
export function TurnOffDialog({ kind, held, onTurnOff, onClose }: TurnOffDialogProps) {
  const copy = collectingCopy.stop;
  return (
    <Dialog title={copy.title(kind)} onClose={onClose}>
      <div className={styles.leaving}>
        <p>{copy.effect}</p>
        <p aria-live="polite">{held === undefined ? copy.counting : copy.held(kind, held)}</p>
        <p>{copy.goes(kind)}</p>
        <p className={text.quiet}>{copy.history}</p>
      </div>
      <div className={cx(text.acts, text.actsEnd)}>
        <Button onClick={onClose}>{copy.cancel}</Button>
        <Button look="danger" disabled={held === undefined} onClick={() => onTurnOff(true)}>
          {copy.erase}
        </Button>
        <Button look="primary" onClick={() => onTurnOff(false)}>
          {copy.keep}
        </Button>
      </div>
    </Dialog>
  );
}
