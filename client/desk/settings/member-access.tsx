import { useState } from 'react';
import { teamCopy as copy } from '../../copy-team.ts';
import { Button } from '../../ui/button.tsx';
import { Trouble } from '../trouble.tsx';
import type { MemberOut } from '../use-members.ts';
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
  const [asking, setAsking] = useState(false);
  const change = useChangeMember(id);
  const giveBack = () =>
    change.mutate({ active: true }, { onSuccess: () => onSaid(copy.reactivated(name)) });
  return (
    <>
      {!active && (
        <Button look="quiet" aria-label={copy.aheadOf(name)} onClick={() => setAsking(true)}>
          {copy.ahead}
        </Button>
      )}
      <Button
        look="quiet"
        aria-label={(active ? copy.deactivateOne : copy.reactivateOne)(name)}
        disabled={change.isPending}
        onClick={() => (active ? setAsking(true) : giveBack())}
      >
        {active ? copy.deactivate : copy.reactivate}
      </Button>
      {change.error && <Trouble error={change.error} />}
      {asking && !active && <AheadDialog member={member} onClose={() => setAsking(false)} />}
      {asking && active && (
        <DeactivateDialog
          member={member}
          onDone={() => {
            setAsking(false);
            onSaid(copy.deactivated(name));
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
