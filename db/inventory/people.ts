import type { InventoryOf } from './table.ts';

/** The organization, its people and what they set up. */
export const PEOPLE: InventoryOf<
  | 'organization'
  | 'member'
  | 'job'
  | 'job_member'
  | 'kit'
  | 'kit_version'
  | 'mail_template'
  | 'session'
  | 'access_token'
  | 'used_context'
  | 'notice'
  | 'audit'
  | 'migration'
  | 'task'
> = {
  organization: {
    purpose: 'The organization that uses Hireside, and what it chose.',
    kept: 'organization',
    candidate: null,
    members: [],
    columns: {
      id: 'id',
      name: 'organizationName',
      settings: 'setting',
      facts_version: 'state',
      zoom_account_id: 'ref',
      created_at: 'time',
    },
  },
  member: {
    purpose: 'Who works with Hireside, and as what.',
    kept: 'member',
    stays: 'somebody who wrote what stays, without a name',
    candidate: null,
    members: ['id'],
    columns: {
      id: 'id',
      organization_id: 'ref',
      email: 'memberEmail',
      name: 'memberName',
      role: 'memberRole',
      time_zone: 'memberTimeZone',
      zoom_user_id: 'memberZoomId',
      active: 'memberRole',
      created_at: 'time',
      former_zoom_hash: 'memberZoomId',
    },
  },
  job: {
    purpose: 'The jobs people apply for, with their stages and rounds.',
    kept: 'organization',
    candidate: null,
    members: [],
    columns: {
      id: 'id',
      organization_id: 'ref',
      title: 'setting',
      stages: 'setting',
      created_at: 'time',
      rounds: 'setting',
      feedback_visibility: 'setting',
      office: 'setting',
    },
  },
  job_member: {
    purpose: 'Who is on a job’s hiring team.',
    kept: 'member',
    candidate: null,
    members: ['member_id'],
    columns: { job_id: 'ref', member_id: 'ref' },
  },
  kit: {
    purpose: 'Questions and attributes an interview is held with.',
    kept: 'organization',
    candidate: null,
    members: [],
    columns: {
      id: 'id',
      organization_id: 'ref',
      name: 'setting',
      version: 'state',
      archived: 'state',
      created_at: 'time',
    },
  },
  kit_version: {
    purpose: 'A kit as it was when an interview was held with it.',
    kept: 'organization',
    candidate: null,
    members: ['created_by'],
    columns: {
      kit_id: 'ref',
      version: 'state',
      name: 'setting',
      content: 'setting',
      created_by: 'ref',
      created_at: 'time',
    },
  },
  mail_template: {
    purpose: 'What the organization writes instead of a built-in mail.',
    kept: 'organization',
    candidate: null,
    members: ['changed_by'],
    columns: {
      organization_id: 'ref',
      kind: 'state',
      version: 'state',
      content: 'setting',
      changed_by: 'ref',
      changed_at: 'time',
    },
  },
  session: {
    purpose: 'Who is signed in.',
    kept: 'days',
    candidate: null,
    members: [],
    columns: { id: 'hash', data: 'ref', expires_at: 'time' },
  },
  access_token: {
    purpose: 'Panels and scripts that are signed in.',
    kept: 'days',
    candidate: null,
    members: ['member_id'],
    columns: {
      hash: 'hash',
      kind: 'state',
      member_id: 'ref',
      meeting_uuid: 'meeting',
      created_at: 'time',
      expires_at: 'time',
    },
  },
  used_context: {
    purpose: 'Proofs from the Zoom client that were used and may not be used again.',
    kept: 'days',
    candidate: null,
    members: [],
    columns: { hash: 'hash', expires_at: 'time' },
  },
  notice: {
    purpose: 'What a member is reminded of.',
    kept: 'candidate',
    candidate: 'candidate_id',
    members: ['member_id', 'about_id'],
    columns: {
      id: 'id',
      organization_id: 'ref',
      member_id: 'ref',
      kind: 'state',
      candidate_id: 'ref',
      interview_id: 'ref',
      about_id: 'ref',
      reason: 'words',
      count: 'state',
      at: 'time',
      dismissed_at: 'time',
    },
  },
  audit: {
    purpose: 'Who saw or did what matters.',
    kept: 'audit',
    candidate: 'candidate_id',
    members: ['actor_id'],
    columns: {
      id: 'id',
      organization_id: 'ref',
      at: 'time',
      actor_id: 'memberAct',
      action: 'memberAct',
      candidate_id: 'ref',
      interview_id: 'ref',
      detail: 'auditDetail',
      key: 'ref',
    },
  },
  migration: {
    purpose: 'Which form this database has.',
    kept: 'organization',
    candidate: null,
    members: [],
    columns: { name: 'state', applied_at: 'time' },
  },
  task: {
    purpose:
      'Work that is still to be done. It names rows; an invitation to a colleague names them.',
    kept: 'days',
    candidate: null,
    members: [],
    columns: {
      id: 'id',
      kind: 'state',
      key: 'ref',
      payload: 'memberEmail',
      run_at: 'time',
      attempts: 'state',
      lease_until: 'time',
      done_at: 'time',
      failed_reason: 'state',
    },
  },
};
