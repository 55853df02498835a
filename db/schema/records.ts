import type { RecordKind } from '../../common/records.ts';
import type { CallsSchema } from './calls.ts';

/** The tables of what Zoom knows about interviews. */
export interface RecordsSchema extends CallsSchema {
  collecting: CollectingTable;
  meeting_instance: MeetingInstanceTable;
  attendance: AttendanceTable;
  attendance_person: AttendancePersonTable;
}

/** One run of an interview's meeting: Zoom gives each start a UUID of its own. */
export interface MeetingInstanceTable {
  organization_id: string;
  uuid: string;
  interview_id: string;
  number: string | null;
  /** The host's Zoom user id. */
  host_zoom_id: string | null;
  started_at: string | null;
  ended_at: string | null;
  /** When Zoom's own list of who was there was taken over. */
  listed_at: string | null;
  /** Why it could not be, in a sentence. */
  problem: string | null;
}

/**
 * That a connection to a run began or ended. What Zoom tells as it happens (`event`) gives way to
 * its list of afterwards (`list`). Stays follow from these, in whatever order they came.
 */
export interface AttendanceTable {
  organization_id: string;
  uuid: string;
  source: 'event' | 'list';
  connection: string;
  kind: 'joined' | 'left';
  at: string;
  /** The same for everyone that Zoom tells apart by account, else by address, else by name. */
  person: string;
  name: string;
  email: string | null;
  zoom_user_id: string | null;
  /** Why they left, in Zoom's words. */
  reason: string | null;
}

/** What a recruiter said of who somebody was. */
export interface AttendancePersonTable {
  organization_id: string;
  interview_id: string;
  person: string;
  who: 'candidate' | 'member';
  member_id: string | null;
  by_member_id: string;
  at: string;
}

/** A kind that is not here is off. */
export interface CollectingTable {
  organization_id: string;
  kind: RecordKind;
  since: string;
  by_member_id: string | null;
}
