import type { RecordKind } from '../../common/records.ts';
import { type Purged, purgeAttendance } from '../../db/attendance.ts';
import type { Tx } from '../../db/transact.ts';

/** A record that went, and the log that says so. */
export interface Gone extends Omit<Purged, 'interviewId'> {
  interviewId: string | null;
  recordId: string;
}

/** Deletes everything of one kind of an organization. @returns what went, by log */
export type Purge = (tx: Tx, organizationId: string) => Promise<Gone[]>;

const attendance: Purge = async (tx, organizationId) =>
  (await purgeAttendance(tx, organizationId)).map((one) => ({ ...one, recordId: one.interviewId }));

/** What deletes each kind; one that is not here has nothing to delete yet. */
export const PURGES: Partial<Record<RecordKind, Purge>> = {
  attendance,
};
