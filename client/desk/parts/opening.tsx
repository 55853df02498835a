import { deskCopy as copy } from '../../copy-desk.ts';
import text from '../../styles/text.module.css';
import styles from './answer.module.css';

/** Still shapes where the words will be. */
export const Opening = () => (
  <div className={styles.opening}>
    <div className={text.vh} role="status">
      <h1>{copy.opening}</h1>
    </div>
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
