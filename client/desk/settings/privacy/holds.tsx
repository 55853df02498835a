import { privacyCopy as copy } from '../../../copy-privacy.ts';
import text from '../../../styles/text.module.css';
import { Button } from '../../../ui/button.tsx';
import { dateText } from '../../../ui/dates.ts';
import { Link } from '../../link.tsx';
import { Answer } from '../../parts/answer.tsx';
import styles from '../section.module.css';
import { usePrivacyActs, usePrivacyQuery } from './use-privacy.ts';

/** Candidates whose data may not be erased for now, and why. */
export function Holds() {
  const query = usePrivacyQuery('listHolds', '/api/privacy/holds');
  const { endHold } = usePrivacyActs();
  return (
    <Answer query={query}>
      {({ items }) =>
        items.length === 0 ? (
          <p className={text.meta}>{copy.holdsNone}</p>
        ) : (
          <ul aria-label={copy.holds}>
            {items.map(({ id, candidateId, candidateName, reason, by, at }) => (
              <li key={id} className={styles.row}>
                <span>
                  <Link className={text.link} to={`/candidates/${candidateId}`}>
                    {candidateName}
                  </Link>{' '}
                  {reason}{' '}
                  <span className={text.meta}>
                    {copy.holdLine(dateText(at), by ?? copy.somebody)}
                  </span>
                </span>
                <Button
                  aria-label={copy.endHold(candidateName)}
                  aria-disabled={endHold.isPending}
                  onClick={() => {
                    if (!endHold.isPending) endHold.mutate(id);
                  }}
                >
                  {copy.endHoldShort}
                </Button>
              </li>
            ))}
          </ul>
        )
      }
    </Answer>
  );
}
