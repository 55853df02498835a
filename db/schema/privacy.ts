import type { Generated } from 'kysely';
import type { StageType } from '../../common/pipeline.ts';
import type { DataClass, RecordClass } from '../../common/retention.ts';

/** The tables of what is erased, held back from it, and left over without a person. */
export interface PrivacySchema {
  legal_hold: LegalHoldTable;
  erasure: ErasureTable;
  retention: RetentionTable;
  retention_notice: RetentionNoticeTable;
  statistic: StatisticTable;
  fairness_count: FairnessCountTable;
  past_meeting: PastMeetingTable;
}

/** While one of a candidate is not ended, nothing of theirs is erased. */
export interface LegalHoldTable {
  id: string;
  organization_id: string;
  candidate_id: string;
  reason: string;
  by_member_id: string;
  at: string;
  ended_by: string | null;
  ended_at: string | null;
}

/** From the wish to erase somebody to the receipt of it. */
export interface ErasureTable {
  id: string;
  organization_id: string;
  /** A person, or records of many that aged on their own. */
  subject: 'candidate' | 'member' | RecordClass;
  /** Whose data; `null` once they are gone. */
  subject_id: string | null;
  /** SHA-256 of that id, by which whoever knows it finds the receipt; empty for records of many. */
  subject_hash: string;
  cause: 'request' | 'retention';
  /** `waiting`: kept out of sight until `due_at`, and still to be taken back. */
  state: 'waiting' | 'done' | 'withdrawn';
  /** The member who asked; `null` where retention or the command line did. */
  asked_by: string | null;
  asked_at: string;
  due_at: string;
  ended_at: string | null;
  /** Rows by table as JSON, once done. */
  counts: string | null;
  /** When the last daily backup that holds them is removed; `null` where Hireside makes none. */
  backups_until: string | null;
  /** When the database's files were cleaned of what had been deleted in them. */
  cleaned_at: string | null;
}

/** How long candidates are kept by what became of them, and records by their kind. */
export interface RetentionTable {
  organization_id: string;
  /** Empty: every job that has no row of its own. */
  job_id: string;
  /** Empty: every office that has no row of its own. */
  office: Generated<string>;
  data_class: DataClass;
  /** `null`: kept. */
  months: number | null;
  /** When it last began to take more than before; `null`: before that was written down. */
  changed_at: Generated<string | null>;
}

/** That an admin was told of a week in which candidates go. */
export interface RetentionNoticeTable {
  id: string;
  organization_id: string;
  member_id: string;
  /** The week's Monday, as a date. */
  week: string;
  /** How long before it they are told: 30 or 7. */
  days: number;
  /** How many go, as it stands today. */
  count: number;
  /** What became of those who go, as JSON; `null` in notices from before this was kept. */
  kinds: string | null;
  at: string;
  dismissed_at: string | null;
  /** The number and the kinds that were last told, and when; `null`: `count`, and at `at`. */
  told_count: number | null;
  told_kinds: string | null;
  told_at: string | null;
  /** The number that had been told before that; `null` where it was told once. */
  before_count: number | null;
}

/** What is left of an application whose candidate is erased: nothing that leads to anybody. */
export interface StatisticTable {
  id: string;
  organization_id: string;
  job_id: string;
  applied_month: string;
  final_type: StageType | null;
  /** Stages with the month they were reached in, as JSON. */
  reached: string;
}

/**
 * How often a question was asked of candidates who are erased, and for how long: sums alone. What
 * is about fewer than `PAST_MIN` people waits (`shown` 0) and is in no report.
 */
export interface FairnessCountTable {
  organization_id: string;
  job_id: string;
  round: number;
  kit_id: string;
  /** Empty: the interview as a whole. */
  question_id: string;
  shown: 0 | 1;
  people: number;
  asked: number;
  skipped: number;
  /** Of those asked with a clock running: how many for much less than planned, about as planned, and much longer. */
  shorter: number;
  planned: number;
  longer: number;
}

/** That a meeting was of somebody who is erased, by digests of what Zoom calls it. */
export interface PastMeetingTable {
  organization_id: string;
  /** Of its number, or of the UUID of one run of it. */
  digest: string;
  /** When one with this number was planned; both empty for a run. */
  starts_at: string;
  ends_at: string;
  kept_until: string;
}
