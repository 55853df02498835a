import type { Generated } from 'kysely';
import type { Audience, EventType, Flag } from '../common/events.ts';
import type { CandidateKind, FeedbackVisibility } from '../common/facts.ts';
import type { InterviewStatus } from '../common/interview.ts';
import type { Role } from '../common/member.ts';
import type { StageType } from '../common/pipeline.ts';
import type { AccessSchema } from './schema/access.ts';
import type { CopiesSchema } from './schema/copies.ts';
import type { ExportsSchema } from './schema/exports.ts';
import type { InterviewSchema } from './schema/interview.ts';
import type { MailSchema } from './schema/mail.ts';
import type { PrivacySchema } from './schema/privacy.ts';
import type { RecordingsSchema } from './schema/recordings.ts';
import type { RecordsSchema } from './schema/records.ts';
import type { SchedulingSchema } from './schema/scheduling.ts';
import type { ServersSchema } from './schema/servers.ts';
import type { TakeInsSchema } from './schema/take-ins.ts';
import type { ZoomSchema } from './schema/zoom.ts';

/**
 * The tables, alike in both engines: ids and times are text, flags are 0 or 1, documents are JSON
 * text. Times are ISO-8601 UTC, so that text order is time order.
 */
export interface Schema
  extends AccessSchema,
    CopiesSchema,
    ExportsSchema,
    InterviewSchema,
    MailSchema,
    PrivacySchema,
    RecordingsSchema,
    RecordsSchema,
    SchedulingSchema,
    ServersSchema,
    TakeInsSchema,
    ZoomSchema {
  organization: OrganizationTable;
  member: MemberTable;
  job: JobTable;
  job_member: { job_id: string; member_id: string };
  candidate: CandidateTable;
  event: EventTable;
  application: ApplicationTable;
  interview: InterviewTable;
  interview_member: InterviewMemberTable;
  note: NoteTable;
  scorecard: ScorecardTable;
  meeting: MeetingTable;
  meeting_member: { organization_id: string; meeting_uuid: string; member_id: string };
  file: FileTable;
  session: SessionTable;
  access_token: AccessTokenTable;
  used_context: { hash: string; expires_at: string };
  task: TaskTable;
  migration: { name: string; applied_at: string };
}

type Flag01 = 0 | 1;

export interface OrganizationTable {
  id: string;
  name: string;
  settings: string;
  /** Counts changes of what permissions depend on: settings, hiring teams. */
  facts_version: Generated<number>;
  /** Whose Zoom account it is: colleagues of that account may join. */
  zoom_account_id: string | null;
  created_at: string;
}

export interface MemberTable {
  id: string;
  organization_id: string;
  email: string;
  name: string;
  role: Role;
  time_zone: string;
  zoom_user_id: string | null;
  active: Flag01;
  created_at: string;
  /** By what one whose access ended is known at Zoom's door; see migration 0062. */
  former_zoom_hash: string | null;
}

export interface JobTable {
  id: string;
  organization_id: string;
  title: string;
  stages: string;
  created_at: string;
  rounds: Generated<string>;
  /** `null` where the organization's rule counts. */
  feedback_visibility: FeedbackVisibility | null;
  /** Where it is, in the organization's own words. */
  office: Generated<string | null>;
}

export interface CandidateTable {
  num: Generated<number>;
  id: string;
  organization_id: string;
  kind: CandidateKind;
  /** The number of its last event. Taking the next one is the lock of its log. */
  head: number;
  /** Counts changes of who stands how to it: applications, panels, submissions. */
  facts_version: Generated<number>;
  name: string;
  email: string | null;
  /** The profile as `reduce` left it. */
  profile: string;
  search_text: string;
  /** Some application of it is neither closed nor hired. */
  active: Flag01;
  created_at: string;
  last_at: string;
  /** When a member last did something; what Zoom tells does not count. `null`: at `last_at`. */
  acted_at: Generated<string | null>;
}

export interface EventTable {
  candidate_id: string;
  seq: number;
  id: string;
  type: EventType;
  actor_id: string | null;
  application_id: string | null;
  interview_id: string | null;
  meeting_uuid: string | null;
  audience: Audience;
  /** `null` once erased. */
  body: string | null;
  client_at: string | null;
  server_at: string;
  late: Flag01;
}

export interface ApplicationTable {
  id: string;
  candidate_id: string;
  organization_id: string;
  job_id: string;
  job_title: string;
  applied_at: string;
  stage: string;
  stage_type: StageType;
  since: string;
  reason: string | null;
  on_hold: Flag01;
  last_move: string | null;
}

export interface InterviewTable {
  id: string;
  candidate_id: string;
  organization_id: string;
  application_id: string | null;
  title: string;
  round: number;
  rounds: number;
  starts_at: string;
  ends_at: string;
  minutes: number;
  meeting_number: string | null;
  member_ids: string;
  status: InterviewStatus;
  reply: 'pending' | 'accepted' | 'declined' | 'tentative';
  meeting_uuid: string | null;
  started_at: string | null;
  ended_at: string | null;
  kit_id: string | null;
  kit_version: number | null;
  focus: string;
  debrief_opened_at: string | null;
}

/** A seat on a panel, with what decides its sight: one index answers what a member may see. */
export interface InterviewMemberTable {
  interview_id: string;
  member_id: string;
  candidate_id: string;
  application_id: string | null;
  ends_at: string;
}

export interface NoteTable {
  num: Generated<number>;
  id: string;
  candidate_id: string;
  organization_id: string;
  author_id: string | null;
  application_id: string | null;
  interview_id: string | null;
  meeting_uuid: string | null;
  audience: Audience;
  text: string;
  /** In the search index already. SQLite only; PostgreSQL indexes by itself. */
  indexed: Generated<Flag01>;
  flag: Flag | null;
  question_id: string | null;
  attribute_id: string | null;
  at: string;
  saved_at: string;
  edited_at: string | null;
  deleted: Flag01;
  late: Flag01;
  history: string;
}

export interface ScorecardTable {
  id: string;
  candidate_id: string;
  organization_id: string;
  interview_id: string;
  application_id: string | null;
  member_id: string;
  ratings: string;
  recommendation: string | null;
  comment: string | null;
  submitted_at: string | null;
  /** The number of the last entry of its own log. */
  version: number;
  earlier: string;
  changed: string | null;
}

/** A meeting instance that members opened the panel in. */
export interface MeetingTable {
  organization_id: string;
  uuid: string;
  number: string | null;
  interview_id: string | null;
  /** A person chose the interview; else the number told it. */
  chosen: Flag01;
  /** The log that keeps notes until an interview is known. */
  unfiled_id: string | null;
  created_at: string;
}

export interface FileTable {
  id: string;
  organization_id: string;
  candidate_id: string;
  name: string;
  media: string;
  size: number;
  sha256: string;
  bytes: Buffer;
  created_at: string;
}

export interface SessionTable {
  id: string;
  data: string;
  expires_at: string;
}

/** Bearer tokens, by hash. `panel` tokens stand for one app context; `machine` tokens for scripts. */
export interface AccessTokenTable {
  hash: string;
  kind: 'panel' | 'machine';
  member_id: string;
  meeting_uuid: string | null;
  created_at: string;
  expires_at: string | null;
}

/** Work that must survive: written in the transaction that causes it, claimed with a lease. */
export interface TaskTable {
  id: string;
  kind: string;
  /** Business key: the same work is queued once. */
  key: string;
  payload: string;
  run_at: string;
  attempts: number;
  lease_until: string | null;
  done_at: string | null;
  failed_reason: string | null;
}
