import { copy as shared } from '../../copy.ts';
import { kitsCopy as copy } from '../../copy-kits.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { useDesk } from '../context.ts';
import { Link } from '../link.tsx';
import { Answer } from '../parts/answer.tsx';
import { Page } from '../parts/page.tsx';

import styles from '../planning/planning.module.css';
import { type JobOut, type MemberOut, useJobs, useMembers } from '../planning/queries.ts';
import tables from '../planning/table.module.css';
import { ruleText } from './draft.ts';

/** The jobs the member may see, with how their interviews are planned. */
export function JobsPage() {
  const { boot, go } = useDesk();
  const jobs = useJobs();
  const { data: members = [] } = useMembers();
  const words = copy.jobs;
  const isStaff = boot.me.role === 'admin' || boot.me.role === 'recruiter';
  return (
    <Page
      title={words.title}
      intro={words.intro}
      acts={
        <Button size="normal" onClick={() => go('/kits')}>
          {words.kits}
        </Button>
      }
    >
      <Answer query={jobs}>
        {(all) =>
          all.length === 0 ? (
            <p className={styles.none}>{isStaff ? words.none : words.noneYours}</p>
          ) : (
            <JobTable jobs={all} members={members} />
          )
        }
      </Answer>
    </Page>
  );
}

function JobTable({ jobs, members }: { jobs: readonly JobOut[]; members: readonly MemberOut[] }) {
  const { settings } = useDesk().boot.organization;
  const words = copy.jobs;
  const names = new Map(members.map(({ id, name }) => [id, name]));
  const team = ({ hiringTeam }: JobOut) =>
    hiringTeam.map((id) => names.get(id) ?? shared.someone).join(', ') || words.nobody;
  return (
    <div className={tables.scroll}>
      <table className={cx(tables.table, tables.lines)}>
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.rounds}</th>
            <th scope="col">{words.team}</th>
            <th scope="col">{words.rule}</th>
          </tr>
        </thead>
        <tbody>
          {jobs.map((job) => (
            <tr key={job.id}>
              <th scope="row">
                <Link className={tables.name} to={`/jobs/${job.id}`}>
                  {job.title}
                </Link>
              </th>
              <td className={text.quiet}>
                {job.rounds.map(({ title }) => title).join(' · ') || words.noRounds}
              </td>
              <td>{team(job)}</td>
              <td className={text.quiet}>{ruleText(job.feedbackVisibility, settings)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
