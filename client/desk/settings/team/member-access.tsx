import { useState } from 'react';
import { accessCopy } from '../../../copy-access.ts';
import { teamCopy as copy } from '../../../copy-team.ts';
import { Button } from '../../../ui/button.tsx';
import { HoldDialog } from '../../access/hold-dialog.tsx';
import { Trouble } from '../../trouble.tsx';
import type { MemberOut } from '../../use-members.ts';
import { AheadDialog } from './ahead-dialog.tsx';
import { DeactivateDialog } from './deactivate-dialog.tsx';
import { useChangeMember } from './use-change-member.ts';

interface MemberAccessProps {
  member: MemberOut;
  onSaid(words: string): void;
}

/** Ends a member's access, after saying what that means; then what waits for them, and the way back. */
export function MemberAccess({ member, onSaid }: MemberAccessProps) {
  const { id, name, active } = member;
  const [open, setOpen] = useState<'deactivate' | 'ahead' | 'hold' | null>(null);
  const close = () => setOpen(null);
  const change = useChangeMember(id);
  const giveBack = () =>
    change.mutate({ active: true }, { onSuccess: () => onSaid(copy.reactivated(name)) });
  return (
    <>
      <Button look="quiet" aria-label={accessCopy.holdOf(name)} onClick={() => setOpen('hold')}>
        {accessCopy.holdShort}
      </Button>
      {!active && (
        <Button look="quiet" aria-label={copy.aheadOf(name)} onClick={() => setOpen('ahead')}>
          {copy.ahead}
        </Button>
      )}
      <Button
        look="quiet"
        aria-label={(active ? copy.deactivateOne : copy.reactivateOne)(name)}
        disabled={change.isPending}
        onClick={() => (active ? setOpen('deactivate') : giveBack())}
      >
        {active ? copy.deactivate : copy.reactivate}
      </Button>
      {change.error && <Trouble error={change.error} />}
      {open === 'hold' && <HoldDialog of="member" id={id} name={name} onClose={close} />}
      {open === 'ahead' && <AheadDialog member={member} onClose={close} />}
      {open === 'deactivate' && (
        <DeactivateDialog
          member={member}
          onDone={() => {
            close();
            onSaid(copy.deactivated(name));
          }}
          onClose={close}
        />
      )}
    </>
  );
}
