import { toInstant } from '../../../common/time.ts';
import { insertMarks, type Mark } from '../../../db/records/attendance.ts';
import { collects } from '../../../db/records/collecting.ts';
import { tellInstance } from '../../../db/records/instance-rows.ts';
import type { WebhookHandler } from '../../zoom/webhooks.ts';
import { participantPayload, runOf } from '../events.ts';
import { queueFiling } from './attendance-filing.ts';
import { personKey } from './spans.ts';

/** `meeting.participant_joined` and `meeting.participant_left`: one mark each, kept once. */
const told =
  (kind: Mark['kind']): WebhookHandler =>
  async (tx, event, { clock }) => {
    const parsed = participantPayload.safeParse(event.payload);
    if (!parsed.success) return;
    const run = await runOf(tx, parsed.data, event.at);
    if (run === null || !(await collects(tx, run.organizationId, 'attendance'))) return;
    const { participant: one } = parsed.data.object;
    const instance = await tellInstance(tx, { ...run, startedAt: null, endedAt: null });
    const name = one.user_name ?? '';
    const { email } = one;
    const zoomUserId = one.id ?? one.participant_user_id;
    await insertMarks(tx, [
      {
        organization_id: run.organizationId,
        uuid: run.uuid,
        source: 'event',
        connection: one.user_id,
        kind,
        at: (kind === 'joined' ? one.join_time : one.leave_time) ?? toInstant(event.at),
        person: personKey({ zoomUserId, email, name }),
        name,
        email: email?.toLowerCase() ?? null,
        zoom_user_id: zoomUserId,
        reason: kind === 'left' ? one.leave_reason : null,
      },
    ]);
    // Late news of a run that is over: what was filed of it may not be all.
    if (instance.ended_at !== null) await queueFiling(tx, instance, clock.now());
  };

export const participantJoined = told('joined');
export const participantLeft = told('left');
