import type { Input, Output } from '../../common/contract.ts';
import { AppError } from '../../common/errors.ts';
import type { CandidateFacts } from '../../common/facts.ts';
import { newId } from '../../common/ids.ts';
import type { Member } from '../../common/member.ts';
import { sees } from '../../common/visibility.ts';
import { append, type Entry, type ServerEvent } from '../../db/append.ts';
import { applicationsOf } from '../../db/candidates.ts';
import { factsOf } from '../../db/facts.ts';
import { type InterviewRow, interviewById } from '../../db/interviews.ts';
import { hostsOf, planOf } from '../../db/meeting-plans.ts';
import type { Tx } from '../../db/transact.ts';
import { mustBeActive } from '../members/known.ts';
import { tellCancelled, tellChanged } from '../scheduling/tell.ts';
import { untilSettled } from '../scheduling/wait.ts';
import {
  wantChange,
  wantMeeting,
  wantNone,
  wishChange,
  wishFrom,
  type ZoomInput,
} from '../scheduling/wish.ts';
import type { Services } from '../services.ts';
import { kitChange, planFor } from './plan.ts';

type InterviewOut = Output<'interview'>;

export function presentInterview({
  candidateId,
  candidateName,
  interview,
}: InterviewRow): InterviewOut {
  const { meetingUuid: _, ...rest } = interview;
  return { ...rest, candidateId, candidateName };
}

/** @throws AppError `not_found` where its application is not the member's to see */
export function mustSee(
  member: Member,
  { interview }: InterviewRow,
  facts: CandidateFacts,
  now: number,
): void {
  const { id: interviewId, applicationId } = interview;
  const sighting = { actorId: null, applicationId, interviewId, audience: 'team' as const };
  if (!sees(member, { type: 'interview.scheduled', ...sighting }, facts, now)) {
    throw new AppError('not_found', 'There is no such interview.');
  }
}

/**
 * Schedules an interview in a Zoom meeting that exists already. What the caller does not say, the
 * round of the application's job does: title, minutes, kit, focus, how many rounds there are.
 */
export async function scheduleInterview(
  services: Services,
  member: Member,
  input: Input<'createInterview'>,
): Promise<InterviewOut> {
  const { database, clock } = services;
  const { candidateId, startsAt, meetingNumber, zoom } = input;
  if (zoom !== undefined && meetingNumber) {
    throw new AppError('invalid_request', 'Give either a meeting number or what Zoom is to make.');
  }
  await mustBeActive(services, member, [...peopleIn(zoom), ...input.memberIds]);
  const applications = (await applicationsOf(database, [candidateId])).get(candidateId) ?? [];
  const application =
    input.applicationId === undefined
      ? applications.at(-1)
      : applications.find(({ id }) => id === input.applicationId);
  if (input.applicationId !== undefined && application === undefined) {
    throw new AppError('not_found', 'There is no such application of this candidate.');
  }
  const id = input.id ?? newId(clock.now());
  if ((await interviewById(database.read, member.organizationId, id)) !== null) {
    throw new AppError('conflict', 'This id is in use already.');
  }
  const facts = await factsOf(database, member.organizationId, candidateId);
  const earlier = facts?.interviews.filter(
    (one) => one.applicationId === (application?.id ?? null) && one.status !== 'cancelled',
  );
  const round = input.round ?? (earlier?.length ?? 0) + 1;
  const plan = await planFor(services, member, input, application?.jobId ?? null, round);
  const about = { actorId: member.id, applicationId: application?.id ?? null, interviewId: id };
  const { kitId, focus } = plan;
  const subject = { organizationId: member.organizationId, interviewId: id, candidateId };
  const events: ServerEvent[] = [
    {
      ...about,
      id: newId(clock.now()),
      type: 'interview.scheduled',
      body: {
        title: plan.title,
        round,
        rounds: plan.rounds,
        startsAt: new Date(startsAt).toISOString(),
        minutes: plan.minutes,
        meetingNumber: meetingNumber ?? null,
        memberIds: [...new Set(input.memberIds)],
      },
    },
    ...(kitId === null
      ? []
      : [{ ...about, id: newId(), type: 'interview.kit_set' as const, body: { kitId, focus } }]),
  ];
  await write(services, member, candidateId, events, async (tx, now) => {
    if (zoom === undefined) return;
    await wantMeeting(tx, subject, wishFrom(member, zoom, input.timeZone), now);
  });
  if (zoom !== undefined) await untilSettled(services, member.organizationId, id);
  return read(services, member, id);
}

/** Moves an interview in time, changes who sits on its panel, or what it is held with. */
export async function changeInterview(
  services: Services,
  member: Member,
  id: string,
  input: Input<'changeInterview'>,
): Promise<InterviewOut> {
  const row = await interviewById(services.database.read, member.organizationId, id);
  if (row === null) throw new AppError('not_found', 'There is no such interview.');
  const { interview } = row;
  await mustBeActive(services, member, input.memberIds ?? [], interview.memberIds);
  const plan = await planOf(services.database.read, member.organizationId, id);
  await mustBeActive(services, member, peopleIn(input.zoom), hostsOf(plan));
  const about = { actorId: member.id, applicationId: interview.applicationId, interviewId: id };
  const events: ServerEvent[] = [];
  if (input.startsAt !== undefined || input.minutes !== undefined) {
    const startsAt = new Date(input.startsAt ?? interview.startsAt).toISOString();
    const body = { startsAt, minutes: input.minutes ?? interview.minutes };
    events.push({ ...about, id: newId(), type: 'interview.rescheduled', body });
  }
  if (input.memberIds !== undefined) {
    const wanted = new Set(input.memberIds);
    for (const memberId of wanted) {
      if (interview.memberIds.includes(memberId)) continue;
      events.push({ ...about, id: newId(), type: 'interview.member_added', body: { memberId } });
    }
    for (const memberId of interview.memberIds) {
      if (wanted.has(memberId)) continue;
      events.push({ ...about, id: newId(), type: 'interview.member_removed', body: { memberId } });
    }
  }
  const kit = await kitChange(services, member, interview, input);
  if (kit !== null) events.push({ ...about, id: newId(), type: 'interview.kit_set', body: kit });
  const { candidateId } = row;
  const subject = { organizationId: member.organizationId, interviewId: id };
  const { zoom, timeZone } = input;
  const isForZoom = zoom !== undefined || timeZone !== undefined || events.length > 0;
  let asked = false;
  const before = async (tx: Tx, now: number) => {
    if (!isForZoom) return;
    const known = await wantChange(tx, subject, wishChange(zoom ?? {}, timeZone), now);
    asked = known !== null || zoom !== undefined;
    if (known !== null || zoom === undefined) return;
    await wantMeeting(tx, { ...subject, candidateId }, wishFrom(member, zoom, timeZone), now);
  };
  const isMoved = input.startsAt !== undefined || input.minutes !== undefined;
  const after = async (tx: Tx, now: number) => {
    if (isMoved) await tellChanged(services, tx, { ...subject, actorId: member.id }, now);
  };
  await write(services, member, candidateId, events, before, after);
  if (asked) await untilSettled(services, member.organizationId, id);
  return read(services, member, id);
}

/** Cancels; a second time changes nothing. */
export async function cancelInterview(
  services: Services,
  member: Member,
  id: string,
  reason: string | null = null,
): Promise<InterviewOut> {
  const row = await interviewById(services.database.read, member.organizationId, id);
  if (row === null) throw new AppError('not_found', 'There is no such interview.');
  if (row.interview.status !== 'cancelled') {
    const { applicationId } = row.interview;
    const event: ServerEvent = {
      id: newId(),
      type: 'interview.cancelled',
      actorId: member.id,
      applicationId,
      interviewId: id,
      body: reason === null ? {} : { reason },
    };
    const subject = { organizationId: member.organizationId, interviewId: id };
    let asked = false;
    await write(
      services,
      member,
      row.candidateId,
      [event],
      async (tx, now) => {
        asked = (await wantNone(tx, subject, now)) !== null;
      },
      (tx, now) => tellCancelled(services, tx, { ...subject, actorId: member.id }, now),
    );
    if (asked) await untilSettled(services, member.organizationId, id);
  }
  return read(services, member, id);
}

async function read({ database }: Services, member: Member, id: string): Promise<InterviewOut> {
  const row = await interviewById(database.read, member.organizationId, id);
  if (row === null) throw new AppError('not_found', 'There is no such interview.');
  return presentInterview(row);
}

/** Everybody whom a wish for a meeting names. */
const peopleIn = (zoom: ZoomInput | undefined) => [
  ...(zoom?.hostId === undefined ? [] : [zoom.hostId]),
  ...(zoom?.alternativeHostIds ?? []),
];

/** What else belongs in the transaction: plans before the log, mail after it. */
type Within = (tx: Tx, now: number) => Promise<void>;

async function write(
  { database, clock }: Services,
  member: Member,
  candidateId: string,
  events: ServerEvent[],
  before: Within,
  after: Within = async () => {},
): Promise<void> {
  const log = { organizationId: member.organizationId, candidateId };
  const entries = events.map((event): Entry => ({ actor: null, event }));
  await database.transact(async (tx) => {
    const now = clock.now();
    await before(tx, now);
    await append(tx, log, entries, now, () => []);
    await after(tx, now);
  });
}
