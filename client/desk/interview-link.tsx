import { useState } from 'react';
import type { Id } from '../../common/ids.ts';
import { doorCopy as copy } from '../copy-door.ts';
import text from '../styles/text.module.css';
import { Button } from '../ui/button.tsx';
import { useDesk } from './context.ts';
import { DoorTrouble } from './door-trouble.tsx';
import styles from './interview-ways.module.css';
import { Field } from './parts/field.tsx';
import { useDoor, useTry } from './use-door.ts';

type Copied = { kind: 'not_yet' } | { kind: 'copied' } | { kind: 'by_hand'; url: string };

/** Opens the panel in Zoom on this interview, or gives a colleague the link that does. */
export function InterviewLink({ id }: { id: Id }) {
  const { api } = useDesk();
  const ask = async () =>
    (await api.post<{ url: string }>(`/api/interviews/${id}/panel-link`, {})).url;
  const opening = useDoor(ask);
  const copying = useTry();
  const [copied, setCopied] = useState<Copied>({ kind: 'not_yet' });

  const copyLink = () =>
    void copying.run(async () => {
      setCopied({ kind: 'not_yet' });
      const url = await ask();
      // A frame, or a page that is not in front, may not write there: then a person does.
      const written = await navigator.clipboard?.writeText(url).then(
        () => true,
        () => false,
      );
      setCopied(written ? { kind: 'copied' } : { kind: 'by_hand', url });
      return null;
    });

  return (
    <section aria-label={copy.panel.label}>
      <div className={styles.acts}>
        <Button aria-busy={opening.busy} onClick={opening.open}>
          {copy.panel.open}
        </Button>
        <Button aria-busy={copying.busy} onClick={copyLink}>
          {copy.panel.copy}
        </Button>
      </div>
      <p className={text.meta} aria-live="polite">
        {copied.kind === 'copied' && copy.panel.copied}
        {copied.kind === 'by_hand' && copy.panel.byHand}
      </p>
      {copied.kind === 'by_hand' && (
        <Field
          label={copy.panel.link}
          readOnly
          value={copied.url}
          onFocus={(event) => event.target.select()}
        />
      )}
      <DoorTrouble {...opening} />
      <DoorTrouble trouble={copying.trouble} open={copyLink} openHere={copyLink} />
    </section>
  );
}
