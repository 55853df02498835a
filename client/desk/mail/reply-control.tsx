import { useState } from 'react';
import type { Id } from '../../../common/ids.ts';
import { copy as shared } from '../../copy.ts';
import { invitationCopy as copy } from '../../copy-invitation.ts';
import text from '../../styles/text.module.css';
import styles from './mail.module.css';
import { type Draft, useRecordReply } from './use-invitation.ts';

const REPLIES = ['accepted', 'tentative', 'declined'] as const;
type Reply = (typeof REPLIES)[number];

/** What the candidate answered, as somebody heard it. */
export function ReplyControl({ interviewId, reply }: { interviewId: Id; reply: Draft['reply'] }) {
  const record = useRecordReply(interviewId);
  const [heard, setHeard] = useState<Reply | null>(null);
  function choose(one: Reply) {
    setHeard(one);
    record.mutate(one, { onSettled: () => setHeard(null) });
  }
  return (
    <fieldset className={styles.reply} title={copy.reply.help}>
      <legend className={text.label}>{copy.reply.label}</legend>
      {REPLIES.map((one) => (
        <label key={one} className={styles.option}>
          <input
            type="radio"
            name={`reply-${interviewId}`}
            checked={(heard ?? reply) === one}
            onChange={() => choose(one)}
          />
          {copy.reply.words[one]}
        </label>
      ))}
      {record.error && (
        <p className={text.trouble} role="alert">
          {record.error.message || shared.failed}
        </p>
      )}
    </fieldset>
  );
}
