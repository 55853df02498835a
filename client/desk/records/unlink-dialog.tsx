import { callsCopy as copy } from '../../copy-calls.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Dialog } from '../../ui/dialog.tsx';

interface UnlinkDialogProps {
  onSend(erase: boolean): void;
  onClose(): void;
}

/** Asks what becomes of the messages that were read. */
export const UnlinkDialog = ({ onSend, onClose }: UnlinkDialogProps) => (
  <Dialog title={copy.unlinkTitle} onClose={onClose}>
    <p className={text.quiet}>{copy.unlinkHint}</p>
    <div className={cx(text.acts, text.actsEnd)}>
      <Button onClick={onClose}>{copy.cancel}</Button>
      <Button look="danger" onClick={() => onSend(true)}>
        {copy.erase}
      </Button>
      <Button look="primary" onClick={() => onSend(false)}>
        {copy.keep}
      </Button>
    </div>
  </Dialog>
);
