import { describe, expect, it } from 'vitest';
import { describeEvent } from '../../../client/features/history/describe-event.ts';
import { dayTimeText } from '../../../client/ui/dates.ts';
import type { People } from '../../../client/ui/people.ts';
import { type EventType, eventBodies, type LogEvent } from '../../../common/events.ts';

const people: People = {
  me: 'member-tomasz',
  byId: {
    'member-tomasz': { id: 'member-tomasz', name: 'Tomasz Wolski', role: 'hiring_manager' },
    'member-elena': { id: 'member-elena', name: 'Elena Duarte', role: 'interviewer' },
  },
  candidate: 'Niamh Brennan',
};

const AT = '2026-11-19T14:00:00.000Z';
const WHEN = dayTimeText(AT);
const note = {
  authorId: 'member-elena',
  text: 'Calm.',
  at: AT,
  deleted: false,
  history: [],
};

type Row = [type: EventType, body: unknown, words: string, by?: string, actorId?: string | null];

const ROWS: Row[] = [
  ['interview.kit_set', { kitId: 'kit-1', version: 2 }, 'Interview kit chosen', 'Elena'],
  ['interview.kit_set', { kitId: null }, 'Interview kit removed', 'Elena'],
  ['debrief.opened', {}, 'Debrief opened', 'Elena'],
  ['question.claimed', { questionId: 'q' }, 'Question claimed', 'Elena'],
  ['question.released', { questionId: 'q' }, 'Question given back', 'Elena'],
  ['question.asking', { questionId: 'q' }, 'Question asked', 'Elena'],
  ['question.asked', { questionId: 'q' }, 'Question covered', 'Elena'],
  ['question.skipped', { questionId: 'q' }, 'Question skipped', 'Elena'],
  ['question.reopened', { questionId: 'q' }, 'Question opened again', 'Elena'],
  ['recommendation.set', { recommendation: 'yes' }, 'Recommendation noted', 'Elena'],
  ['candidate.added', { name: 'N', source: 'a fair' }, 'Added, from a fair', 'Elena'],
  ['candidate.edited', { phone: null }, 'Profile corrected', 'Elena'],
  [
    'candidate.edited',
    {
      email: 'a@b.example',
      tags: ['sql'],
      was: { email: 'a@c.example', tags: [] },
      reason: 'A typo',
    },
    'Corrected e-mail: a@c.example → a@b.example; tags: nothing → sql. A typo',
    'Elena',
  ],
  ['resume.added', { fileId: 'f', name: 'CV', pages: 2 }, 'Résumé added, 2 pages', 'Elena'],
  ['resume.added', { fileId: 'f', name: 'CV' }, 'Résumé added', 'Hireside', null],
  ['application.added', { jobTitle: 'Analyst' }, 'Applied for Analyst', 'Hireside', null],
  ['stage.changed', { from: 'Screen', to: 'Interview' }, 'Screen → Interview', 'Elena'],
  ['stage.changed', { from: 'A', to: 'Rejected', reason: 'Spam' }, 'A → Rejected: Spam', 'Elena'],
  ['stage.reverted', { eventId: 'e' }, 'Stage move undone', 'You', 'member-tomasz'],
  ['hold.changed', { onHold: true }, 'Put on hold', 'Elena'],
  ['hold.changed', { onHold: false }, 'Taken off hold', 'Elena'],
  ['interview.scheduled', { title: 'Screen', startsAt: AT }, `Screen scheduled, ${WHEN}`, 'Elena'],
  ['interview.rescheduled', { startsAt: AT }, `Interview moved to ${WHEN}`, 'Elena'],
  ['interview.meeting_set', { meetingNumber: '83244710926' }, 'Zoom meeting made', 'Zoom', null],
  ['interview.cancelled', { reason: 'ill' }, 'Interview cancelled: ill', 'Elena'],
  ['interview.started', { meetingUuid: 'u' }, 'Interview started', 'Zoom', null],
  ['interview.ended', {}, 'Interview ended', 'Elena'],
  ['interview.no_show', { noShow: true }, 'Candidate did not come', 'Elena'],
  ['interview.no_show', { noShow: false }, 'No-show taken back', 'Elena'],
  [
    'interview.timed',
    { startedAt: '2026-11-21T12:00:00.000Z', endedAt: null },
    'Really began at 12:00',
    'Zoom',
    null,
  ],
  ['interview.member_added', { memberId: 'member-elena' }, 'Elena joined the interview panel'],
  ['interview.member_removed', { memberId: 'nobody' }, 'Someone left the interview panel'],
  ['meeting.unlinked', { meetingUuid: 'u' }, 'Meeting was not this interview', 'Elena'],
  ['note.added', { text: 'Calm.' }, '“Calm.”', 'Elena'],
  ['note.added', { text: '', flag: 'bookmark' }, 'Bookmark', 'Elena'],
  ['note.filed', note, 'Note moved here: “Calm.”', 'Elena', null],
  ['note.edited', { noteId: 'n', text: 'Calm.' }, 'Note edited: “Calm.”', 'Elena'],
  ['note.deleted', { noteId: 'n' }, 'Note deleted', 'Elena'],
  ['note.restored', { noteId: 'n' }, 'Deleted note restored', 'Elena'],
  ['note.moved', { noteId: 'n' }, 'Note moved to its own candidate', 'Elena'],
  ['invitation.sent', { startsAt: AT }, `Invitation sent, ${WHEN}`, 'Elena'],
  ['invitation.answered', { reply: 'accepted' }, 'Invitation accepted', 'Niamh', null],
  ['mail.sent', { subject: 'Hello' }, '“Hello”', 'Elena'],
  [
    'mail.refused',
    { to: 'n@example.com', subject: 'Hello', reason: '550 no such user' },
    '“Hello” to n@example.com needs a look: 550 no such user',
    'Elena',
  ],
  ['mail.received', { subject: 'Hello' }, '“Hello”', 'Niamh', null],
  ['call.logged', { minutes: 28, recorded: true, direction: 'out' }, 'Call, 28 min, recorded'],
  [
    'call.logged',
    { minutes: 0, recorded: false, direction: 'in', result: 'missed' },
    'Call received, not answered',
    'Zoom',
    null,
  ],
  [
    'attendance.filed',
    { people: 3, minutes: 58 },
    'Attendance filed, 3 people, 58 min',
    'Zoom',
    null,
  ],
  ['recording.filed', { recordingId: 'r', minutes: 57 }, 'Recording filed, 57 min', 'Zoom', null],
  ['transcript.filed', { transcriptId: 't' }, 'Transcript filed', 'Zoom', null],
  [
    'chat.filed',
    { chatId: 'c', source: 'meeting', messages: 1 },
    'Meeting chat filed',
    'Zoom',
    null,
  ],
  [
    'record.changed',
    { kind: 'recordings', recordId: 'r', to: 'trashed' },
    'Recording put into Zoom’s trash',
    'Zoom',
    null,
  ],
  ['rating.set', { attributeId: 'a', value: 'yes' }, 'Attribute assessed', 'Elena'],
  ['rating.set', { attributeId: 'a', value: null }, 'Assessment cleared', 'Elena'],
  ['scorecard.submitted', { recommendation: 'yes' }, 'Scorecard submitted', 'Elena'],
];

const event = (
  type: EventType,
  body: unknown,
  actorId: string | null,
  audience: 'team' | 'author' = 'team',
) =>
  ({
    seq: 1,
    id: 'event-1',
    type,
    body,
    actorId,
    applicationId: null,
    interviewId: null,
    meetingUuid: null,
    audience,
    clientAt: null,
    serverAt: AT,
    late: false,
  }) as LogEvent;

describe('the history says every event in one line', () => {
  it.each(ROWS)('%s %j reads %s', (type, body, words, by = 'Elena', actorId = 'member-elena') => {
    const described = describeEvent(event(type, body, actorId), people);
    expect(described).toMatchObject({ words, by });
  });

  it('the table holds every type of event there is', () => {
    expect(new Set(ROWS.map(([type]) => type))).toEqual(new Set(Object.keys(eventBodies)));
  });

  it('an erased event says that it is erased, and nothing else', () => {
    const described = describeEvent(event('note.added', null, 'member-elena'), people);
    expect(described).toEqual({ icon: 'hidden', words: 'Erased for privacy', by: 'Elena' });
  });

  it('a private note has a lock', () => {
    const own = event('note.added', { text: 'Unsure.' }, 'member-tomasz', 'author');
    expect(describeEvent(own, people)).toMatchObject({ icon: 'lock', by: 'You' });
  });
});
