import { useQuery } from '@tanstack/react-query';
import type { Output } from '../../../common/contract.ts';
import type { Id } from '../../../common/ids.ts';
import { resumeCopy as copy } from '../../copy-resume.ts';
import text from '../../styles/text.module.css';
import { cx } from '../../ui/cx.ts';
import { dateText, wholeText } from '../../ui/dates.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { fullNameOf, type People } from '../../ui/people.ts';
import { useDesk } from '../context.ts';
import { Trouble } from '../trouble.tsx';
import styles from './earlier-resumes.module.css';

interface EarlierResumesProps {
  candidateId: Id;
  /** The one that counts: it stands above. */
  currentId: Id;
  people: People;
  onOpen(fileId: Id): void;
}

/** The résumés that were replaced: when each was filed, who brought it, and a way to open it. */
export function EarlierResumes({ candidateId, currentId, people, onOpen }: EarlierResumesProps) {
  const { api } = useDesk();
  const { data, error, refetch } = useQuery({
    // Another one that counts makes an earlier one of the last.
    queryKey: ['resumes', candidateId, currentId],
    queryFn: ({ signal }) =>
      api.get<Output<'listResumes'>>(`/api/candidates/${candidateId}/resumes`, {}, { signal }),
  });
  const earlier = data?.items.filter(({ fileId }) => fileId !== currentId) ?? [];
  if (error === null && earlier.length === 0) return null;
  return (
    <section className={text.band} aria-label={copy.earlier}>
      <h2 className={text.bandTitle}>{copy.earlier}</h2>
      {error !== null && (
        <Trouble error={error} first={copy.earlierFailed} onRetry={() => void refetch()} />
      )}
      <ul>
        {earlier.map(({ fileId, name, filedAt, actorId }) => (
          <li key={fileId} className={styles.line}>
            <LinkButton
              aria-label={copy.open(name, dateText(filedAt))}
              onClick={() => onOpen(fileId)}
            >
              {name}
            </LinkButton>
            <span className={cx(text.meta, styles.who)} title={wholeText(filedAt)}>
              {copy.filedBy(dateText(filedAt), fullNameOf(people, actorId))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
