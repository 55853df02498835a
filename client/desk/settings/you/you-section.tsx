import { accessCopy as copy } from '../../../copy-access.ts';
import { TakeData } from '../../access/take-data.tsx';
import { useDesk } from '../../context.ts';
import styles from '../section.module.css';
import { OwnErasure } from './you-erasure.tsx';
import { OwnName } from './you-name.tsx';

/** What Hireside holds about whoever looks: to correct, to take along, to have erased. */
export function YouSection() {
  const { boot } = useDesk();
  return (
    <>
      <section className={styles.section}>
        <h2>{copy.account}</h2>
        <p className={styles.words}>{copy.accountHint}</p>
        <OwnName />
      </section>
      <section className={styles.section}>
        <h2>{copy.yours}</h2>
        <p className={styles.words}>{copy.yoursHint}</p>
        <TakeData path="/api/me/data" name={boot.me.name} />
      </section>
      <section className={styles.section}>
        <h2>{copy.erase}</h2>
        <p className={styles.words}>{copy.eraseHint}</p>
        <OwnErasure />
      </section>
    </>
  );
}
