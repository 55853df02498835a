import { useQuery } from '@tanstack/react-query';
import type { Output } from '../../../common/contract.ts';
import type { Id } from '../../../common/ids.ts';
import type { Api } from '../../api.ts';
import { allPages } from '../all-pages.ts';
import { useDesk } from '../context.ts';
import { useKits } from '../planning/queries.ts';
import { useJobs } from '../use-jobs.ts';
import { type MemberOut, useMembers } from '../use-members.ts';
import { knownZone } from './zone-words.ts';

type InterviewLine = Output<'listInterviews'>['items'][number];
type Round = Output<'listJobs'>['items'][number]['rounds'][number];

/** Everything the dialog stands on. */
export interface Plan {
  candidate: { id: Id; name: string; timeZone: string | null };
  applications: Output<'candidate'>['applications'];
  interviews: readonly InterviewLine[];
  /** The interview that is moved; `null` makes a new one. */
  moved: InterviewLine | null;
  meeting: Output<'interviewMeeting'> | null;
  /** Who has an invitation to it, by address; `mailIsOn` says whether they can be told. */
  invited: { mailIsOn: boolean; addresses: readonly string[] };
  members: readonly MemberOut[];
  kits: readonly { id: Id; name: string }[];
  roundsOf(applicationId: Id | null): readonly Round[];
}

export interface Subject {
  candidateId: Id;
  /** Moves this one. */
  interviewId: Id | null;
}

/** The candidate, their interviews, jobs, kits and colleagues; and for a move what is moved. */
export function usePlan({ candidateId, interviewId }: Subject) {
  const { api } = useDesk();
  const jobs = useJobs();
  const kits = useKits(false);
  const members = useMembers();
  const file = useQuery({
    queryKey: ['schedule', candidateId, interviewId],
    staleTime: 0,
    gcTime: 0,
    queryFn: async ({ signal }) => {
      const [candidate, interviews, moved] = await Promise.all([
        api.get<Output<'candidate'>>(`/api/candidates/${candidateId}`, {}, { signal }),
        allPages<InterviewLine>(api, '/api/interviews', { candidateId }, { signal }),
        interviewId === null ? null : meetingAndMail(api, interviewId, signal),
      ]);
      return { candidate, interviews, moved };
    },
  });
  const error = file.error ?? jobs.error ?? kits.error ?? members.error;
  const refetch = () => {
    for (const query of [file, jobs, kits, members]) if (query.error) void query.refetch();
  };
  const ready = file.data && jobs.data && kits.data && members.data;
  if (!ready) return { plan: null, error, refetch };
  const { candidate, interviews, moved } = file.data!;
  const plan: Plan = {
    candidate: {
      id: candidate.id,
      name: candidate.name,
      timeZone: knownZone(candidate.timeZone),
    },
    applications: candidate.applications,
    interviews,
    moved: interviews.find(({ id }) => id === interviewId) ?? null,
    meeting: moved?.meeting ?? null,
    invited: moved?.invited ?? { mailIsOn: true, addresses: [] },
    members: members.data!.filter(({ active }) => active),
    kits: kits.data!,
    roundsOf(applicationId) {
      const jobId = candidate.applications.find(({ id }) => id === applicationId)?.jobId;
      return jobs.data!.find(({ id }) => id === jobId)?.rounds ?? [];
    },
  };
  return { plan, error: null, refetch };
}

async function meetingAndMail(api: Api, id: Id, signal: AbortSignal) {
  const [meeting, mail] = await Promise.all([
    api.get<Output<'interviewMeeting'>>(`/api/interviews/${id}/meeting`, {}, { signal }),
    api.get<Output<'invitation'>>(`/api/interviews/${id}/invitation`, {}, { signal }),
  ]);
  return { meeting, invited: invitedBy(mail) };
}

/** Those whose last mail is no cancellation: a change is told to them. */
export function invitedBy({ mailIsOn, earlier }: Output<'invitation'>): Plan['invited'] {
  const last = new Map<string, Output<'invitation'>['earlier'][number]>();
  for (const mail of earlier) {
    const before = last.get(mail.to);
    if (before === undefined || before.createdAt <= mail.createdAt) last.set(mail.to, mail);
  }
  const addresses = [...last.values()]
    .filter(
      ({ kind, state }) =>
        kind !== 'cancellation' && (state === 'sent' || state === 'waiting' || state === 'held'),
    )
    .map(({ to }) => to);
  return { mailIsOn, addresses };
}
