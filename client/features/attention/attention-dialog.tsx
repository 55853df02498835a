import { useState } from 'react';
import { copy } from '../../copy.ts';
import text from '../../styles/text.module.css';
import type { PanelStore, RefusedEvent } from '../../sync/view.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { rowTime } from '../../ui/dates.ts';
import { Dialog } from '../../ui/dialog.tsx';
import styles from './attention.module.css';

interface AttentionDialogProps {
  store: PanelStore;
  refused: readonly RefusedEvent[];
  onClose(): void;
}

/** What the server did not take: why, and what can be done with each. Nothing goes by itself. */
export const AttentionDialog = ({ store, refused, onClose }: AttentionDialogProps) => (
  <Dialog title={copy.attention.title} onClose={onClose}>
    <p className={text.quiet}>
      {refused.length > 0 ? copy.attention.intro : copy.attention.nothing}
    </p>
    <ul className={styles.list}>
      {refused.map((one) => (
        <Refused key={one.id} store={store} refused={one} />
      ))}
    </ul>
  </Dialog>
);

function Refused({ store, refused }: { store: PanelStore; refused: RefusedEvent }) {
  const [copied, setCopied] = useState(false);
  const { id, text: words, message, at } = refused;
  async function copyWords() {
    try {
      await navigator.clipboard.writeText(words);
      setCopied(true);
    } catch {
      // Without the right to the clipboard the words can still be selected by hand.
      setCopied(false);
    }
  }
  return (
    <li>
      <p className={styles.words}>{words}</p>
      <p className={styles.why}>
        {rowTime(at, store.now())} {message}
      </p>
      <div className={cx(text.acts, text.actsEnd)}>
        <Button onClick={() => void copyWords()}>
          {copied ? copy.attention.copied : copy.attention.copyText}
        </Button>
        <Button onClick={() => void store.retryRefused(id)}>{copy.attention.retry}</Button>
        <Button look="danger" onClick={() => void store.discardRefused(id)}>
          {copy.attention.discard}
        </Button>
      </div>
    </li>
  );
}
