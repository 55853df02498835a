import { useQuery } from '@tanstack/react-query';
import type { Output } from '../../../common/contract.ts';
import type { Kit } from '../../../common/kit.ts';
import { copy as shared } from '../../copy.ts';
import { kitsCopy as copy } from '../../copy-kits.ts';
import text from '../../styles/text.module.css';
import { dateText, wholeText } from '../../ui/dates.ts';
import { useDesk } from '../context.ts';
import { Link } from '../link.tsx';
import { Answer } from '../parts/answer.tsx';
import styles from '../planning/planning.module.css';
import { kitKey } from '../planning/queries.ts';

/** Every version of a kit with who saved it and when; the earlier ones can be read. */
export function KitVersions({ kit: { id, version: newest } }: { kit: Kit }) {
  const { api } = useDesk();
  const query = useQuery({
    queryKey: [...kitKey(id), 'versions', newest],
    queryFn: ({ signal }) =>
      api.get<Output<'kitVersions'>>(`/api/kits/${id}/versions`, {}, { signal }),
  });
  return (
    <section className={styles.part} aria-labelledby="kit-versions">
      <h2 id="kit-versions" className={styles.secTitle}>
        {copy.versions.title}
      </h2>
      <Answer query={query}>
        {({ items }) => (
          <ul className={styles.versions}>
            {items.map(({ version, savedAt, by }) => (
              <li key={version}>
                {version === newest ? (
                  <span>{copy.versions.newest(version)}</span>
                ) : (
                  <Link className={text.link} to={`/kits/${id}/versions/${version}`}>
                    {copy.versions.one(version)}
                  </Link>
                )}
                <span className={text.meta} title={wholeText(savedAt)}>
                  {copy.versions.saved(dateText(savedAt), by ?? shared.hireside)}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Answer>
    </section>
  );
}
