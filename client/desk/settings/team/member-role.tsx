import { useRef, useState } from 'react';
import type { Role } from '../../../../common/member.ts';
import { copy as shared } from '../../../copy.ts';
import { teamCopy as copy } from '../../../copy-team.ts';
import { Button } from '../../../ui/button.tsx';
import { Trouble } from '../../trouble.tsx';
import type { MemberOut } from '../../use-members.ts';
import styles from './members.module.css';
import { RoleSelect } from './role-select.tsx';
import { useChangeMember } from './use-change-member.ts';

interface MemberRoleProps {
  member: MemberOut;
  onSaid(words: string): void;
}

/**
 * A member's role. Chosen first and saved then: the arrow keys go through the choices, and nobody
 * becomes an admin on the way.
 */
export function MemberRole({ member: { id, name, role }, onSaid }: MemberRoleProps) {
  const [chosen, setChosen] = useState<Role | null>(null);
  const change = useChangeMember(id);
  const place = useRef<HTMLDivElement>(null);
  const value = chosen ?? role;
  function done() {
    setChosen(null);
    // The button that held the focus is gone.
    place.current?.querySelector('select')?.focus();
  }
  const save = () =>
    change.mutate(
      { role: value },
      {
        onSuccess: () => {
          done();
          onSaid(copy.saved(name, shared.roles[value]));
        },
      },
    );
  return (
    <div ref={place} className={styles.role}>
      <RoleSelect label={copy.roleOf(name)} compact value={value} onChange={setChosen} />
      {value !== role && (
        <>
          <Button aria-label={copy.saveOne(name)} disabled={change.isPending} onClick={save}>
            {copy.save}
          </Button>
          <Button
            look="quiet"
            aria-label={copy.keepOne(name, shared.roles[role])}
            onClick={() => {
              change.reset();
              done();
            }}
          >
            {copy.keep}
          </Button>
        </>
      )}
      {change.error && (
        <div className={styles.trouble}>
          <Trouble error={change.error} />
        </div>
      )}
    </div>
  );
}
