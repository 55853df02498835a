import type { EventType } from '../../../common/events.ts';

export const KINDS = ['all', 'stage', 'mail', 'zoom', 'notes'] as const;
export type Kind = (typeof KINDS)[number];

/** What each filter shows; the same as the server's `?kind=`. */
const TYPES: Record<Exclude<Kind, 'all'>, ReadonlySet<EventType>> = {
  stage: new Set(['application.added', 'stage.changed', 'stage.reverted', 'hold.changed']),
  mail: new Set([
    'mail.sent',
    'mail.refused',
    'mail.received',
    'invitation.sent',
    'invitation.answered',
  ]),
  zoom: new Set([
    'interview.scheduled',
    'interview.rescheduled',
    'interview.meeting_set',
    'interview.cancelled',
    'interview.started',
    'interview.ended',
    'meeting.unlinked',
    'call.logged',
  ]),
  notes: new Set([
    'note.added',
    'note.filed',
    'note.edited',
    'note.deleted',
    'note.restored',
    'note.moved',
  ]),
};

export const isOfKind = (type: EventType, kind: Kind): boolean =>
  kind === 'all' || TYPES[kind].has(type);
