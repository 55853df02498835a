import { recordsCopy } from '../../copy-records.ts';
import text from '../../styles/text.module.css';
import { Link } from '../link.tsx';
import styles from '../reports/reports.module.css';

const copy = recordsCopy.report;

/** Where the report is, on the page of reports. */
export const AttendanceLink = () => (
  <section className={styles.round} aria-labelledby="attendance-report">
    <h2 id="attendance-report" className={styles.title}>
      {copy.title}
    </h2>
    <p className={styles.words}>{copy.text}</p>
    <p>
      <Link className={text.link} to="/reports/attendance">
        {copy.open}
      </Link>
    </p>
  </section>
);
