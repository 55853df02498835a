import type { EventType } from './events.ts';

export const HISTORY_KINDS = ['all', 'stage', 'mail', 'zoom', 'notes'] as const;
export type HistoryKind = (typeof HISTORY_KINDS)[number];

/** What each filter of the history shows: the chips of the screen and `?kind=` of the server. */
export const TYPES_OF_KIND: Record<Exclude<HistoryKind, 'all'>, readonly EventType[]> = {
  stage: ['application.added', 'stage.changed', 'stage.reverted', 'hold.changed'],
  mail: ['mail.sent', 'mail.refused', 'mail.received', 'invitation.sent', 'invitation.answered'],
  zoom: [
    'interview.scheduled',
    'interview.rescheduled',
    'interview.meeting_set',
    'interview.cancelled',
    'interview.started',
    'interview.ended',
    'interview.no_show',
    'interview.timed',
    'meeting.unlinked',
    'call.logged',
    'attendance.filed',
    'recording.filed',
    'transcript.filed',
    'chat.filed',
    'record.changed',
  ],
  notes: ['note.added', 'note.filed', 'note.edited', 'note.deleted', 'note.restored', 'note.moved'],
};
