import { deskCopy as copy } from '../../copy-desk.ts';
import text from '../../styles/text.module.css';
import styles from './answer.module.css';

/** Still shapes where the words will be. */
export const Opening = () => (
  <div className={styles.opening}>
    <p className={text.vh} role="status">
      {copy.opening}
    </p>
    <span className={styles.boneTitle} aria-hidden="true" />
    <Bones />
  </div>
);

/** Rows that are on their way. */
export const Bones = () => (
  <div className={styles.bones} aria-hidden="true">
    {['a', 'b', 'c', 'd', 'e'].map((row) => (
      <span key={row} className={styles.bone} />
    ))}
  </div>
);
