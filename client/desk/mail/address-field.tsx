import { useState } from 'react';
import { invitationCopy as copy } from '../../copy-invitation.ts';
import text from '../../styles/text.module.css';
import { Field } from '../parts/field.tsx';
import { troubleOf } from '../parts/trouble.ts';
import styles from './mail.module.css';
import type { Draft } from './use-invitation.ts';
import type { useReview } from './use-review.ts';

interface AddressFieldProps {
  draft: Draft;
  name: string;
  review: ReturnType<typeof useReview>;
  /** What the server said to the last try. */
  error: Error | null;
  /** Sending was tried: what is missing is said now. */
  tried: boolean;
}

/** To whom: what is wrong with the address stands beside it, and what became of the last mail. */
export function AddressField({ draft, name, review, error, tried }: AddressFieldProps) {
  const [left, setLeft] = useState(false);
  const { fields, isOther, addressTrouble, keepAddress, change } = review;
  const isEmpty = fields.to.trim() === '';
  const own = (tried || (left && !isEmpty)) && addressTrouble !== null ? addressTrouble : undefined;
  const refused = troubleOf(error, 'to') ?? troubleOf(error, 'email');
  const trouble =
    own ?? (refused === undefined ? lastTrouble(draft, fields.to) : copy.review.badAddress);
  return (
    <>
      <Field
        label={copy.review.to}
        type="email"
        autoComplete="off"
        maxLength={254}
        value={fields.to}
        trouble={trouble}
        onBlur={() => setLeft(true)}
        onChange={(event) => change({ to: event.target.value })}
      />
      {draft.to === null ? (
        <p className={text.help}>{copy.review.noAddress(name)}</p>
      ) : (
        isOther && (
          <label className={styles.option}>
            <input
              type="checkbox"
              checked={keepAddress}
              onChange={(event) => change({ keepAddress: event.target.checked })}
            />
            {copy.review.keep}
          </label>
        )
      )}
    </>
  );
}

/** What somebody should know who writes to an address that took no mail the last time. */
function lastTrouble({ earlier }: Draft, to: string): string | undefined {
  const address = to.trim().toLowerCase();
  const last = earlier.findLast((mail) => mail.to.toLowerCase() === address);
  if (last?.state !== 'refused' && last?.state !== 'bounced') return undefined;
  return copy.review.lastTime(copy.states[last.state], last.reason);
}
