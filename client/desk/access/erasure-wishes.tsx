import { accessCopy as copy } from '../../copy-access.ts';
import text from '../../styles/text.module.css';
import { Link } from '../link.tsx';
import { useErasureRequests } from './use-requests.ts';

/** On Today, for admins: who asked to be erased. Nothing where nobody did. */
export function ErasureWishes() {
  const { data } = useErasureRequests();
  if (data === undefined || data.items.length === 0) return null;
  const names = new Intl.ListFormat('en-GB').format(data.items.map(({ name }) => name));
  return (
    <p>
      {copy.wishes(names)}{' '}
      <Link className={text.link} to="/settings/privacy">
        {copy.look}
      </Link>
    </p>
  );
}
