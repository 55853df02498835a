import { useQuery } from '@tanstack/react-query';
import type { Id } from '../../../common/ids.ts';
import type { Kit } from '../../../common/kit.ts';
import { kitsCopy as copy } from '../../copy-kits.ts';
import text from '../../styles/text.module.css';
import { useDesk } from '../context.ts';
import { NotFound } from '../not-found.tsx';
import type { PageProps } from '../pages.ts';
import { Answer } from '../parts/answer.tsx';
import { Page } from '../parts/page.tsx';
import styles from '../planning/planning.module.css';
import { kitKey, useKit } from '../planning/queries.ts';
import { changesBetween } from './changes.ts';
import { introOf, KitContent } from './kit-view.tsx';

/** A kit as it was, to be read: interviews that were held with it still show it so. */
export const VersionPage = ({ params: { id = '', version = '' } }: PageProps) =>
  /^[1-9]\d*$/.test(version) ? <Version {...{ id, version }} /> : <NotFound />;

function Version({ id, version }: { id: Id; version: string }) {
  const { api } = useDesk();
  const newest = useKit(id);
  const query = useQuery({
    queryKey: [...kitKey(id), 'version', version],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => api.get<Kit>(`/api/kits/${id}`, { version }, { signal }),
  });
  const back = { to: `/kits/${id}`, word: newest.data?.name ?? copy.back.kits };
  const kit = query.data;
  return (
    <Page
      title={kit === undefined ? copy.list.title : copy.versions.of(kit.name, kit.version)}
      intro={kit && introOf(kit)}
      back={back}
    >
      <Answer query={query}>
        {(shown) => (
          <>
            <p className={text.quiet}>{copy.versions.readOnly}</p>
            {newest.data !== undefined && newest.data.version !== shown.version && (
              <Since shown={shown} newest={newest.data} />
            )}
            <KitContent kit={shown} />
          </>
        )}
      </Answer>
    </Page>
  );
}

function Since({ shown, newest }: { shown: Kit; newest: Kit }) {
  const changes = changesBetween(shown, newest);
  return (
    <section className={styles.part} aria-labelledby="changed-since">
      <h2 id="changed-since" className={styles.secTitle}>
        {copy.versions.since(newest.version)}
      </h2>
      {changes.length === 0 ? (
        <p className={styles.none}>{copy.changes.none}</p>
      ) : (
        <ul className={styles.changes}>
          {changes.map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
