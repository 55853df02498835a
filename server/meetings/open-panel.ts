import { AppError } from '../../common/errors.ts';
import { type Id, newId } from '../../common/ids.ts';
import { LIMITS } from '../../common/limits.ts';
import { type Match, matchMeeting } from '../../common/match.ts';
import type { Member } from '../../common/member.ts';
import type { InterviewChoice, PanelMatch, PanelSnapshot } from '../../common/panel.ts';
import { toInstant, toMs } from '../../common/time.ts';
import { insertCandidate } from '../../db/candidates.ts';
import { interviewById, matchCandidates } from '../../db/interviews.ts';
import {
  joinMeeting,
  lockMeeting,
  type Meeting,
  meetingByUuid,
  updateMeeting,
} from '../../db/meetings.ts';
import { organizationById } from '../../db/organizations.ts';
import type { Services } from '../services.ts';
import { askedFor } from './asked.ts';
import { linkMeeting } from './link.ts';
import { EMPTY_VIEW, viewOf } from './snapshot.ts';

export interface PanelRequest {
  member: Member;
  meetingUuid: string | null;
  /** Zoom's context proves that the member is in that meeting; else a page or a script says so. */
  isProven: boolean;
  /** Digits, as the Zoom client of a host told the page. A hint: it finds, it does not permit. */
  meetingNumber: string | null;
  emails: readonly string[];
  /** The interview whose link opened the app, or of which a page says so. A hint as well. */
  asked?: Id | null;
}

type Found = Awaited<ReturnType<typeof matchCandidates>>;

/** Finds the candidate of the meeting and answers everything the panel's first picture needs. */
export async function openPanel(services: Services, request: PanelRequest): Promise<PanelSnapshot> {
  const { database, clock } = services;
  const { member, meetingUuid } = request;
  const now = clock.now();
  const meeting =
    meetingUuid === null ? null : await meetingByUuid(database, member.organizationId, meetingUuid);
  const number = request.meetingNumber ?? meeting?.number ?? null;
  const asked = await askedFor(services, member, request.asked);
  const linkedId = meeting?.interviewId ?? null;
  const known = { linkedId, askedId: asked, number, emails: request.emails };
  const found = await matchCandidates(database, member, known, now);
  const match = matchMeeting({
    now,
    linked: meeting?.interviewId
      ? { interviewId: meeting.interviewId, chosen: meeting.chosen }
      : null,
    meetingNumber: number,
    emails: request.emails,
    asked,
    interviews: found,
  });
  const isStaff = member.role === 'admin' || member.role === 'recruiter';
  if (match.kind === 'matched' && (request.isProven || isStaff))
    await settle(services, request, match, number, now);
  const streamId = await streamOf(services, request, meeting, match, found, number);
  const view = streamId === null ? EMPTY_VIEW : await viewOf(services, member, streamId);
  const organization = await organizationById(database, member.organizationId);
  return {
    serverTime: toInstant(clock.now()),
    me: member,
    organization,
    meeting: meetingUuid === null ? null : { uuid: meetingUuid, number },
    match: printed(match, found),
    ...(asked === null ? {} : { asked }),
    streamId,
    ...view,
  };
}

/**
 * The file of one candidate outside any meeting: as the desk opens it, for one interview or none.
 * @throws AppError `not_found` where it is not the member's to see
 */
export async function openFile(
  services: Services,
  member: Member,
  about: { candidateId: string; interviewId: string | null },
): Promise<PanelSnapshot> {
  const { database, clock } = services;
  const view = await viewOf(services, member, about.candidateId);
  const { interviewId } = about;
  if (interviewId !== null && !Object.hasOwn(view.state.interviews, interviewId)) {
    throw new AppError('not_found', 'There is no such interview.');
  }
  return {
    serverTime: toInstant(clock.now()),
    me: member,
    organization: await organizationById(database, member.organizationId),
    meeting: null,
    match:
      interviewId === null ? { kind: 'file' } : { kind: 'matched', interviewId, reason: 'chosen' },
    streamId: about.candidateId,
    ...view,
  };
}

/** A number, or an interview's own link, is evidence enough to link the meeting, and with it to start the interview's clock. */
async function settle(
  services: Services,
  { member, meetingUuid }: PanelRequest,
  match: Extract<Match, { kind: 'matched' }>,
  number: string | null,
  now: number,
): Promise<void> {
  if (meetingUuid === null || match.reason === 'time' || match.reason === 'email') return;
  const { database } = services;
  const target = await interviewById(database.read, member.organizationId, match.interviewId);
  if (target === null) return;
  const { status, startsAt } = target.interview;
  const isEarly = now < toMs(startsAt) - LIMITS.matchBeforeMs;
  const isSettled = match.reason !== 'number' && (status !== 'scheduled' || isEarly);
  if (isSettled) return;
  await linkMeeting(services, {
    organizationId: member.organizationId,
    meetingUuid,
    target,
    chosenBy: match.reason === 'chosen' ? member.id : null,
    number,
  });
}

/** The log of the match; else, in a meeting, the meeting's own, made when it is first needed. */
async function streamOf(
  services: Services,
  { member, meetingUuid, isProven }: PanelRequest,
  meeting: Meeting | null,
  match: Match,
  found: Found,
  number: string | null,
): Promise<string | null> {
  if (match.kind === 'matched') {
    return found.find(({ id }) => id === match.interviewId)?.candidateId ?? null;
  }
  // Whoever only says that they are in a meeting does not get to read what is written in it.
  if (meetingUuid === null || !isProven) return null;
  const { organizationId, id: memberId } = member;
  const createdAt = toInstant(services.clock.now());
  return services.database.transact(async (tx) => {
    const { unfiledId } = await lockMeeting(tx, organizationId, meetingUuid, createdAt);
    if (number !== null && meeting?.number !== number) {
      await updateMeeting(tx, organizationId, meetingUuid, { number });
    }
    await joinMeeting(tx, organizationId, meetingUuid, memberId);
    if (unfiledId !== null) return unfiledId;
    const id = newId();
    await insertCandidate(tx, { id, organizationId, kind: 'unfiled', createdAt });
    await updateMeeting(tx, organizationId, meetingUuid, { unfiledId: id });
    return id;
  });
}

function printed(match: Match, found: Found): PanelMatch {
  if (match.kind !== 'ambiguous') return match;
  const choices = match.interviewIds.map((id): InterviewChoice => {
    const one = found.find((row) => row.id === id)!;
    return {
      interviewId: id,
      candidateName: one.candidateName,
      jobTitle: one.jobTitle,
      title: one.title,
      startsAt: one.startsAt,
    };
  });
  return { kind: 'ambiguous', choices };
}
