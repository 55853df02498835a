import { copy as shared } from '../../copy.ts';
import { deskCopy as copy } from '../../copy-desk.ts';
import { useDesk } from '../context.ts';
import { Link } from '../link.tsx';
import { mayOpen, NAV } from '../nav.ts';
import { pageAt } from '../page-view.tsx';
import { usePlace } from '../place.ts';
import { AccountMenu } from './account-menu.tsx';
import styles from './bar.module.css';
import { DeskSearch } from './desk-search.tsx';
import { Mark } from './mark.tsx';

/** What stays on top of every page: where one is, the search, and whose desk it is. */
export function Bar() {
  const { boot } = useDesk();
  const { path } = usePlace();
  const here = pageAt(path)?.nav;
  const words = NAV.filter((key) => pageAt(`/${key}`) !== null && mayOpen(boot.me, key));
  return (
    <header className={styles.bar}>
      <Link className={styles.brand} to="/today">
        <Mark />
        {shared.hireside}
      </Link>
      <nav className={styles.nav} aria-label={copy.nav.label}>
        {words.map((key) => (
          <Link key={key} to={`/${key}`} aria-current={key === here ? 'page' : undefined}>
            {copy.nav[key]}
          </Link>
        ))}
      </nav>
      <DeskSearch />
      <AccountMenu />
    </header>
  );
}
