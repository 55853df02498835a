import { type FormEvent, useState } from 'react';
import { callsCopy } from '../../copy-calls.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Choice, Tick } from '../parts/choice.tsx';
import { Field } from '../parts/field.tsx';
import { troubleOf } from '../parts/trouble.ts';
import { Trouble } from '../trouble.tsx';
import { channelIn } from './channel-link.ts';
import type { ChatEnd } from './use-calls.ts';

const copy = callsCopy.linking;
const ENDS = ['contact', 'channel'] as const;
type Kind = (typeof ENDS)[number];

interface LinkDialogProps {
  error: Error | null;
  isBusy: boolean;
  onSend(end: ChatEnd): void;
  onClose(): void;
}

/** Asks which conversation it is, and says who will read it. */
export function LinkDialog({ error, isBusy, onSend, onClose }: LinkDialogProps) {
  const [kind, setKind] = useState<Kind>('contact');
  const [contact, setContact] = useState('');
  const [channel, setChannel] = useState('');
  const [title, setTitle] = useState('');
  const [isSure, setSure] = useState(false);
  const [problem, setProblem] = useState<'link' | 'sure' | null>(null);
  const refused = troubleOf(error, kind === 'contact' ? 'toContact' : 'toChannel');
  function send(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    if (kind === 'contact') {
      const toContact = contact.trim();
      if (toContact !== '') onSend({ toContact, title: toContact });
      return;
    }
    const toChannel = channelIn(channel);
    setProblem(toChannel === null ? 'link' : isSure ? null : 'sure');
    if (toChannel !== null && isSure) onSend({ toChannel, title: title.trim() });
  }
  return (
    <Dialog title={callsCopy.linkOf} onClose={onClose}>
      <form onSubmit={send} noValidate>
        <Choice
          name="end"
          label={copy.which}
          choices={ENDS}
          words={copy.ends}
          chosen={kind}
          onChoose={(choice: Kind) => setKind(choice)}
        />
        {kind === 'contact' ? (
          <Field
            label={copy.contact}
            type="email"
            autoComplete="off"
            required
            value={contact}
            trouble={refused}
            onChange={(event) => setContact(event.target.value)}
          />
        ) : (
          <>
            <Field
              label={copy.channel}
              autoComplete="off"
              required
              value={channel}
              trouble={refused ?? (problem === 'link' ? copy.noChannel : undefined)}
              onChange={(event) => setChannel(event.target.value)}
            />
            <Field
              label={copy.title}
              autoComplete="off"
              maxLength={200}
              value={title}
              onChange={(event) => setTitle(event.target.value)}
            />
            <Tick isOn={isSure} onChange={setSure}>
              {copy.sure}
            </Tick>
            <p className={text.trouble} role="alert">
              {problem === 'sure' && copy.notSure}
            </p>
          </>
        )}
        <p className={text.quiet}>{copy.who}</p>
        {error !== null && refused === undefined && (
          <Trouble error={error} first={callsCopy.notDone} />
        )}
        <div className={cx(text.acts, text.actsEnd)}>
          <Button onClick={onClose}>{callsCopy.cancel}</Button>
          <Button type="submit" look="primary" aria-disabled={isBusy}>
            {callsCopy.send}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
