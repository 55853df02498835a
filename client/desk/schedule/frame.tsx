import { type ReactNode, useEffect, useId, useRef } from 'react';
import { scheduleCopy as copy } from '../../copy-schedule.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from './schedule.module.css';

interface FrameProps {
  /** Draws the head, with this id on its title, and what is below it. */
  children(titleId: string): ReactNode;
  onClose(): void;
}

/**
 * A wide modal dialog; the browser keeps the focus in it, closes it on Esc and gives it back. It
 * stays the same one while what is in it changes.
 */
export function Frame({ children, onClose }: FrameProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog ref={ref} className={styles.dialog} aria-labelledby={titleId} onCancel={onClose}>
      {children(titleId)}
    </dialog>
  );
}

interface FrameHeadProps {
  titleId: string;
  title: string;
  /** One line under the title. */
  about: string;
  onClose(): void;
}

export const FrameHead = ({ titleId, title, about, onClose }: FrameHeadProps) => (
  <header className={styles.head}>
    <div>
      <h2 id={titleId}>{title}</h2>
      <p aria-live="polite">{about}</p>
    </div>
    <Button look="quiet" size="icon" aria-label={copy.close} onClick={onClose}>
      <Icon name="x" />
    </Button>
  </header>
);
