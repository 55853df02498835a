import { copy } from '../../copy.ts';
import styles from './profile.module.css';

/** Lines of a page: x, y, width and height each. */
const LINES = [
  [9, 10, 30, 4],
  [9, 18, 44, 2],
  [9, 28, 16, 2.5],
  [9, 34, 54, 1.5],
  [9, 38, 50, 1.5],
  [9, 42, 52, 1.5],
  [9, 46, 34, 1.5],
  [9, 54, 20, 2.5],
  [9, 60, 54, 1.5],
  [9, 64, 48, 1.5],
  [9, 68, 53, 1.5],
  [9, 76, 14, 2.5],
  [9, 82, 46, 1.5],
] as const;

/** A small page that opens the résumé. */
export const ResumeButton = ({ pages, onOpen }: { pages: number | null; onOpen(): void }) => (
  <button
    type="button"
    className={styles.resume}
    aria-label={copy.profile.openResume(pages)}
    onClick={onOpen}
  >
    <svg className={styles.page} viewBox="0 0 72 94" aria-hidden="true">
      {LINES.map(([x, y, width, height]) => (
        <rect key={y} x={x} y={y} width={width} height={height} />
      ))}
    </svg>
    {copy.profile.resume}
  </button>
);
