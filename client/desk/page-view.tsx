import { Suspense } from 'react';
import { ID_PATTERN } from '../../common/ids.ts';
import styles from './desk.module.css';
import { NotFound } from './not-found.tsx';
import { PageBoundary } from './page-boundary.tsx';
import { PAGES } from './pages.ts';
import { Opening } from './parts/opening.tsx';
import { usePlace } from './place.ts';
import { matchPath } from './router.ts';

/** The page of the address, in the one `main` of the desk. */
export function PageView() {
  const { path } = usePlace();
  const found = pageAt(path);
  return (
    <main className={styles.main} data-desk-page>
      <PageBoundary key={path}>
        <Suspense fallback={<Opening />}>
          {found === null ? <NotFound /> : <found.Page params={found.params} />}
        </Suspense>
      </PageBoundary>
    </main>
  );
}

/** The page a path belongs to, with the named parts of it; what cannot be an id names nothing. */
export function pageAt(path: string) {
  for (const page of PAGES) {
    const params = matchPath(page.path, path);
    if (params === null) continue;
    const isNothing = params.id !== undefined && !ID_PATTERN.test(params.id);
    return isNothing ? null : { ...page, params };
  }
  return null;
}
