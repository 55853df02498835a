import type { ReactNode } from 'react';
import styles from './page.module.css';
import { PageTitle } from './page-title.tsx';

interface PageProps {
  title: string;
  /** One line under the title. */
  intro?: ReactNode;
  /** Buttons beside the title. */
  acts?: ReactNode;
  children?: ReactNode;
}

/** The frame of an ordinary page: title, what can be done, body. */
export const Page = ({ title, intro, acts, children }: PageProps) => (
  <div className={styles.page}>
    <header className={styles.head}>
      <div>
        <PageTitle>{title}</PageTitle>
        {intro !== undefined && <p>{intro}</p>}
      </div>
      {acts !== undefined && <div className={styles.acts}>{acts}</div>}
    </header>
    {children}
  </div>
);
