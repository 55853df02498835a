import { mayIn } from '../../../common/permissions.ts';
import { copy as shared } from '../../copy.ts';
import { deskCopy as copy } from '../../copy-desk.ts';
import text from '../../styles/text.module.css';
import { Who } from '../../ui/who.tsx';
import { useDesk } from '../context.ts';
import { Answer } from '../parts/answer.tsx';
import { useMembers } from '../use-members.ts';
import { InviteMember } from './invite-member.tsx';
import { JoinRequests } from './join-requests.tsx';
import { JoiningRule } from './joining-rule.tsx';
import styles from './settings.module.css';
import team from './team.module.css';

/** Who is in the organization, and as what; for admins also who asks and how one comes in. */
export function TeamSection() {
  const { boot } = useDesk();
  const query = useMembers();
  const isAdmin = mayIn(boot.me, 'members.manage');
  return (
    <>
      {isAdmin && <JoinRequests />}
      <Answer query={query}>
        {(members) => (
          <ul className={styles.rows} aria-label={copy.settings.sections.team}>
            {members.map(({ id, name, email, role, active }) => (
              <li key={id} className={styles.member}>
                <Who name={name} kind={id === boot.me.id ? 'me' : 'here'} />
                <div>
                  <p className={text.strong}>{name}</p>
                  <p className={text.meta}>{email}</p>
                </div>
                <p>{shared.roles[role]}</p>
                <p className={text.meta}>{active ? '' : copy.settings.inactive}</p>
              </li>
            ))}
          </ul>
        )}
      </Answer>
      {isAdmin && (
        <div className={team.admin}>
          <InviteMember />
          <JoiningRule />
        </div>
      )}
    </>
  );
}
