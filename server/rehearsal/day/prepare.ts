import { newId } from '../../../common/ids.ts';
import { RECORD_KINDS } from '../../../common/records.ts';
import { toInstant } from '../../../common/time.ts';
import { memberById } from '../../../db/members.ts';
import { startCollecting, stopCollecting } from '../../../db/records/collecting.ts';
import { saveGrant } from '../../../db/zoom-grants.ts';
import { linkChat } from '../../records/chats/link.ts';
import { FIRST_INTERVIEW, MEMBERS, ORGANIZATION } from '../../seed/cast.ts';
import type { Services } from '../../services.ts';
import { sealTokens } from '../../zoom/tokens.ts';
import type { OAuthGrants } from '../cloud/oauth-state.ts';
import { ACCESS_MS } from '../cloud/oauth-state.ts';

/** Who is in the interview, and whose Zoom the recordings and calls are asked of. */
const CONNECTED = [MEMBERS.priya, MEMBERS.elena] as const;

/** Connects members to this Zoom, as if each had signed in and granted everything. */
export async function connectMembers(services: Services, grants: OAuthGrants): Promise<void> {
  const { database, clock } = services;
  for (const { id, name, email, zoomUserId } of CONNECTED) {
    const { access, refresh } = grants.begin(zoomUserId);
    const tokens = {
      accessToken: access,
      refreshToken: refresh,
      expiresInMs: ACCESS_MS,
      scope: grants.scope,
    };
    await database.transact((tx) =>
      saveGrant(tx, {
        member_id: id,
        organization_id: ORGANIZATION.id,
        zoom_user_id: zoomUserId,
        zoom_account_id: ORGANIZATION.zoomAccountId,
        name,
        email,
        connected_at: toInstant(clock.now()),
        ...sealTokens(services, id, tokens),
      }),
    );
  }
}

/** Turns everything on, from early enough that the day is not before it. */
export async function collectEverything({ database }: Services, from: number): Promise<void> {
  const about = { organizationId: ORGANIZATION.id, byMemberId: MEMBERS.ada.id };
  await database.transact(async (tx) => {
    for (const kind of RECORD_KINDS) {
      await stopCollecting(tx, ORGANIZATION.id, kind);
      await startCollecting(tx, { ...about, kind, since: toInstant(from) });
    }
  });
}

/** The recruiter links the conversation with the candidate. */
export async function linkTeamChat(services: Services): Promise<void> {
  const { candidateId, candidateEmail: toContact, candidateName: title } = FIRST_INTERVIEW;
  const recruiter = await memberById(services.database, MEMBERS.priya.id);
  if (recruiter !== null) await linkChat(services, recruiter, candidateId, { toContact, title });
}

const NOTES = [
  { minutes: 5, text: 'Billing ledger: 40 sources, two people' },
  { minutes: 16, text: 'Built the diff view herself, after duplicates' },
  { minutes: 31, text: 'Re-runs were cheap, so she ran them again' },
];

/** What Elena wrote down during the meeting. */
export async function writeNotes({ log }: Services, day: { startedAt: number; uuid: string }) {
  const { candidateId, applicationId, id: interviewId } = FIRST_INTERVIEW;
  const entries = NOTES.map(({ minutes, text }) => {
    const at = day.startedAt + minutes * 60_000;
    const about = { actorId: MEMBERS.elena.id, applicationId, interviewId, meetingUuid: day.uuid };
    const body = { text, flag: null, questionId: null };
    const clientAt = toInstant(at);
    const event = { ...about, id: newId(), type: 'note.added' as const, clientAt, body };
    return { actor: null, event };
  });
  await log.append({ organizationId: ORGANIZATION.id, candidateId }, entries);
}
