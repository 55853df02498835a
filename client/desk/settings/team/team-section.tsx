import { useState } from 'react';
import { mayIn } from '../../../../common/permissions.ts';
import text from '../../../styles/text.module.css';
import { useDesk } from '../../context.ts';
import { Answer } from '../../parts/answer.tsx';
import { useMembers } from '../../use-members.ts';
import { InviteMember } from './invite-member.tsx';
import { JoinRequests } from './join-requests.tsx';
import { JoiningRule } from './joining-rule.tsx';
import { MembersTable } from './members-table.tsx';
import team from './team.module.css';

/** Who is in the organization, and as what; for admins also who asks and how one comes in. */
export function TeamSection() {
  const { boot } = useDesk();
  const query = useMembers();
  const [said, setSaid] = useState('');
  const isAdmin = mayIn(boot.me, 'members.manage');
  return (
    <>
      {isAdmin && <JoinRequests />}
      <Answer query={query}>
        {(members) => <MembersTable members={members} mayChange={isAdmin} onSaid={setSaid} />}
      </Answer>
      <p className={text.meta} role="status">
        {said}
      </p>
      {isAdmin && (
        <div className={team.admin}>
          <InviteMember />
          <JoiningRule />
        </div>
      )}
    </>
  );
}
