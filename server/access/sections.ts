import type { Table } from '../../db/erasure/reach.ts';

export interface Section {
  heading: string;
  tables: readonly Table[];
}

/** What is held about a candidate, in the order in which people read it. */
const CANDIDATE: readonly Section[] = [
  { heading: 'Who you are', tables: ['candidate', 'candidate_phone', 'file'] },
  { heading: 'What you applied for', tables: ['application'] },
  { heading: 'Interviews', tables: ['interview', 'interview_member', 'meeting_plan', 'guide'] },
  { heading: 'What was written about you', tables: ['note', 'scorecard', 'judgement'] },
  { heading: 'Mail to you', tables: ['mail'] },
  {
    heading: 'Who was in your interviews',
    tables: ['meeting', 'meeting_instance', 'meeting_member', 'attendance', 'attendance_person'],
  },
  {
    heading: 'Recordings and transcripts',
    tables: [
      'recording',
      'recording_file',
      'recording_mark',
      'recording_copy',
      'recording_chunk',
      'transcript',
      'cue',
    ],
  },
  {
    heading: 'Calls and chats',
    tables: ['call', 'call_name', 'call_element', 'call_recording', 'chat', 'chat_message'],
  },
  { heading: 'Everything that happened, as it happened', tables: ['event'] },
  {
    heading: 'Who looks and looked, and what is kept on hold',
    tables: ['audit', 'presence', 'notice', 'legal_hold'],
  },
];

/** A table that nobody gave a place to is told all the same. */
export function candidateSections(all: readonly Table[]): Section[] {
  const placed = new Set(CANDIDATE.flatMap(({ tables }) => tables));
  const others = all.filter((table) => !placed.has(table));
  return others.length === 0
    ? [...CANDIDATE]
    : [...CANDIDATE, { heading: 'What else is held', tables: others }];
}
