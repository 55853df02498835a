import { type ReactNode, useEffect, useId, useRef } from 'react';
import { scheduleCopy as copy } from '../../copy-schedule.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from './schedule.module.css';

interface FrameProps {
  title: string;
  /** One line under the title. */
  about: string;
  children: ReactNode;
  onClose(): void;
}

/** A wide modal dialog; the browser keeps the focus in it, closes it on Esc and gives it back. */
export function Frame({ title, about, children, onClose }: FrameProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog ref={ref} className={styles.dialog} aria-labelledby={titleId} onCancel={onClose}>
      <header className={styles.head}>
        <div>
          <h2 id={titleId}>{title}</h2>
          <p aria-live="polite">{about}</p>
        </div>
        <Button look="quiet" size="icon" aria-label={copy.close} onClick={onClose}>
          <Icon name="x" />
        </Button>
      </header>
      {children}
    </dialog>
  );
}
