import { newId } from '../../common/ids.ts';
import { toInstant } from '../../common/time.ts';
import { putRetentionNotice } from '../../db/privacy/retention-notices.ts';
import { writeSession } from '../../db/sessions.ts';
import type { TestDatabase } from '../support/databases.ts';
import { NOON, type World } from '../support/fixtures.ts';
import { MARK } from '../support/plant.ts';

export const word = (of: string) => `${MARK}-member-${of}`;
export const AT = toInstant(NOON);

/** Everything that names a member other than by Hireside's own key, and what hangs on that key. */
export async function leaveTraces(fresh: TestDatabase, world: World, id: string): Promise<void> {
  const { organizationId, candidateId, applicationId, interviewId } = world;
  const of = { organization_id: organizationId };
  const zoomId = word('zoom');
  const uuid = 'run-1';
  await fresh.database.transact(async (tx) => {
    const { sql } = tx;
    const who = { name: word('name'), email: `${word('email')}@example.com` };
    await sql
      .insertInto('join_request')
      .values({
        id: newId(),
        ...of,
        ...who,
        zoom_user_id: zoomId,
        time_zone: 'UTC',
        status: 'pending',
        asked_at: AT,
      })
      .execute();
    await sql
      .insertInto('meeting_instance')
      .values({ ...of, uuid, interview_id: interviewId, number: '1', host_zoom_id: zoomId })
      .execute();
    await sql
      .insertInto('attendance')
      .values({
        ...of,
        ...who,
        uuid,
        source: 'event',
        connection: 'c',
        kind: 'joined',
        at: AT,
        person: 'p',
        zoom_user_id: zoomId,
      } as never)
      .execute();
    await sql
      .insertInto('mail')
      .values({
        ...of,
        id: newId(),
        candidate_id: candidateId,
        application_id: applicationId,
        interview_id: interviewId,
        actor_id: id,
        kind: 'invitation',
        to_address: 'niamh@example.com',
        to_name: 'Niamh',
        reply_to: who.email,
        subject: 'Interview',
        body: 'Words',
        ics: null,
        sequence: 0,
        automatic: 0,
        message_id: newId(),
        in_reply_to: null,
        held_for: null,
        state: 'sent',
        reason: null,
        created_at: AT,
        handed_over_at: null,
        settled_at: null,
        time_zone: null,
        locale: null,
      })
      .execute();
    const task = { run_at: '2099-01-01T00:00:00.000Z', attempts: 3 };
    await sql
      .insertInto('task')
      .values({
        ...task,
        id: newId(),
        kind: 'mail.member_invitation',
        key: id,
        payload: JSON.stringify({ memberId: id }),
        failed_reason: `550 no such user ${who.email}`,
      })
      .execute();
    await putRetentionNotice(
      tx,
      organizationId,
      id,
      { week: '2026-12-14', days: 30, count: 1, kinds: ['rejected'] },
      AT,
    );
  });
  const data = JSON.stringify({ cookie: {}, memberId: id, of: word('session') });
  await writeSession(fresh.database, { id: newId(), data, expiresAt: toInstant(NOON + 9e7) });
}
