import { Fragment } from 'react';
import { copy } from '../copy.ts';
import { Dialog } from '../ui/dialog.tsx';
import { saveKeyName, submitKeyName } from '../ui/shortcut.ts';
import styles from './keys-dialog.module.css';

/** Keys that another computer writes differently. */
const HERE: Readonly<Record<string, () => string>> = {
  'Ctrl+Enter': saveKeyName,
  'Ctrl+Shift+Enter': submitKeyName,
};

/** Every key, as this computer writes it. */
export const KeysDialog = ({ onClose }: { onClose(): void }) => (
  <Dialog title={copy.keys.title} onClose={onClose}>
    <dl className={styles.keys}>
      {copy.keys.list.map(([keys, does]) => (
        <Fragment key={keys}>
          <dt>{HERE[keys]?.() ?? keys}</dt>
          <dd>{does}</dd>
        </Fragment>
      ))}
    </dl>
  </Dialog>
);
