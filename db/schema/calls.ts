import type { CallResult } from '../../common/events.ts';
import type { CallElement } from '../../common/phone.ts';

/** The tables of calls and chats (decision 0043). */
export interface CallsSchema {
  candidate_phone: { candidate_id: string; organization_id: string; number: string };
  call: CallTable;
  call_name: { organization_id: string; name: string; call_id: string };
  call_element: CallElementTable;
  call_recording: CallRecordingTable;
  /** How many rows of history were nobody's: all that is kept of them. */
  call_passed: { organization_id: string; rows_passed: number };
  phone_sync: { member_id: string; organization_id: string; sync_token: string; at: string };
  chat: ChatTable;
  chat_message: ChatMessageTable;
}

type Flag01 = 0 | 1;
export type CallState = 'filed' | 'ask' | 'ignored';

/** What its elements come to. Of an ignored one only that it is to be ignored. */
export interface CallTable {
  id: string;
  organization_id: string;
  state: CallState;
  candidate_id: string | null;
  /** Somebody said whose it is. */
  chosen: Flag01;
  member_id: string | null;
  direction: 'in' | 'out';
  number: string;
  started_at: string;
  duration: number;
  talk: number;
  result: CallResult;
  recording_id: string | null;
  created_at: string;
}

export interface CallElementTable {
  organization_id: string;
  id: string;
  form: CallElement['form'];
  /** The member, or nothing: both sides of a call tell of it under one id. */
  member_key: string;
  call_id: string;
  zoom_call_id: string | null;
  path_id: string | null;
  direction: 'in' | 'out';
  number: string;
  started_at: string;
  answered_at: string | null;
  ended_at: string | null;
  talk: number | null;
  result: CallResult;
  recording_id: string | null;
}

/** It may be told of before its call is. */
export interface CallRecordingTable {
  organization_id: string;
  id: string;
  call_id: string;
  member_id: string | null;
  url: string;
  /** Zoom has deleted it. */
  gone: Flag01;
}

/** One conversation: a meeting's chat, or a linked one of Team Chat. */
export interface ChatTable {
  id: string;
  organization_id: string;
  candidate_id: string;
  application_id: string | null;
  interview_id: string | null;
  source: 'meeting' | 'team_chat';
  /** The instance's UUID, or `contact:…`, `channel:…`. */
  name: string;
  title: string;
  /** Whose Team Chat it is. */
  by_member_id: string | null;
  linked: Flag01;
  /** The meeting's file is in: it says all, and single messages say nothing more. */
  from_file: Flag01;
  /** How far Team Chat was read. */
  read_until: string | null;
  /** The day its last entry in the log was written. */
  filed_on: string | null;
  created_at: string;
}

export interface ChatMessageTable {
  chat_id: string;
  id: string;
  organization_id: string;
  author: string;
  member_id: string | null;
  at: string;
  text: string;
}
