import { randomBytes, randomUUID } from 'node:crypto';
import { AppError } from '../../../common/errors.ts';
import { FIRST_INTERVIEW, GUEST, MEMBERS, ORGANIZATION } from '../../seed/cast.ts';
import { planRehearsal } from '../../seed/rehearsal.ts';
import type { Services } from '../../services.ts';
import type { Hook } from '../cloud/hooks.ts';
import type { RunPerson } from '../cloud/run-events.ts';
import type { RehearsalCloud } from '../cloud/whole.ts';
import { collectEverything, connectMembers, linkTeamChat, writeNotes } from './prepare.ts';
import { CALL_BEFORE_MS, type ScriptFacts, writeDay } from './script.ts';

const MEETING_MS = 45 * 60_000;
/** The meeting ends when it is told of; after the interview was moved to it, or it was not its. */
const LATER_MS = 5_000;

const person = ({ name, zoomUserId }: { name: string; zoomUserId: string }): RunPerson => ({
  name,
  zoomUserId,
  email: null,
});

/**
 * Plays the first interview's day: everything that Zoom knows is turned on, members are connected,
 * and what happened up to now is told event by event, each signed and waited for.
 * @throws AppError `conflict` where this server does not take an event
 */
export async function playDay(services: Services, cloud: RehearsalCloud, hook: Hook) {
  const { clock } = services;
  // Zoom tells whole seconds.
  const startedAt = Math.floor((clock.now() - MEETING_MS + LATER_MS) / 1_000) * 1_000;
  const day = factsOf(startedAt);
  await connectMembers(services, cloud.grants);
  await collectEverything(services, startedAt - 2 * CALL_BEFORE_MS);
  await planRehearsal(services, startedAt);
  await writeNotes(services, { startedAt, uuid: day.uuids[0] });
  const tellings = writeDay(cloud.state, cloud, day);
  // A linked conversation is read from then on: what is said must have been said.
  await linkTeamChat(services);
  for (const { event, isDoubled } of tellings) {
    const requestId = randomUUID();
    for (let times = isDoubled ? 2 : 1; times > 0; times--) {
      const status = await hook(event, requestId);
      if (status !== 200) throw new AppError('conflict', `${event.event} was answered ${status}.`);
    }
  }
}

const uuid = () => randomBytes(16).toString('base64');

function factsOf(startedAt: number): ScriptFacts {
  const { candidateName, candidateEmail, candidateNumber, meetingNumber, minutes } =
    FIRST_INTERVIEW;
  return {
    accountId: ORGANIZATION.zoomAccountId,
    uuids: [uuid(), uuid()],
    number: meetingNumber,
    hostId: MEMBERS.priya.zoomUserId,
    topic: `Interview: ${candidateName}`,
    startedAt,
    minutes,
    host: person(MEMBERS.priya),
    interviewer: person(MEMBERS.elena),
    candidate: { name: candidateName, zoomUserId: null, email: candidateEmail },
    stranger: { name: GUEST.name, zoomUserId: null, email: null },
    candidateNumber,
    candidateEmail,
    hostEmail: MEMBERS.priya.email,
  };
}
