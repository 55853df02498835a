import { copy } from '../copy.ts';
import text from '../styles/text.module.css';
import { cx } from '../ui/cx.ts';
import styles from './panel.module.css';

const ROWS = [
  ['first', 'boneLong'],
  ['second', 'boneMiddle'],
  ['third', 'boneLong'],
  ['fourth', 'boneMiddle'],
  ['fifth', 'boneShort'],
] as const;

/** Still shapes where the words will be. */
export const Loading = ({ words = copy.starting }: { words?: string }) => (
  <main className={styles.main}>
    <div className={styles.boneHead}>
      <span className={cx(styles.bone, styles.boneName)} />
      <div role="status">
        <h1 className={text.meta}>{words}</h1>
      </div>
    </div>
    <div className={styles.body} aria-hidden="true">
      <div className={styles.bones}>
        <span className={cx(styles.bone, styles.boneMiddle)} />
        <span className={cx(styles.bone, styles.boneLong)} />
        <span className={cx(styles.bone, styles.boneShort)} />
      </div>
      <div className={styles.bones}>
        {ROWS.map(([row, length]) => (
          <div key={row} className={text.row}>
            <span className={cx(styles.bone, styles.boneTime)} />
            <span className={cx(styles.bone, styles[length])} />
          </div>
        ))}
      </div>
    </div>
  </main>
);
