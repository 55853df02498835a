import { accessCopy as copy } from '../../copy-access.ts';
import text from '../../styles/text.module.css';
import { dateText } from '../../ui/dates.ts';
import { useErasureRequests } from '../access/use-requests.ts';
import styles from './privacy.module.css';

/** Colleagues who asked to be erased; nothing where nobody did. */
export function ErasureRequests() {
  const { data } = useErasureRequests();
  if (data === undefined || data.items.length === 0) return null;
  return (
    <section className={styles.section}>
      <h2>{copy.requests}</h2>
      <p className={styles.words}>{copy.requestHint}</p>
      <ul aria-label={copy.requests}>
        {data.items.map(({ memberId, name, at }) => (
          <li key={memberId} className={styles.row}>
            <span>
              <b className={text.strong}>{name}</b>{' '}
              <span className={text.meta}>{copy.requestLine(dateText(at))}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
