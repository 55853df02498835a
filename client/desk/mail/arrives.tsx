import type { renderMail } from '../../../common/mail-templates.ts';
import { invitationCopy as copy } from '../../copy-invitation.ts';
import text from '../../styles/text.module.css';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import { Letter } from './letter.tsx';
import styles from './mail.module.css';
import type { Draft } from './use-invitation.ts';

interface ArrivesProps {
  draft: Draft;
  name: string;
  letter: ReturnType<typeof renderMail>;
}

/** The mail as the candidate reads it, with what comes along and what it lacks. */
export const Arrives = ({ draft, name, letter }: ArrivesProps) => (
  <section className={styles.read} aria-label={copy.review.reads(name)}>
    <p className={text.label}>{copy.review.reads(name)}</p>
    {letter.unknown.length > 0 && (
      <p className={text.trouble} role="alert">
        {copy.review.unknown(letter.unknown)}
      </p>
    )}
    {letter.missing.includes('joinLink') && (
      <p className={cx(text.pair, styles.warn)}>
        <Icon name="alert" />
        {copy.review.noLink}
      </p>
    )}
    <Letter label={copy.kinds[draft.kind]} subject={letter.subject} body={letter.body} />
    <p className={styles.says}>
      <span className={text.pair}>
        <Icon name="calendar" />
        {copy.review.attached}
      </span>
      <span className={text.pair}>
        <Icon name="link" />
        {copy.review.answers[draft.kind]}
      </span>
    </p>
  </section>
);
