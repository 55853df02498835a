import type { EventType } from '../../common/events.ts';

/** The tables of the interview itself: kits, guides, scorecards' logs, notices, the audit. */
export interface InterviewSchema {
  guide: GuideTable;
  judgement: JudgementTable;
  kit: KitTable;
  kit_version: KitVersionTable;
  notice: NoticeTable;
  audit: AuditTable;
}

type Flag01 = 0 | 1;

/** The logs of scorecards, numbered each for itself (decision 0010). */
export interface JudgementTable {
  scorecard_id: string;
  card: number;
  candidate_id: string;
  /** The number of the candidate's entry that it was written after. */
  seq: number;
  id: string;
  type: EventType;
  actor_id: string;
  application_id: string | null;
  interview_id: string;
  meeting_uuid: string | null;
  body: string | null;
  client_at: string | null;
  server_at: string;
  late: Flag01;
  informed: Flag01;
}

/** One row per interview, its questions as JSON. */
export interface GuideTable {
  id: string;
  candidate_id: string;
  organization_id: string;
  application_id: string | null;
  questions: string;
  current: string | null;
}

export interface KitTable {
  id: string;
  organization_id: string;
  name: string;
  version: number;
  archived: Flag01;
  created_at: string;
}

export interface KitVersionTable {
  kit_id: string;
  version: number;
  name: string;
  /** `KitContent` as JSON. */
  content: string;
  created_by: string | null;
  created_at: string;
}

/** What a member is told of; one row per matter, counted. */
export interface NoticeTable {
  id: string;
  organization_id: string;
  member_id: string;
  kind:
    | 'scorecard_missing'
    | 'scorecard_dismissed'
    | 'scorecard_given_up'
    | 'meeting_alert'
    | 'meeting_changed'
    | 'zoom_refused'
    | 'records_refused'
    | 'no_show_suggested';
  candidate_id: string;
  interview_id: string;
  /** Whom it is about; the reader themselves where it is their own. Of Zoom's matters, which one. */
  about_id: string;
  reason: string | null;
  count: number;
  at: string;
  dismissed_at: string | null;
}

export interface AuditTable {
  id: string;
  organization_id: string;
  at: string;
  actor_id: string | null;
  action: string;
  candidate_id: string | null;
  interview_id: string | null;
  detail: string;
  /** The same thing is told once under one key. */
  key: string | null;
}
