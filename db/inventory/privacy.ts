import type { InventoryOf } from './table.ts';

/** What is kept about erasing itself. */
export const PRIVACY: InventoryOf<
  | 'legal_hold'
  | 'erasure'
  | 'retention'
  | 'retention_notice'
  | 'statistic'
  | 'fairness_count'
  | 'past_meeting'
> = {
  legal_hold: {
    purpose: 'That a candidate’s data may not be erased for now, why, and who said so.',
    kept: 'candidate',
    candidate: 'candidate_id',
    members: ['by_member_id', 'ended_by'],
    columns: {
      id: 'id',
      organization_id: 'ref',
      candidate_id: 'ref',
      reason: 'words',
      by_member_id: 'ref',
      at: 'time',
      ended_by: 'ref',
      ended_at: 'time',
    },
  },
  erasure: {
    purpose: 'That somebody’s data were erased: when, by whom and how much, and not whose.',
    kept: 'proof',
    candidate: null,
    members: ['asked_by'],
    columns: {
      id: 'id',
      organization_id: 'ref',
      subject: 'state',
      subject_id: 'ref',
      subject_hash: 'hash',
      cause: 'state',
      state: 'state',
      asked_by: 'ref',
      asked_at: 'time',
      due_at: 'time',
      ended_at: 'time',
      counts: 'state',
      backups_until: 'time',
      cleaned_at: 'time',
    },
  },
  retention: {
    purpose: 'How long candidates are kept, as the organization chose.',
    kept: 'organization',
    candidate: null,
    members: [],
    columns: {
      organization_id: 'ref',
      job_id: 'ref',
      office: 'setting',
      data_class: 'setting',
      months: 'setting',
      changed_at: 'time',
    },
  },
  retention_notice: {
    purpose: 'That an admin was told how many candidates go in a week.',
    kept: 'member',
    candidate: null,
    members: ['member_id'],
    columns: {
      id: 'id',
      organization_id: 'ref',
      member_id: 'ref',
      week: 'time',
      days: 'state',
      count: 'state',
      kinds: 'state',
      at: 'time',
      dismissed_at: 'time',
      told_count: 'state',
      told_kinds: 'state',
      told_at: 'time',
      before_count: 'state',
    },
  },
  statistic: {
    purpose: 'How far applications came, by month, of people who are not known any more.',
    kept: 'organization',
    candidate: null,
    members: [],
    columns: {
      id: 'id',
      organization_id: 'ref',
      job_id: 'ref',
      applied_month: 'state',
      final_type: 'state',
      reached: 'state',
    },
  },
  fairness_count: {
    purpose:
      'How often each question was asked, and about how long, of people who are not known any more.',
    kept: 'organization',
    candidate: null,
    members: [],
    columns: {
      organization_id: 'ref',
      job_id: 'ref',
      round: 'state',
      kit_id: 'ref',
      question_id: 'ref',
      shown: 'state',
      people: 'state',
      asked: 'state',
      skipped: 'state',
      shorter: 'state',
      planned: 'state',
      longer: 'state',
    },
  },
  past_meeting: {
    purpose:
      'That a meeting was of somebody who is not known any more, so that what Zoom tells of it later is filed under nobody.',
    kept: 'month',
    candidate: null,
    members: [],
    columns: {
      organization_id: 'ref',
      digest: 'hash',
      starts_at: 'time',
      ends_at: 'time',
      kept_until: 'time',
    },
  },
};
