import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Output } from '../../../../common/contract.ts';
import type { Role } from '../../../../common/member.ts';
import { zoomCopy } from '../../../copy-zoom.ts';
import text from '../../../styles/text.module.css';
import { Button } from '../../../ui/button.tsx';
import { dateText } from '../../../ui/dates.ts';
import { allPages } from '../../all-pages.ts';
import { useDesk } from '../../context.ts';
import { Answer } from '../../parts/answer.tsx';
import { Trouble } from '../../trouble.tsx';
import { RoleSelect } from './role-select.tsx';
import styles from './team.module.css';

type JoinRequest = Output<'listJoinRequests'>['items'][number];
type Decision = { request: JoinRequest; decision: 'accept' | 'refuse'; role: Role };

const KEY = ['join-requests'];
const PATH = '/api/join-requests';

/** Who asks to join, the longest waiting first. Nobody asking shows nothing. */
export function JoinRequests() {
  const { api } = useDesk();
  const queries = useQueryClient();
  const place = useRef<HTMLDivElement>(null);
  const query = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => allPages<JoinRequest>(api, PATH, {}, { signal }),
  });
  const answer = useMutation({
    mutationFn: ({ request, decision, role }: Decision) =>
      api.post(`${PATH}/${request.id}`, { decision, role }),
    // Also where a colleague was quicker: the list tells.
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: KEY }),
        queries.invalidateQueries({ queryKey: ['members'] }),
      ]),
    // The row that held the focus is gone.
    onSuccess: () => place.current?.focus(),
  });
  const words = zoomCopy.requests;
  const { variables } = answer;
  return (
    <div ref={place} tabIndex={-1} className={styles.place}>
      <Answer query={query}>
        {(requests) =>
          requests.length > 0 && (
            <section className={styles.part} aria-labelledby="join-requests">
              <h2 id="join-requests" className={styles.title}>
                {words.title}
              </h2>
              <ul className={styles.rows}>
                {requests.map((request) => (
                  <Request
                    key={request.id}
                    request={request}
                    disabled={answer.isPending}
                    onAnswer={(decision, role) => answer.mutate({ request, decision, role })}
                  />
                ))}
              </ul>
            </section>
          )
        }
      </Answer>
      <p className={text.meta} role="status">
        {answer.isSuccess &&
          variables !== undefined &&
          (variables.decision === 'accept' ? words.accepted : words.declined)(
            variables.request.name,
          )}
      </p>
      {answer.error && <Trouble error={answer.error} />}
    </div>
  );
}

interface RequestProps {
  request: JoinRequest;
  disabled: boolean;
  onAnswer(decision: Decision['decision'], role: Role): void;
}

function Request({ request, disabled, onAnswer }: RequestProps) {
  const { name, email, askedAt } = request;
  const [role, setRole] = useState<Role>('interviewer');
  const words = zoomCopy.requests;
  return (
    <li className={styles.request}>
      <div>
        <p className={text.strong}>{name}</p>
        <p className={text.meta}>
          {email}, {dateText(askedAt)}
        </p>
      </div>
      <RoleSelect label={words.role(name)} compact value={role} onChange={setRole} />
      <div className={styles.answers}>
        <Button
          aria-label={words.acceptOne(name)}
          disabled={disabled}
          onClick={() => onAnswer('accept', role)}
        >
          {words.accept}
        </Button>
        <Button
          look="quiet"
          aria-label={words.declineOne(name)}
          disabled={disabled}
          onClick={() => onAnswer('refuse', role)}
        >
          {words.decline}
        </Button>
      </div>
    </li>
  );
}
