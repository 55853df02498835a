import { privacyCopy as copy } from '../../../copy-privacy.ts';
import text from '../../../styles/text.module.css';
import styles from '../section.module.css';
import { EraseSomebody } from './erase.tsx';
import { EraseMember } from './erase-member.tsx';
import { Holds } from './holds.tsx';
import { Inventory } from './inventory.tsx';
import { Receipts } from './receipts.tsx';
import { RetentionChoices } from './retention.tsx';

/** What is stored of people, and how it goes; for admins. */
export const PrivacySection = () => (
  <>
    <section className={styles.section}>
      <h2>{copy.erase}</h2>
      <p className={styles.words}>{copy.eraseHint}</p>
      <EraseSomebody />
    </section>
    <section className={styles.section}>
      <h2>{copy.eraseMember}</h2>
      <p className={styles.words}>{copy.eraseMemberHint}</p>
      <EraseMember />
    </section>
    <section className={styles.section}>
      <h2>{copy.retention}</h2>
      <p className={styles.words}>{copy.retentionHint}</p>
      <RetentionChoices />
    </section>
    <section className={styles.section}>
      <h2>{copy.holds}</h2>
      <Holds />
    </section>
    <section className={styles.section}>
      <h2>{copy.receipts}</h2>
      <Receipts />
    </section>
    <section className={styles.section}>
      <h2>{copy.inventory}</h2>
      <p className={styles.words}>
        {copy.inventoryHint}{' '}
        <a className={text.link} href="/privacy">
          {copy.publicPage}
        </a>
      </p>
      <Inventory />
    </section>
  </>
);
