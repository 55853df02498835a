import { useEffect, useRef } from 'react';
import { deskCopy as copy } from '../../copy-desk.ts';
import { usePlace } from '../place.ts';
import styles from './page.module.css';

/**
 * The page's heading, which names the window too. Whoever came here from another page is put on
 * it, unless they are already doing something on this one.
 */
export function PageTitle({ children }: { children: string }) {
  const { steps } = usePlace();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = copy.documentTitle(children);
  }, [children]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: Once, when the page is shown.
  useEffect(() => {
    const busy = heading.current?.closest('[data-desk-page]')?.contains(document.activeElement);
    if (steps > 0 && !busy) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h1 ref={heading} className={styles.title} tabIndex={-1}>
      {children}
    </h1>
  );
}
