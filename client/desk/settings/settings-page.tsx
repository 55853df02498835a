import { deskCopy as copy } from '../../copy-desk.ts';
import { useDesk } from '../context.ts';
import { Link } from '../link.tsx';
import { NotFound } from '../not-found.tsx';
import type { PageProps } from '../pages.ts';
import { Page } from '../parts/page.tsx';
import { SECTIONS } from './sections.ts';
import styles from './settings.module.css';

/** The settings of the organization, one section at a time. */
export function SettingsPage({ params }: PageProps) {
  const { boot } = useDesk();
  const sections = SECTIONS.filter(({ may }) => may(boot.me));
  const chosen =
    params.section === undefined ? sections[0] : sections.find(({ key }) => key === params.section);
  if (chosen === undefined) return <NotFound />;
  return (
    <div className={styles.settings}>
      <nav className={styles.side} aria-label={copy.nav.settings}>
        {sections.map(({ key, word }) => (
          <Link
            key={key}
            to={`/settings/${key}`}
            aria-current={key === chosen.key ? 'page' : undefined}
          >
            {word}
          </Link>
        ))}
      </nav>
      <Page title={chosen.word}>
        <chosen.Section />
      </Page>
    </div>
  );
}
