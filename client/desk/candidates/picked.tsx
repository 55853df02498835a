import { deskCopy as copy } from '../../copy-desk.ts';
import button from '../../ui/button.module.css';
import { Button } from '../../ui/button.tsx';
import { SLOTS } from '../slots.ts';
import styles from './candidates.module.css';
import type { CandidateLine } from './use-candidates.ts';

interface PickedProps {
  picked: readonly CandidateLine[];
  onClear(): void;
}

/** What can be done with the ticked candidates. */
export function Picked({ picked, onClear }: PickedProps) {
  const addresses = picked.map(({ email }) => email).filter((email) => email !== null);
  const { PickedActs } = SLOTS;
  return (
    <section className={styles.bar} aria-label={copy.candidates.picked(picked.length)}>
      <b aria-live="polite">{copy.candidates.picked(picked.length)}</b>
      <Button look="quiet" onClick={onClear}>
        {copy.candidates.clear}
      </Button>
      {addresses.length > 0 && (
        // Hidden copies: candidates never learn of each other.
        <a
          className={button.btn}
          href={`mailto:?bcc=${addresses.map(encodeURIComponent).join(',')}`}
        >
          {copy.candidates.mail}
        </a>
      )}
      {PickedActs !== null && <PickedActs candidates={picked} />}
    </section>
  );
}
