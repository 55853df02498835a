import { type ReactNode, useEffect } from 'react';
import { kitsCopy as copy } from '../../copy-kits.ts';
import { Icon } from '../../ui/icon.tsx';
import styles from './frame.module.css';
import { Go } from './go.tsx';

interface FrameProps {
  title: string;
  /** Where this page hangs. */
  back?: { to: string; word: string };
  intro?: ReactNode;
  acts?: ReactNode;
  children: ReactNode;
}

/** A page for planning interviews: the way back, its name, what can be done, its body. */
export function Frame({ title, back, intro, acts, children }: FrameProps) {
  useEffect(() => {
    document.title = copy.documentTitle(title);
  }, [title]);
  return (
    <div className={styles.frame}>
      {back && (
        <Go to={back.to} className={styles.back}>
          <Icon name="chevron-left" />
          {back.word}
        </Go>
      )}
      <header className={styles.head}>
        <div>
          <h1>{title}</h1>
          {intro && <p>{intro}</p>}
        </div>
        {acts && <div className={styles.acts}>{acts}</div>}
      </header>
      {children}
    </div>
  );
}
