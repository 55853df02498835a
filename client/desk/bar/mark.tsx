import styles from './bar.module.css';

/** The mark: a call with a panel beside it. */
export const Mark = () => (
  <svg className={styles.mark} viewBox="0 0 16 16" aria-hidden="true">
    <path d="M3.25 2.75h4.5v10.5h-4.5a1.5 1.5 0 0 1-1.5-1.5v-7.5a1.5 1.5 0 0 1 1.5-1.5z" />
    <path className={styles.solid} d="M9.75 2h3a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-3z" />
  </svg>
);
