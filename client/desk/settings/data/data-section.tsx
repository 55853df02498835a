import { dataCopy as copy } from '../../../copy-data.ts';
import { takeInCopy as takeIn } from '../../../copy-take-in.ts';
import styles from '../section.module.css';
import { ExportEverything } from './data-export.tsx';
import { ImportCandidates } from './data-import.tsx';
import { BringIn } from './take-in.tsx';

/** Taking everything along, and taking candidates in; for admins. */
export const DataSection = () => (
  <>
    <section className={styles.section}>
      <h2>{copy.export}</h2>
      <p className={styles.words}>{copy.exportHint}</p>
      <ExportEverything />
    </section>
    <section className={styles.section}>
      <h2>{takeIn.title}</h2>
      <BringIn />
    </section>
    <section className={styles.section}>
      <h2>{copy.import}</h2>
      <p className={styles.words}>{copy.importHint}</p>
      <p className={styles.words}>{copy.importRules}</p>
      <ImportCandidates />
    </section>
  </>
);
