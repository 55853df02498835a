import { NAMES } from '../../../common/mail-templates.ts';
import { invitationCopy as copy } from '../../copy-invitation.ts';
import styles from './mail.module.css';

/** What can be written in braces, and what it becomes. */
export const Names = () => (
  <details className={styles.whole}>
    <summary>{copy.templates.names}</summary>
    <dl className={styles.names}>
      {NAMES.map((name) => (
        <div key={name}>
          <dt>{`{${name}}`}</dt>
          <dd>{copy.templates.meaning[name]}</dd>
        </div>
      ))}
    </dl>
  </details>
);
