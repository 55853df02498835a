import { useState } from 'react';
import { LIMITS } from '../../../common/limits.ts';
import { copy as shared } from '../../copy.ts';
import { invitationCopy as copy } from '../../copy-invitation.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { Field } from '../parts/field.tsx';
import { TextField } from '../planning/field.tsx';
import { AddressField } from './address-field.tsx';
import { Arrives } from './arrives.tsx';
import { CopyText } from './copy-text.tsx';
import { FootWords } from './foot-words.tsx';
import styles from './mail.module.css';
import { ReaderFields } from './reader-fields.tsx';
import { type Draft, type ReaderChoice, useSendInvitation } from './use-invitation.ts';
import { useReview } from './use-review.ts';

interface ReviewProps {
  interviewId: string;
  draft: Draft;
  name: string;
  reader: ReaderChoice;
  onReader(choice: ReaderChoice): void;
  onSent(): void;
  onNotNow(): void;
}

/** The mail to be sent: what can be changed on the left, what arrives on the right. */
export function Review({
  interviewId,
  draft,
  name,
  reader,
  onReader,
  onSent,
  onNotNow,
}: ReviewProps) {
  const review = useReview(draft);
  const send = useSendInvitation(interviewId);
  const [tried, setTried] = useState(false);
  const { fields, letter, change } = review;
  const words = copy.review;
  const { kind } = draft;

  function submit() {
    setTried(true);
    if (review.addressTrouble !== null || letter.unknown.length > 0) return;
    send.mutate(review.reviewed, {
      onSuccess: () => {
        review.clear();
        onSent();
      },
    });
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!send.isPending) submit();
      }}
    >
      <div className={styles.sides}>
        <div className={styles.write}>
          <AddressField {...{ draft, name, review, tried }} error={send.error} />
          <Field
            label={words.subject}
            maxLength={300}
            value={fields.subject}
            onChange={(event) => change({ subject: event.target.value })}
          />
          <ReaderFields draft={draft} choice={reader} onChange={onReader} />
          <TextField
            label={words.instructions}
            long
            max={LIMITS.reasonNote}
            value={fields.instructions}
            onChange={(instructions) => change({ instructions })}
          />
          <TextField
            label={words.note}
            long
            max={LIMITS.reasonNote}
            value={review.note}
            onChange={(note) => change({ note })}
          />
          <details className={styles.whole}>
            <summary>{words.whole}</summary>
            <TextField
              label={words.wholeLabel}
              className={styles.tall}
              help={words.wholeHelp}
              long
              max={LIMITS.mailBody}
              value={fields.body}
              onChange={(body) => change({ body })}
            />
          </details>
          <p className={text.help}>{words.template}</p>
        </div>
        <Arrives {...{ draft, name, letter }} />
      </div>
      <footer className={styles.foot}>
        <FootWords draft={draft} />
        {send.error && (
          <p className={text.trouble} role="alert">
            {send.error.message || shared.failed}
          </p>
        )}
        <Button size="normal" onClick={onNotNow}>
          {words.notNow}
        </Button>
        {draft.mailIsOn ? (
          <Button type="submit" size="normal" look="primary" aria-disabled={send.isPending}>
            {send.isPending ? words.sending : words.send[kind]}
          </Button>
        ) : (
          <CopyText subject={letter.subject} body={letter.body} />
        )}
      </footer>
    </form>
  );
}
