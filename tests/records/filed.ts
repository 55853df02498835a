import { newId } from '../../common/ids.ts';
import { toInstant } from '../../common/time.ts';
import type { Database } from '../../db/open.ts';
import { putCallRecording } from '../../db/records/call-recordings.ts';
import { insertCall } from '../../db/records/calls.ts';
import { insertChat } from '../../db/records/chats.ts';
import { startCollecting } from '../../db/records/collecting.ts';
import { newChat } from '../../server/records/chats/file.ts';
import { NOON, type World } from '../support/fixtures.ts';
import type { TestZoom } from '../support/zoom.ts';

/** A call with a recording and a linked chat, filed as Zoom would have told of them. */
export async function fileRecords(
  database: Database,
  zoom: TestZoom,
  { organizationId, candidateId, admin }: World,
  zoomUserId: string,
): Promise<{ callId: string; chatId: string }> {
  const callId = newId();
  const recording = `recording-${callId}`;
  zoom.state.phone.recordings.set(recording, { ownerId: zoomUserId, bytes: Buffer.from('mp3') });
  const name = 'contact:somebody@example.com';
  const chat = newChat({ organizationId, candidateId, source: 'team_chat', name }, NOON);
  await database.transact(async (tx) => {
    const by = { organizationId, since: toInstant(NOON), byMemberId: admin.id };
    await startCollecting(tx, { ...by, kind: 'phone' });
    await startCollecting(tx, { ...by, kind: 'chat' });
    await insertCall(tx, {
      id: callId,
      organization_id: organizationId,
      state: 'filed',
      candidate_id: candidateId,
      chosen: 0,
      member_id: admin.id,
      direction: 'out',
      number: '+35315550177',
      started_at: toInstant(NOON),
      duration: 138,
      talk: 130,
      result: 'answered',
      recording_id: recording,
      created_at: toInstant(NOON),
    });
    await putCallRecording(tx, {
      organization_id: organizationId,
      id: recording,
      call_id: callId,
      member_id: admin.id,
      url: `${zoom.apiUrl}/phone/recording/download/${recording}`,
      gone: 0,
    });
    await insertChat(tx, { ...chat, linked: 1, by_member_id: admin.id });
  });
  return { callId, chatId: chat.id };
}
