import type { Application } from '../../../common/application.ts';
import { copy } from '../../copy.ts';
import text from '../../styles/text.module.css';
import styles from './stage.module.css';
import { StageWords } from './stage-picker.tsx';

/** For those without the right to move it: a word, not a control. */
export const StageText = ({ application, now }: { application: Application; now: number }) => (
  <p className={styles.text}>
    <span className={text.vh}>{copy.head.stage}: </span>
    <StageWords application={application} now={now} />
  </p>
);
