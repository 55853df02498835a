import { useState } from 'react';
import { privacyCopy as copy } from '../../../copy-privacy.ts';
import text from '../../../styles/text.module.css';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../parts/field.tsx';
import styles from '../section.module.css';
import { usePrivacyActs } from './use-privacy.ts';

interface ActsProps {
  id: string;
  name: string;
  /** Nothing stands against it. */
  isFree: boolean;
  onDone(said: string): void;
}

/** The ways on from a candidate's plan: erase now, hide first, or hold. */
export function CandidateActs({ id: candidateId, name, isFree, onDone }: ActsProps) {
  const { erase, hold } = usePrivacyActs();
  const [reason, setReason] = useState('');
  const isBusy = erase.isPending || hold.isPending;
  const mayHold = !isBusy && reason.trim() !== '';
  const after = (afterDays: number, said: string) => {
    if (isBusy) return;
    erase.mutate({ candidateId, afterDays }, { onSuccess: () => onDone(said) });
  };
  return (
    <>
      <div className={styles.acts}>
        {isFree && (
          <>
            <Button look="danger" aria-disabled={isBusy} onClick={() => after(0, copy.done(name))}>
              {copy.now}
            </Button>
            <Button aria-disabled={isBusy} onClick={() => after(7, copy.hidden(name))}>
              {copy.later}
            </Button>
          </>
        )}
        <Field
          label={copy.holdReason}
          value={reason}
          maxLength={500}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button
          aria-disabled={!mayHold}
          onClick={() => {
            if (!mayHold) return;
            hold.mutate({ candidateId, reason }, { onSuccess: () => onDone(copy.held(name)) });
          }}
        >
          {copy.hold}
        </Button>
      </div>
      <Refusal error={erase.error ?? hold.error} />
    </>
  );
}

/** The way on from a colleague's plan; there is no way back from it. */
export function MemberActs({ id: memberId, name, isFree, onDone }: ActsProps) {
  const { erase } = usePrivacyActs();
  const { isPending, error } = erase;
  if (!isFree) return null;
  return (
    <>
      <div className={styles.acts}>
        <Button
          look="danger"
          aria-disabled={isPending}
          onClick={() => {
            if (isPending) return;
            erase.mutate({ memberId }, { onSuccess: () => onDone(copy.done(name)) });
          }}
        >
          {copy.now}
        </Button>
      </div>
      <Refusal error={error} />
    </>
  );
}

const Refusal = ({ error }: { error: Error | null }) =>
  error && (
    <p className={text.trouble} role="alert">
      {error.message}
    </p>
  );
