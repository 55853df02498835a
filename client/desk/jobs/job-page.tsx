import { mayIn } from '../../../common/permissions.ts';
import { kitsCopy as copy } from '../../copy-kits.ts';
import { useDesk } from '../context.ts';
import { Answer } from '../parts/answer.tsx';
import { Page } from '../parts/page.tsx';

import { useJob, useKits, useMembers } from '../planning/queries.ts';
import { JobEditor } from './job-editor.tsx';
import { JobView } from './job-view.tsx';

/** One job: its rounds, its hiring team and who reads scorecards. */
export function JobPage({ params }: { params: Readonly<Record<string, string>> }) {
  const { boot } = useDesk();
  const id = params.id ?? '';
  const job = useJob(id);
  const kits = useKits(false);
  const archived = useKits(true);
  const members = useMembers();
  const all =
    job.data && kits.data && archived.data && members.data
      ? { job: job.data, kits: [...kits.data, ...archived.data], members: members.data }
      : undefined;
  if (all === undefined) {
    const error = job.error ?? kits.error ?? archived.error ?? members.error;
    const refetch = [job, kits, archived, members].find((one) => one.error)?.refetch;
    return (
      <Page title={copy.jobs.title} back={{ to: '/jobs', word: copy.back.jobs }}>
        <Answer query={{ data: undefined, error, refetch: refetch ?? job.refetch }}>
          {() => null}
        </Answer>
      </Page>
    );
  }
  return mayIn(boot.me, 'jobs.edit') ? <JobEditor key={id} {...all} /> : <JobView {...all} />;
}
