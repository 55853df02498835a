import { isErased } from '../../../../common/member.ts';
import { copy as shared } from '../../../copy.ts';
import { teamCopy as copy } from '../../../copy-team.ts';
import table from '../../../styles/table.module.css';
import text from '../../../styles/text.module.css';
import { cx } from '../../../ui/cx.ts';
import { Who } from '../../../ui/who.tsx';
import { useDesk } from '../../context.ts';
import { Link } from '../../link.tsx';
import { type JobOut, useJobs } from '../../use-jobs.ts';
import type { MemberOut } from '../../use-members.ts';
import { MemberAccess } from './member-access.tsx';
import { MemberRole } from './member-role.tsx';
import styles from './members.module.css';

interface MembersTableProps {
  members: readonly MemberOut[];
  /** Admins change roles and access; everyone else reads. */
  mayChange: boolean;
  onSaid(words: string): void;
}

/** Everyone of the organization: role, hiring teams, whether they are here. */
export function MembersTable({ members, mayChange, onSaid }: MembersTableProps) {
  const { boot } = useDesk();
  const { data: jobs = [] } = useJobs();
  if (members.length === 0) return <p className={text.quiet}>{copy.none}</p>;
  return (
    <table className={cx(table.table, styles.table)}>
      <caption className={text.vh}>{copy.table}</caption>
      <thead>
        <tr>
          <th scope="col">{copy.head.member}</th>
          <th scope="col">{copy.head.role}</th>
          <th scope="col">{copy.head.jobs}</th>
          <th scope="col">{copy.head.status}</th>
          {mayChange && <th scope="col">{copy.head.acts}</th>}
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <tr key={member.id}>
            <th scope="row">
              <div className={styles.who}>
                <Who name={member.name} kind={member.id === boot.me.id ? 'me' : 'here'} />
                <div>
                  <p className={text.strong}>{member.name}</p>
                  <p className={text.meta}>{isErased(member) ? copy.erased : member.email}</p>
                </div>
              </div>
            </th>
            <td>
              {mayChange && !isErased(member) ? (
                <MemberRole member={member} onSaid={onSaid} />
              ) : (
                shared.roles[member.role]
              )}
            </td>
            <td className={styles.teams}>
              <Teams jobs={jobs.filter(({ hiringTeam }) => hiringTeam.includes(member.id))} />
            </td>
            <td className={cx(styles.status, !member.active && text.quiet)}>
              {member.active ? copy.active : copy.inactive}
            </td>
            {mayChange && (
              <td className={styles.access}>
                {!isErased(member) && <MemberAccess member={member} onSaid={onSaid} />}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The jobs whose hiring team somebody is on, of those one may see. */
function Teams({ jobs }: { jobs: readonly JobOut[] }) {
  if (jobs.length === 0) return <span className={text.meta}>{copy.noJobs}</span>;
  return (
    <>
      <span className={styles.label}>{copy.head.jobs}</span>
      <ul className={styles.jobs}>
        {jobs.map(({ id, title }) => (
          <li key={id}>
            <Link className={text.link} to={`/jobs/${id}`}>
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
