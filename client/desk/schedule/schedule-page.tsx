import { useQuery } from '@tanstack/react-query';
import type { Output } from '../../../common/contract.ts';
import { ID_PATTERN } from '../../../common/ids.ts';
import { mayIn } from '../../../common/permissions.ts';
import { deskCopy } from '../../copy-desk.ts';
import { scheduleCopy as copy } from '../../copy-schedule.ts';
import text from '../../styles/text.module.css';
import { useDesk } from '../context.ts';
import { Link } from '../link.tsx';
import { NotFound } from '../not-found.tsx';
import { Answer } from '../parts/answer.tsx';
import { Page } from '../parts/page.tsx';
import { usePlace } from '../place.ts';
import { ScheduleDialog } from './schedule-dialog.tsx';

/**
 * The dialog by address, for links: `/schedule?candidateId=…` schedules, `/schedule?interviewId=…`
 * moves. Closing it leads to the file.
 */
export function SchedulePage() {
  const { boot } = useDesk();
  const { query } = usePlace();
  const interviewId = query.get('interviewId');
  const candidateId = query.get('candidateId');
  if (!mayIn(boot.me, 'interviews.create'))
    return <Page title={copy.page} intro={deskCopy.file.forbidden} />;
  if ([interviewId, candidateId].some((id) => id !== null && !ID_PATTERN.test(id)))
    return <NotFound />;
  if (interviewId !== null) return <Moving id={interviewId} />;
  if (candidateId !== null) return <Opened candidateId={candidateId} interviewId={null} />;
  return (
    <Page title={copy.page} intro={copy.nobody}>
      <p>
        <Link className={text.link} to="/candidates">
          {copy.toCandidates}
        </Link>
      </p>
    </Page>
  );
}

function Moving({ id }: { id: string }) {
  const { api } = useDesk();
  const query = useQuery({
    queryKey: ['interview', id],
    queryFn: ({ signal }) => api.get<Output<'interview'>>(`/api/interviews/${id}`, {}, { signal }),
  });
  if (query.data !== undefined)
    return <Opened candidateId={query.data.candidateId} interviewId={id} />;
  return (
    <Page title={copy.reschedule}>
      <Answer query={query}>{() => null}</Answer>
    </Page>
  );
}

function Opened({ candidateId, interviewId }: { candidateId: string; interviewId: string | null }) {
  const { go } = useDesk();
  const file = interviewId === null ? `/candidates/${candidateId}` : `/interviews/${interviewId}`;
  return (
    <Page title={interviewId === null ? copy.page : copy.reschedule}>
      <ScheduleDialog
        turns={[{ candidateId, name: '' }]}
        interviewId={interviewId}
        onClose={() => go(file)}
      />
    </Page>
  );
}
