import { useState } from 'react';
import { scheduleCopy as copy } from '../../copy-schedule.ts';
import { Button } from '../../ui/button.tsx';
import styles from './meeting.module.css';

interface CopyValueProps {
  /** What it is, for the button’s name. */
  what: string;
  value: string;
}

/** Something to read and to take along. */
export function CopyValue({ what, value }: CopyValueProps) {
  const [said, setSaid] = useState('');
  async function take() {
    try {
      await navigator.clipboard.writeText(value);
      setSaid(copy.meeting.copied);
    } catch {
      // Without the right to the clipboard the words can still be selected by hand.
      setSaid(copy.meeting.notCopied);
    }
  }
  return (
    <span className={styles.value}>
      <span className={styles.words}>{value}</span>
      <Button aria-label={copy.meeting.copy(what)} onClick={() => void take()}>
        {copy.meeting.copyWord}
      </Button>
      <span className={styles.said} aria-live="polite">
        {said}
      </span>
    </span>
  );
}
