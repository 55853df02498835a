import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Output } from '../../../../common/contract.ts';
import type { Role } from '../../../../common/member.ts';
import { ApiError } from '../../../api.ts';
import { zoomCopy } from '../../../copy-zoom.ts';
import text from '../../../styles/text.module.css';
import { Button } from '../../../ui/button.tsx';
import { useDesk } from '../../context.ts';
import { Field } from '../../parts/field.tsx';
import { RoleSelect } from './role-select.tsx';
import styles from './team.module.css';

/** Lets somebody in by address; they come in when they sign in with Zoom. */
export function InviteMember() {
  const { api } = useDesk();
  const queries = useQueryClient();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('interviewer');
  const words = zoomCopy.invite;
  const invite = useMutation({
    mutationFn: () =>
      api.post<Output<'inviteMember'>>('/api/members', { email: email.trim(), role }),
    onSuccess: async () => {
      setEmail('');
      await queries.invalidateQueries({ queryKey: ['members'] });
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!invite.isPending) invite.mutate();
  }
  return (
    <form className={styles.part} aria-labelledby="invite-member" onSubmit={submit}>
      <h2 id="invite-member" className={styles.title}>
        {words.open}
      </h2>
      <div className={styles.invite}>
        <Field
          label={words.email}
          type="email"
          required
          maxLength={254}
          autoComplete="off"
          value={email}
          trouble={invite.error ? troubleIn(invite.error) : undefined}
          onChange={({ target }) => setEmail(target.value)}
        />
        <RoleSelect label={words.role} value={role} onChange={setRole} />
        <Button type="submit" size="normal" disabled={invite.isPending}>
          {words.send}
        </Button>
      </div>
      <p className={text.meta} role="status">
        {invite.isSuccess && (invite.data.mailed ? words.mailed : words.tell)(invite.data.email)}
      </p>
    </form>
  );
}

/** What the server says about the address, else what it says. */
const troubleIn = (error: Error): string =>
  (error instanceof ApiError && error.issues?.[0]?.message) || error.message;
