import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import type { Output } from '../../../common/contract.ts';
import type { Id } from '../../../common/ids.ts';
import { scheduleCopy as copy } from '../../copy-schedule.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { firstName } from '../../ui/people.ts';
import { TextArea } from '../../ui/text-area.tsx';
import { useDesk } from '../context.ts';
import styles from './meeting.module.css';
import type { Meeting } from './use-meeting.ts';
import { invitedBy, type Plan } from './use-plan.ts';

/** As the server takes it. */
const REASON_MAX = 300;

interface CancelDialogProps {
  interviewId: Id;
  candidateName: string;
  meeting: Meeting;
  onClose(): void;
}

/** Says what cancelling does and to whom, asks why, and cancels. */
export function CancelDialog({ interviewId, candidateName, meeting, onClose }: CancelDialogProps) {
  const { api } = useDesk();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const id = useId();
  const mail = useQuery({
    queryKey: ['schedule', 'invited', interviewId],
    queryFn: async ({ signal }) =>
      invitedBy(
        await api.get<Output<'invitation'>>(
          `/api/interviews/${interviewId}/invitation`,
          {},
          { signal },
        ),
      ),
  });
  const cancel = useMutation({
    mutationFn: () => {
      const body = reason.trim() === '' ? {} : { reason: reason.trim() };
      return api.delete<Output<'interview'>>(`/api/interviews/${interviewId}`, { body });
    },
    onSuccess: async () => {
      for (const key of ['candidates', 'interviews', 'availability', 'meeting'])
        void queries.invalidateQueries({ queryKey: [key] });
      onClose();
    },
  });
  const will = consequences(meeting, firstName(candidateName), mail.data);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!cancel.isPending) cancel.mutate();
  }

  return (
    <Dialog title={copy.cancel.title(candidateName)} onClose={onClose}>
      <form onSubmit={submit}>
        <p className={text.label}>{copy.cancel.will}</p>
        <ul className={styles.will}>
          {will.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
        <label className={cx(text.label, styles.why)} htmlFor={id}>
          {copy.cancel.reason}
        </label>
        <TextArea
          id={id}
          maxLength={REASON_MAX}
          aria-describedby={`${id}-help`}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <p id={`${id}-help`} className={text.help}>
          {copy.cancel.reasonHelp}
        </p>
        {cancel.error && (
          <p className={text.trouble} role="alert">
            {cancel.error.message}
          </p>
        )}
        <div className={cx(text.acts, text.actsEnd)}>
          <Button onClick={onClose}>{copy.cancel.keep}</Button>
          <Button type="submit" look="danger" aria-disabled={cancel.isPending}>
            {cancel.isPending ? copy.cancel.cancelling : copy.cancel.yes}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function consequences(
  { state, number, calendar }: Meeting,
  name: string,
  invited: Plan['invited'] | undefined,
): string[] {
  const found: string[] = [];
  if (state !== 'none' && number !== null) found.push(copy.cancel.zoom);
  if (calendar.state === 'written') found.push(copy.cancel.calendar);
  if (invited !== undefined) {
    if (invited.addresses.length === 0) found.push(copy.cancel.notTold(name));
    else found.push(invited.mailIsOn ? copy.cancel.told(invited.addresses) : copy.cancel.mailOff);
  }
  return [...found, copy.cancel.kept];
}
