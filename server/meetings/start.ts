import { newId } from '../../common/ids.ts';
import type { Interview } from '../../common/interview.ts';
import type { Instant } from '../../common/time.ts';
import type { ServerEvent } from '../../db/append.ts';
import { newestVersion } from '../../db/kits.ts';
import type { Tx } from '../../db/transact.ts';

/**
 * What says that an interview has begun in a meeting: nothing where it goes on there already, or
 * where it was cancelled or its candidate did not come.
 * @param since when, as far as is known
 */
export async function startOf(
  tx: Tx,
  organizationId: string,
  interview: Interview,
  meetingUuid: string,
  since: Instant,
  now: number,
): Promise<ServerEvent[]> {
  const kit = await kitAtStart(tx, organizationId, interview, now);
  return [...kit, ...start(interview, meetingUuid, since, now)];
}

/** The kit as it is now is the one this interview is held with, whatever becomes of the kit. */
async function kitAtStart(
  tx: Tx,
  organizationId: string,
  { id: interviewId, applicationId, kitId, kitVersion, startedAt }: Interview,
  now: number,
): Promise<ServerEvent[]> {
  if (kitId === null || startedAt !== null) return [];
  const version = await newestVersion(tx.sql, organizationId, kitId);
  if (version === null || version === kitVersion) return [];
  const about = { applicationId, interviewId };
  return [{ ...about, id: newId(now), type: 'interview.kit_set', body: { kitId, version } }];
}

function start(
  interview: Interview,
  meetingUuid: string,
  since: Instant,
  now: number,
): ServerEvent[] {
  const running = interview.status === 'in_progress' && interview.meetingUuid === meetingUuid;
  if (running || interview.status === 'cancelled' || interview.status === 'no_show') return [];
  return [
    {
      id: newId(now),
      type: 'interview.started',
      applicationId: interview.applicationId,
      interviewId: interview.id,
      clientAt: since,
      body: { meetingUuid },
    },
  ];
}
