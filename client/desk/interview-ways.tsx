import type { Id } from '../../common/ids.ts';
import { InterviewLink } from './interview-link.tsx';
import styles from './interview-ways.module.css';
import { OpenAutomatically } from './open-automatically.tsx';

/** From an interview's page into Zoom. */
export const InterviewWays = ({ id }: { id: Id }) => (
  <div className={styles.ways}>
    <InterviewLink id={id} />
    <OpenAutomatically id={id} />
  </div>
);
