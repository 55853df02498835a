import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { copy } from '../copy.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import styles from './pop.module.css';

interface DialogProps {
  title: string;
  children: ReactNode;
  onClose(): void;
}

/** The browser's own modal dialog: it keeps the focus, closes on Esc and gives the focus back. */
export function Dialog({ title, children, onClose }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // Closed while it is still in the page: one that is taken out open gives no focus back.
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog ref={ref} className={styles.dialog} aria-labelledby={titleId} onCancel={onClose}>
      <h2 className={styles.title}>
        <span id={titleId}>{title}</span>
        <Button look="quiet" size="icon" aria-label={copy.close} onClick={onClose}>
          <Icon name="x" />
        </Button>
      </h2>
      {children}
    </dialog>
  );
}
