import type { Id } from '../../../common/ids.ts';
import { copy as shared } from '../../copy.ts';
import { invitationCopy as copy } from '../../copy-invitation.ts';
import text from '../../styles/text.module.css';
import styles from './mail.module.css';
import { type Draft, useRecordReply } from './use-invitation.ts';

const REPLIES = ['accepted', 'tentative', 'declined'] as const;

/** What the candidate answered, as somebody heard it. */
export function ReplyControl({ interviewId, reply }: { interviewId: Id; reply: Draft['reply'] }) {
  const record = useRecordReply(interviewId);
  const shown = record.isPending ? record.variables : reply;
  return (
    <fieldset className={styles.reply} title={copy.reply.help}>
      <legend className={text.label}>{copy.reply.label}</legend>
      {REPLIES.map((one) => (
        <label key={one} className={styles.option}>
          <input
            type="radio"
            name={`reply-${interviewId}`}
            checked={shown === one}
            onChange={() => record.mutate(one)}
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
