import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Output } from '../../../../common/contract.ts';
import { accessCopy as copy } from '../../../copy-access.ts';
import text from '../../../styles/text.module.css';
import { Button } from '../../../ui/button.tsx';
import { dateText } from '../../../ui/dates.ts';
import { useDesk } from '../../context.ts';
import { Answer } from '../../parts/answer.tsx';
import styles from '../section.module.css';

const PATH = '/api/me/erasure';
const KEY = ['me', 'erasure'];

/** Asks admins to erase one's own data, and takes that back. */
export function OwnErasure() {
  const { api } = useDesk();
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api.get<Output<'myErasure'>>(PATH, {}, { signal }),
  });
  const onSuccess = () => queries.invalidateQueries({ queryKey: KEY });
  const ask = useMutation({ mutationFn: () => api.post(PATH, {}), onSuccess });
  const takeBack = useMutation({ mutationFn: () => api.delete(PATH), onSuccess });
  const error = ask.error ?? takeBack.error;
  return (
    <Answer query={query}>
      {({ askedAt }) => (
        <>
          <p className={styles.said} aria-live="polite">
            {askedAt !== null && copy.asked(dateText(askedAt))}
          </p>
          <div className={styles.acts}>
            {askedAt === null ? (
              <Button size="normal" disabled={ask.isPending} onClick={() => ask.mutate()}>
                {copy.ask}
              </Button>
            ) : (
              <Button size="normal" disabled={takeBack.isPending} onClick={() => takeBack.mutate()}>
                {copy.takeBack}
              </Button>
            )}
          </div>
          {error && (
            <p className={text.trouble} role="alert">
              {error.message}
            </p>
          )}
        </>
      )}
    </Answer>
  );
}
