import type { ReactNode } from 'react';
import styles from './sheet.module.css';

interface SheetProps {
  title: string;
  /** One line under the title. */
  intro?: ReactNode;
  /** Buttons beside the title. */
  acts?: ReactNode;
  children?: ReactNode;
}

/** A page that is read: its heading, what can be done with it, its body. */
export const Sheet = ({ title, intro, acts, children }: SheetProps) => (
  <div className={styles.sheet}>
    <header className={styles.head}>
      <div>
        <h1 className={styles.title}>{title}</h1>
        {intro !== undefined && <p>{intro}</p>}
      </div>
      {acts !== undefined && <div className={styles.acts}>{acts}</div>}
    </header>
    {children}
  </div>
);
