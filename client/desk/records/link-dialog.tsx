import { type FormEvent, useState } from 'react';
import { callsCopy as copy } from '../../copy-calls.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../parts/field.tsx';
import { troubleOf } from '../parts/trouble.ts';
import { Trouble } from '../trouble.tsx';

interface LinkDialogProps {
  error: Error | null;
  isBusy: boolean;
  onSend(contact: string): void;
  onClose(): void;
}

/** Asks with whom the conversation is. */
export function LinkDialog({ error, isBusy, onSend, onClose }: LinkDialogProps) {
  const [contact, setContact] = useState('');
  const trouble = troubleOf(error, 'toContact');
  function send(event: FormEvent) {
    event.preventDefault();
    if (contact.trim() !== '' && !isBusy) onSend(contact.trim());
  }
  return (
    <Dialog title={copy.linkOf} onClose={onClose}>
      <form onSubmit={send} noValidate>
        <p className={text.quiet}>{copy.linkHint}</p>
        <Field
          label={copy.contact}
          type="email"
          autoComplete="off"
          required
          value={contact}
          trouble={trouble}
          onChange={(event) => setContact(event.target.value)}
        />
        {error !== null && trouble === undefined && <Trouble error={error} first={copy.notDone} />}
        <div className={cx(text.acts, text.actsEnd)}>
          <Button onClick={onClose}>{copy.cancel}</Button>
          <Button type="submit" look="primary" aria-disabled={isBusy}>
            {copy.send}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
