import type { LogEvent } from '../../common/events.ts';
import type { CandidateFacts } from '../../common/facts.ts';
import type { Id } from '../../common/ids.ts';
import type { Interview } from '../../common/interview.ts';
import type { Kit } from '../../common/kit.ts';
import { LIMITS } from '../../common/limits.ts';
import type { Member, Person } from '../../common/member.ts';
import type { Stage } from '../../common/pipeline.ts';
import { type CandidateState, EMPTY_STATE } from '../../common/reduce.ts';
import { isLook, type Sighting, sees } from '../../common/visibility.ts';
import { factsOf } from '../../db/facts.ts';
import { jobsOf } from '../../db/jobs.ts';
import { judgementsBetween } from '../../db/judgements.ts';
import { kitsOf } from '../../db/kits.ts';
import { eventsBefore } from '../../db/log.ts';
import { peopleOf } from '../../db/members.ts';
import { stateOf } from '../../db/state.ts';
import { recordLooks } from '../audit/looks.ts';
import type { Services } from '../services.ts';

/** One candidate as one member sees them. */
export interface CandidateView {
  cursor: number;
  state: CandidateState;
  history: LogEvent[];
  historyNext: number | null;
  people: Record<Id, Person>;
  stages: Record<Id, readonly Stage[]>;
  kits: Record<Id, Kit>;
}

export const EMPTY_VIEW: CandidateView = {
  cursor: 0,
  state: EMPTY_STATE,
  history: [],
  historyNext: null,
  people: {},
  stages: {},
  kits: {},
};

/** Reads a candidate and drops what the member may not see, by the rule that guards deliveries. */
export async function viewOf(
  services: Services,
  member: Member,
  candidateId: Id,
): Promise<CandidateView> {
  const { database, clock } = services;
  const facts = await factsOf(database, member.organizationId, candidateId);
  const read = await stateOf(database, candidateId, LIMITS.snapshotNotes);
  if (facts === null || read === null) return EMPTY_VIEW;
  const now = clock.now();
  const state = visibleState(read.state, member, facts, now);
  const page = await visibleHistory(
    (before, limit) => eventsBefore(database, candidateId, before, limit),
    (event) => sees(member, event, facts, now),
    read.cursor + 1,
    LIMITS.snapshotHistory,
  );
  const { next } = page;
  const before = read.cursor + 1;
  const isJudged = Object.keys(read.state.scorecards).length > 0;
  const events = isJudged
    ? await withJudgements(services, member, candidateId, facts, page, before)
    : page.events;
  const cards = Object.values(state.scorecards);
  const looked = cards.filter((card) => isLook(member, { ...card, actorId: card.memberId }, facts));
  const lookedAt = looked.map(({ interviewId }) => interviewId);
  await recordLooks(services, member, candidateId, lookedAt);
  const jobIds = Object.values(state.applications).map(({ jobId }) => jobId);
  const jobs = await jobsOf(database, member.organizationId, { ids: jobIds });
  const stagesOfJob = new Map(jobs.map(({ id, stages }) => [id, stages]));
  return {
    cursor: read.cursor,
    state,
    history: events,
    historyNext: next,
    people: await peopleOf(database, member.organizationId, namesIn(state, events, facts)),
    stages: Object.fromEntries(
      Object.values(state.applications).map(({ id, jobId }) => [id, stagesOfJob.get(jobId) ?? []]),
    ),
    kits: await kitsFor(services, member.organizationId, Object.values(state.interviews)),
  };
}

function visibleState(
  state: CandidateState,
  member: Member,
  facts: CandidateFacts,
  now: number,
): CandidateState {
  const see = (sighting: Omit<Sighting, 'audience'> & Partial<Pick<Sighting, 'audience'>>) =>
    sees(member, { audience: 'team', ...sighting }, facts, now);
  const keep = <T>(entities: Record<string, T>, visible: (entity: T) => boolean) =>
    Object.fromEntries(Object.entries(entities).filter(([, entity]) => visible(entity)));
  return {
    candidate: state.candidate,
    applications: keep(state.applications, ({ id }) =>
      see({ type: 'application.added', actorId: null, applicationId: id, interviewId: null }),
    ),
    interviews: keep(state.interviews, ({ id, applicationId }) =>
      see({ type: 'interview.scheduled', actorId: null, applicationId, interviewId: id }),
    ),
    notes: keep(state.notes, ({ authorId, applicationId, interviewId, audience }) =>
      see({ type: 'note.added', actorId: authorId, applicationId, interviewId, audience }),
    ),
    guides: keep(state.guides, ({ id, applicationId }) =>
      see({ type: 'question.asked', actorId: null, applicationId, interviewId: id }),
    ),
    scorecards: keep(state.scorecards, ({ memberId, applicationId, interviewId }) =>
      see({ type: 'scorecard.submitted', actorId: memberId, applicationId, interviewId }),
    ),
  };
}

/**
 * A page of what is visible, newest first. Reads on past what is not, so that a page is full
 * whatever is hidden in it.
 * @param before the number to begin below
 * @returns the number for the next page; `null` at the beginning of the log
 */
export async function visibleHistory(
  read: (before: number, limit: number) => Promise<LogEvent[]>,
  visible: (event: LogEvent) => boolean,
  before: number,
  limit: number,
): Promise<{ events: LogEvent[]; next: number | null }> {
  const events: LogEvent[] = [];
  let from = before;
  for (;;) {
    const page = await read(from, limit);
    for (const event of page) {
      if (!visible(event)) continue;
      events.push(event);
      if (events.length === limit) return { events, next: event.seq > 1 ? event.seq : null };
    }
    if (page.length < limit) return { events, next: null };
    from = page.at(-1)!.seq;
  }
}

/**
 * Puts a page of the history together with the scorecard entries of its stretch, as far as the
 * member sees them. The page itself, and where the next one begins, stay what they are: hidden
 * judgement changes neither.
 * @param before the number the page began below
 */
export async function withJudgements(
  services: Pick<Services, 'database' | 'clock'>,
  member: Member,
  candidateId: Id,
  facts: CandidateFacts,
  { events, next }: { events: LogEvent[]; next: number | null },
  before: number,
): Promise<LogEvent[]> {
  const from = next ?? 0;
  const found = await judgementsBetween(services.database, candidateId, from, before);
  const now = services.clock.now();
  const judged = found.filter((event) => sees(member, event, facts, now));
  if (judged.length === 0) return events;
  const looked = judged.filter((event) => isLook(member, event, facts));
  const ids = looked.map(({ interviewId }) => interviewId);
  await recordLooks(services, member, candidateId, ids);
  // Newest first: what was written after an entry stands before it.
  return [...judged, ...events].sort((a, b) => b.seq - a.seq);
}

/** What each interview is held with: the version it started with, or before that the newest. */
export async function kitsFor(
  { database }: Services,
  organizationId: Id,
  interviews: readonly Interview[],
): Promise<Record<Id, Kit>> {
  const equipped = interviews.filter(({ kitId }) => kitId !== null);
  const refs = equipped.map(({ kitId, kitVersion, startedAt }) => ({
    id: kitId!,
    version: startedAt === null ? null : kitVersion,
  }));
  const kits = await kitsOf(database, organizationId, refs);
  return Object.fromEntries(
    equipped.flatMap(({ id }, index) => (kits[index] ? [[id, kits[index]]] : [])),
  );
}

/** Everyone the panel will have to name. */
function namesIn(state: CandidateState, events: LogEvent[], facts: CandidateFacts): Id[] {
  const ids = new Set<Id | null>([
    ...events.map(({ actorId }) => actorId),
    ...Object.values(state.notes).map(({ authorId }) => authorId),
    ...Object.values(state.applications).map(({ lastMove }) => lastMove?.by ?? null),
    ...Object.values(state.interviews).flatMap(({ memberIds }) => memberIds),
    ...Object.values(state.scorecards).map(({ memberId }) => memberId),
    ...facts.applications.flatMap(({ id, hiringTeam }) =>
      Object.hasOwn(state.applications, id) ? hiringTeam : [],
    ),
    ...facts.meetingMembers,
    ...events.flatMap(({ body }) => (body && 'memberId' in body ? [body.memberId] : [])),
  ]);
  ids.delete(null);
  return [...ids] as Id[];
}
