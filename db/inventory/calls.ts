import type { InventoryOf } from './table.ts';

const OF_CALL = { column: 'call_id', table: 'call', key: 'id' } as const;

/** Telephone calls with candidates, and chats. */
export const CALLS: InventoryOf<
  | 'candidate_phone'
  | 'call'
  | 'call_name'
  | 'call_element'
  | 'call_recording'
  | 'call_passed'
  | 'phone_sync'
  | 'chat'
  | 'chat_message'
> = {
  candidate_phone: {
    purpose: 'The candidate’s number in international form, to know their calls by.',
    kept: 'candidate',
    candidate: 'candidate_id',
    members: [],
    columns: { candidate_id: 'ref', organization_id: 'ref', number: 'candidatePhone' },
  },
  call: {
    purpose: 'A telephone call with a candidate.',
    kept: 'candidate',
    candidate: 'candidate_id',
    members: ['member_id'],
    columns: {
      id: 'id',
      organization_id: 'ref',
      state: 'state',
      candidate_id: 'ref',
      chosen: 'state',
      member_id: 'ref',
      direction: 'call',
      number: 'candidatePhone',
      started_at: 'call',
      duration: 'call',
      talk: 'call',
      result: 'call',
      recording_id: 'ref',
      created_at: 'time',
    },
  },
  call_name: {
    purpose: 'What Zoom calls a call, so that it is filed once.',
    kept: 'candidate',
    candidate: null,
    through: OF_CALL,
    members: [],
    columns: { organization_id: 'ref', name: 'ref', call_id: 'ref' },
  },
  call_element: {
    purpose: 'One side or one leg of a call, as Zoom tells of it.',
    kept: 'candidate',
    candidate: null,
    through: OF_CALL,
    members: [],
    columns: {
      organization_id: 'ref',
      id: 'ref',
      form: 'state',
      member_key: 'ref',
      call_id: 'ref',
      zoom_call_id: 'ref',
      path_id: 'ref',
      direction: 'state',
      number: 'participant',
      started_at: 'time',
      answered_at: 'time',
      ended_at: 'time',
      talk: 'state',
      result: 'state',
      recording_id: 'ref',
    },
  },
  call_recording: {
    purpose: 'Where Zoom keeps the recording of a call. An address opens nothing by itself.',
    kept: 'candidate',
    candidate: null,
    through: OF_CALL,
    members: ['member_id'],
    columns: {
      organization_id: 'ref',
      id: 'ref',
      call_id: 'ref',
      member_id: 'ref',
      url: 'ref',
      gone: 'state',
    },
  },
  call_passed: {
    purpose: 'How many calls were nobody’s: all that is kept of them.',
    kept: 'organization',
    candidate: null,
    members: [],
    columns: { organization_id: 'ref', rows_passed: 'state' },
  },
  phone_sync: {
    purpose: 'How far a member’s call history was read.',
    kept: 'connection',
    candidate: null,
    members: ['member_id'],
    columns: { member_id: 'ref', organization_id: 'ref', sync_token: 'ref', at: 'time' },
  },
  chat: {
    purpose: 'A conversation with a candidate: of a meeting, or linked from Team Chat.',
    kept: 'candidate',
    candidate: 'candidate_id',
    members: ['by_member_id'],
    columns: {
      id: 'id',
      organization_id: 'ref',
      candidate_id: 'ref',
      application_id: 'ref',
      interview_id: 'ref',
      source: 'state',
      name: 'candidateEmail',
      title: 'candidateName',
      by_member_id: 'ref',
      linked: 'state',
      from_file: 'state',
      read_until: 'time',
      filed_on: 'time',
      created_at: 'time',
    },
  },
  chat_message: {
    purpose: 'What was written in such a conversation, and by whom.',
    kept: 'candidate',
    candidate: null,
    through: { column: 'chat_id', table: 'chat', key: 'id' },
    members: ['member_id'],
    columns: {
      chat_id: 'ref',
      id: 'ref',
      organization_id: 'ref',
      author: 'speech',
      member_id: 'ref',
      at: 'time',
      text: 'speech',
    },
  },
};
