import { accessCopy as copy } from '../../../copy-access.ts';
import { privacyCopy } from '../../../copy-privacy.ts';
import text from '../../../styles/text.module.css';
import { Button } from '../../../ui/button.tsx';
import { dateText } from '../../../ui/dates.ts';
import { useErasureRequests } from '../../access/use-requests.ts';
import styles from '../section.module.css';

/** Colleagues who asked to be erased; nothing where nobody did. */
export function ErasureRequests({ onLook }: { onLook(memberId: string): void }) {
  const { data } = useErasureRequests();
  if (data === undefined || data.items.length === 0) return null;
  return (
    <>
      <h3 className={text.strong}>{copy.requests}</h3>
      <ul aria-label={copy.requests}>
        {data.items.map(({ memberId, name, at }) => (
          <li key={memberId} className={styles.row}>
            <span>
              <b className={text.strong}>{name}</b>{' '}
              <span className={text.meta}>{copy.requestLine(dateText(at))}</span>
            </span>
            <Button onClick={() => onLook(memberId)}>{privacyCopy.look(name)}</Button>
          </li>
        ))}
      </ul>
    </>
  );
}
