import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { copy as shared } from '../../copy.ts';
import { waitingCopy as copy } from '../../copy-waiting.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { isSaveKey } from '../../ui/shortcut.ts';
import { TextArea } from '../../ui/text-area.tsx';
import styles from './waiting.module.css';

/** As the server takes it. */
const REASON_MAX = 300;

interface DeclineDialogProps {
  candidateName: string;
  /** What was written before and did not arrive. */
  reason: string;
  onSend(reason: string): void;
  onClose(): void;
}

/** Asks why there will be no scorecard, and says who is told. */
export function DeclineDialog({ candidateName, reason, onSend, onClose }: DeclineDialogProps) {
  const [words, setWords] = useState(reason);
  const [asked, setAsked] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const isMissing = asked && words.trim() === '';

  // After the dialog has opened, which focuses its close button.
  useEffect(() => box.current?.focus(), []);

  function send(event?: FormEvent) {
    event?.preventDefault();
    setAsked(true);
    if (words.trim() === '') box.current?.focus();
    else onSend(words.trim());
  }

  return (
    <Dialog title={copy.dialog.title(candidateName)} onClose={onClose}>
      <form onSubmit={send} noValidate>
        <p id={`${id}-told`} className={text.quiet}>
          {copy.dialog.told}
        </p>
        <label className={cx(text.label, styles.label)} htmlFor={id}>
          {copy.dialog.reason}
        </label>
        <TextArea
          ref={box}
          id={id}
          required
          maxLength={REASON_MAX}
          value={words}
          aria-invalid={isMissing}
          aria-describedby={isMissing ? `${id}-told ${id}-missing` : `${id}-told`}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={(event) => {
            if (isSaveKey(event)) send();
          }}
        />
        {isMissing && (
          <p id={`${id}-missing`} role="alert" className={text.trouble}>
            {copy.dialog.required}
          </p>
        )}
        <div className={cx(text.acts, text.actsEnd)}>
          <Button onClick={onClose}>{shared.cancel}</Button>
          <Button type="submit" look="primary">
            {copy.dialog.send}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
