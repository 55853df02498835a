import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Output } from '../../common/contract.ts';
import type { Id } from '../../common/ids.ts';
import { mayIn } from '../../common/permissions.ts';
import { doorCopy as copy } from '../copy-door.ts';
import text from '../styles/text.module.css';
import { useDesk } from './context.ts';
import styles from './interview-ways.module.css';
import { useNames } from './use-members.ts';

/** Without the links: what lets people in has no place in a cache. */
type Known = Pick<
  Output<'interviewMeeting'>,
  'state' | 'number' | 'hostId' | 'opensAutomatically' | 'mayOpenAutomatically'
>;

/** Whether Zoom opens Hireside by itself in the meeting of this interview. */
export function OpenAutomatically({ id }: { id: Id }) {
  const { api, boot } = useDesk();
  const queries = useQueryClient();
  const names = useNames();
  const mayChange = mayIn(boot.me, 'interviews.create');
  const key = ['interviews', id, 'opens-automatically'];
  const path = `/api/interviews/${id}`;
  const { data } = useQuery({
    queryKey: key,
    enabled: mayChange,
    queryFn: async ({ signal }): Promise<Known> => {
      const meeting = await api.get<Output<'interviewMeeting'>>(`${path}/meeting`, {}, { signal });
      const { state, number, hostId, opensAutomatically, mayOpenAutomatically } = meeting;
      return { state, number, hostId, opensAutomatically, mayOpenAutomatically };
    },
  });
  const change = useMutation({
    mutationFn: (on: boolean) => api.post<{ on: boolean }>(`${path}/open-automatically`, { on }),
    onSuccess: ({ on }) =>
      queries.setQueryData<Known>(key, (old) => old && { ...old, opensAutomatically: on }),
    onError: () => void queries.invalidateQueries({ queryKey: key }),
  });
  const isThere = data !== undefined && data.state !== 'none' && data.state !== 'cancelled';
  if (!isThere || data.number === null) return null;
  const words = copy.automatically;
  const on = change.isPending ? change.variables : data.opensAutomatically;
  return (
    <div>
      <label className={styles.option}>
        <input
          type="checkbox"
          checked={on}
          // What is on can be turned off, whatever became of the permission.
          disabled={!data.mayOpenAutomatically && !data.opensAutomatically}
          onChange={(event) => change.mutate(event.target.checked)}
        />
        <span>
          {words.word}
          <span className={styles.help}>
            {data.mayOpenAutomatically
              ? words.help
              : words.needs(names.get(data.hostId ?? '') ?? words.someone)}
          </span>
        </span>
      </label>
      {change.error && (
        <p className={text.trouble} role="alert">
          {change.error.message}
        </p>
      )}
    </div>
  );
}
