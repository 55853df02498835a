import type { ReactNode } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { Link } from '../link.tsx';
import styles from './page.module.css';
import { PageTitle } from './page-title.tsx';

interface PageProps {
  title: string;
  /** Where this page hangs: the way back, above the title. */
  back?: { to: string; word: string };
  /** One line under the title. */
  intro?: ReactNode;
  /** Buttons beside the title. */
  acts?: ReactNode;
  children?: ReactNode;
}

/** The frame of an ordinary page: the way back, its title, what can be done, its body. */
export const Page = ({ title, back, intro, acts, children }: PageProps) => (
  <div className={styles.page}>
    {back !== undefined && (
      <Link to={back.to} className={styles.back}>
        <Icon name="chevron-left" />
        {back.word}
      </Link>
    )}
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
