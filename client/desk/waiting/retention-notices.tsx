import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Output } from '../../../common/contract.ts';
import { mayIn } from '../../../common/permissions.ts';
import { waitingCopy as copy } from '../../copy-waiting.ts';
import lines from '../../styles/lines.module.css';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { dateText } from '../../ui/dates.ts';
import { useDesk } from '../context.ts';
import { Link } from '../link.tsx';
import { Trouble } from '../trouble.tsx';
import styles from './waiting.module.css';

type Notices = Output<'retentionNotices'>;
type Notice = Notices['items'][number];

const KEY = ['privacy', 'notices'];
const PATH = '/api/privacy/notices';

/** Weeks ahead in which candidates go, as admins are told; nobody else asks. */
export function useRetentionNotices() {
  const { api, boot } = useDesk();
  return useQuery({
    queryKey: KEY,
    enabled: mayIn(boot.me, 'privacy.manage'),
    queryFn: ({ signal }) => api.get<Notices>(PATH, {}, { signal }),
    refetchOnWindowFocus: 'always',
  });
}

/** In which week how many go, and where they are looked at. */
export function RetentionRow({ notice }: { notice: Notice }) {
  const { api } = useDesk();
  const queries = useQueryClient();
  const putAway = useMutation({
    mutationFn: () => api.delete(`${PATH}/${notice.id}`),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  });
  const words = copy.retention(notice.count, dateText(`${notice.week}T12:00:00.000Z`));
  return (
    <li className={lines.row}>
      <p>{words}</p>
      <p className={text.meta}>
        {copy.retentionKinds(notice.kinds, notice.before)}{' '}
        <Link className={styles.link} to="/settings/privacy">
          {copy.retentionLook}
        </Link>
      </p>
      <div className={lines.acts}>
        <Button
          aria-label={copy.putAwayOf(words)}
          aria-disabled={putAway.isPending}
          onClick={() => {
            if (!putAway.isPending) putAway.mutate();
          }}
        >
          {copy.putAway}
        </Button>
      </div>
      {putAway.isError && (
        <Trouble error={putAway.error} first={copy.notDone} onRetry={() => putAway.mutate()} />
      )}
    </li>
  );
}
