import type { InventoryOf } from './table.ts';

/** What comes from Zoom, and the connection to it. */
export const ZOOM: InventoryOf<
  | 'zoom_grant'
  | 'oauth_state'
  | 'zoom_revocation'
  | 'zoom_disconnect'
  | 'join_request'
  | 'webhook_delivery'
  | 'meeting'
  | 'meeting_member'
  | 'meeting_plan'
  | 'collecting'
> = {
  zoom_grant: {
    purpose: 'A member’s connection to Zoom.',
    kept: 'connection',
    candidate: null,
    members: ['member_id'],
    columns: {
      member_id: 'ref',
      organization_id: 'ref',
      zoom_user_id: 'memberZoomId',
      zoom_account_id: 'ref',
      name: 'memberName',
      email: 'memberEmail',
      access_token: 'secret',
      refresh_token: 'secret',
      expires_at: 'time',
      scope: 'state',
      status: 'state',
      generation: 'state',
      lease_owner: 'state',
      lease_until: 'time',
      connected_at: 'time',
    },
  },
  oauth_state: {
    purpose: 'Somebody on the way through Zoom’s sign-in.',
    kept: 'days',
    candidate: null,
    members: [],
    columns: {
      hash: 'hash',
      flow: 'state',
      binding: 'hash',
      verifier: 'secret',
      return_to: 'state',
      created_at: 'time',
      expires_at: 'time',
      used_at: 'time',
    },
  },
  zoom_revocation: {
    purpose: 'Tokens that Zoom has still to be told to forget.',
    kept: 'days',
    candidate: null,
    members: ['member_id'],
    columns: {
      id: 'id',
      member_id: 'ref',
      access_token: 'secret',
      refresh_token: 'secret',
      expires_at: 'time',
      created_at: 'time',
    },
  },
  zoom_disconnect: {
    purpose: 'That a connection ended, and when.',
    kept: 'proof',
    candidate: null,
    members: [],
    columns: {
      id: 'id',
      organization_id: 'ref',
      reason: 'state',
      at: 'time',
      revoked_at: 'time',
    },
  },
  join_request: {
    purpose: 'Colleagues of the Zoom account who ask to join.',
    kept: 'member',
    candidate: null,
    members: [],
    columns: {
      id: 'id',
      organization_id: 'ref',
      zoom_user_id: 'memberZoomId',
      email: 'memberEmail',
      name: 'memberName',
      time_zone: 'memberTimeZone',
      status: 'state',
      asked_at: 'time',
    },
  },
  webhook_delivery: {
    purpose: 'Which of Zoom’s messages were received, so that none counts twice.',
    kept: 'days',
    candidate: null,
    members: [],
    columns: {
      hash: 'hash',
      event: 'state',
      received_at: 'time',
      expires_at: 'time',
      request_id: 'ref',
    },
  },
  meeting: {
    purpose: 'Which interview a meeting is.',
    kept: 'candidate',
    candidate: null,
    members: [],
    columns: {
      organization_id: 'ref',
      uuid: 'meeting',
      number: 'meeting',
      interview_id: 'ref',
      chosen: 'state',
      unfiled_id: 'ref',
      created_at: 'time',
    },
  },
  meeting_member: {
    purpose: 'Which members opened the panel in a meeting.',
    kept: 'candidate',
    candidate: null,
    members: ['member_id'],
    columns: { organization_id: 'ref', meeting_uuid: 'meeting', member_id: 'ref' },
  },
  meeting_plan: {
    purpose: 'The Zoom meeting and the calendar entry of an interview.',
    kept: 'candidate',
    candidate: 'candidate_id',
    members: ['host_id'],
    columns: {
      interview_id: 'ref',
      organization_id: 'ref',
      candidate_id: 'ref',
      host_id: 'ref',
      time_zone: 'setting',
      waiting_room: 'setting',
      recording: 'setting',
      alternative_host_ids: 'ref',
      revision: 'state',
      done: 'state',
      tried: 'state',
      state: 'state',
      meeting_number: 'meeting',
      meeting_host_id: 'ref',
      join_url: 'secret',
      passcode: 'secret',
      overrides: 'state',
      problem: 'state',
      retry_at: 'time',
      calendar_id: 'ref',
      event_id: 'ref',
      calendar_tried: 'state',
      calendar_state: 'state',
      calendar_message: 'state',
      opens_itself: 'state',
    },
  },
  collecting: {
    purpose: 'Which of Zoom’s records the organization collects.',
    kept: 'organization',
    candidate: null,
    members: ['by_member_id'],
    columns: { organization_id: 'ref', kind: 'setting', since: 'time', by_member_id: 'ref' },
  },
};
