import type { RecordKind } from '../../common/records.ts';
import { purgeAttendance } from '../../db/records/attendance.ts';
import { purgeCalls } from '../../db/records/calls.ts';
import { purgeChats } from '../../db/records/chats.ts';
import type { OwnedRecord } from '../../db/records/record-owners.ts';
import { purgeRecordings } from '../../db/records/recordings.ts';
import { purgeTranscripts } from '../../db/records/transcripts.ts';
import type { Tx } from '../../db/transact.ts';
import type { Services } from '../services.ts';
import { queuePhoneSyncs } from './calls/sync.ts';
import { queueChatReads } from './chats/read.ts';
import { letGo } from './recordings/copies.ts';

/** Deletes everything of one kind of an organization. @returns what went of what a log tells of */
export type Purge = (tx: Tx, organizationId: string, now: number) => Promise<OwnedRecord[]>;

const attendance: Purge = async (tx, organizationId) =>
  (await purgeAttendance(tx, organizationId)).map((one) => ({ ...one, recordId: one.interviewId }));

const recordings: Purge = async (tx, organizationId, now) => {
  await letGo(tx, { organizationId }, now);
  return purgeRecordings(tx, organizationId);
};

/** What deletes each kind. */
export const PURGES: Record<RecordKind, Purge> = {
  attendance,
  recordings,
  transcripts: purgeTranscripts,
  phone: purgeCalls,
  chat: purgeChats,
};

/** What is asked of Zoom as soon as a kind is turned on; for the others Zoom speaks first. */
export const FIRST_LOOKS: Partial<
  Record<RecordKind, (services: Services, now: number, organizationId: string) => Promise<void>>
> = { phone: queuePhoneSyncs, chat: queueChatReads };
