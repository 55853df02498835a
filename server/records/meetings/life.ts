import { newId } from '../../../common/ids.ts';
import { append, type Entry, type ServerEvent } from '../../../db/append.ts';
import { interviewById } from '../../../db/interviews.ts';
import { lockLogs } from '../../../db/move.ts';
import { handedOverAt, instancesOf } from '../../../db/records/instance-rows.ts';
import type { Tx } from '../../../db/transact.ts';
import { startOf } from '../../meetings/start.ts';
import { reactions } from '../../tasks/reactions.ts';
import { lifeOf, type Telling, tellings } from './runs.ts';

/**
 * Brings an interview's log into agreement with the runs of its meeting that Zoom told of. Asked
 * again, in whatever order the news came, it writes nothing more.
 */
export async function settleLife(
  tx: Tx,
  organizationId: string,
  interviewId: string,
  now: number,
): Promise<void> {
  const found = await interviewById(tx.sql, organizationId, interviewId);
  if (found === null) return;
  const { candidateId } = found;
  await lockLogs(tx, [candidateId]);
  const runs = await instancesOf(tx.sql, organizationId, interviewId);
  const uuids = runs.map(({ uuid }) => uuid);
  const life = lifeOf(runs, await handedOverAt(tx, organizationId, uuids, interviewId));
  if (life === null) return;
  const row = await interviewById(tx.sql, organizationId, interviewId);
  if (row === null) return;
  const { interview } = row;
  const about = { applicationId: interview.applicationId, interviewId };
  const events: ServerEvent[] = [];
  for (const telling of tellings(interview, life, (uuid) => uuids.includes(uuid))) {
    if (telling.kind === 'started') {
      const { uuid, at } = telling;
      events.push(...(await startOf(tx, organizationId, interview, uuid, at, now)));
    } else {
      events.push({ ...about, ...eventOf(telling, now) });
    }
  }
  const entries = events.map((event): Entry => ({ actor: null, event }));
  await append(tx, { organizationId, candidateId }, entries, now, reactions);
}

function eventOf(telling: Exclude<Telling, { kind: 'started' }>, now: number): ServerEvent {
  const id = newId(now);
  if (telling.kind === 'ended') {
    return { id, type: 'interview.ended', clientAt: telling.at, body: {} };
  }
  const { startedAt, endedAt } = telling;
  return { id, type: 'interview.timed', body: { startedAt, endedAt } };
}
