import type { EventBody, EventType, LogEvent } from '../../../common/events.ts';
import { historyCopy as words } from '../../copy-history.ts';
import { dayTimeText, timeText } from '../../ui/dates.ts';
import type { IconName } from '../../ui/icon.tsx';
import { firstName, nameOf, type People } from '../../ui/people.ts';

export interface Described {
  icon: IconName;
  words: string;
  /** Who did it, as a first name. */
  by: string;
}

type Line = Omit<Described, 'by'>;
type Author = 'zoom' | 'candidate';

/** Who acted where no member did. */
const AUTHORS: Partial<Record<EventType, Author>> = {
  'interview.started': 'zoom',
  'interview.ended': 'zoom',
  'interview.meeting_set': 'zoom',
  'interview.timed': 'zoom',
  'attendance.filed': 'zoom',
  'recording.filed': 'zoom',
  'transcript.filed': 'zoom',
  'chat.filed': 'zoom',
  'record.changed': 'zoom',
  'call.logged': 'zoom',
  'invitation.answered': 'candidate',
  'mail.received': 'candidate',
};

const LINES: { [T in EventType]: (body: EventBody<T>, people: People) => Line } = {
  'candidate.added': ({ source }) => ({ icon: 'person', words: words.added(source) }),
  'candidate.edited': (body) => ({ icon: 'pencil', words: correctedText(body) }),
  'resume.added': ({ pages }) => ({ icon: 'file', words: words.resume(pages) }),
  'application.added': ({ jobTitle }) => ({ icon: 'inbox', words: words.applied(jobTitle) }),
  'stage.changed': ({ from, to, reason }) => ({
    icon: 'arrow-right',
    words: words.moved(from, to, reason),
  }),
  'stage.reverted': () => ({ icon: 'undo', words: words.reverted }),
  'hold.changed': ({ onHold }) => ({ icon: 'clock', words: onHold ? words.held : words.resumed }),
  'interview.scheduled': ({ title, startsAt }) => ({
    icon: 'calendar',
    words: words.scheduled(title, dayTimeText(startsAt)),
  }),
  'interview.rescheduled': ({ startsAt }) => ({
    icon: 'calendar',
    words: words.rescheduled(dayTimeText(startsAt)),
  }),
  'interview.meeting_set': () => ({ icon: 'video', words: words.meetingSet }),
  'interview.cancelled': ({ reason }) => ({ icon: 'x', words: words.cancelled(reason) }),
  'interview.started': () => ({ icon: 'video', words: words.started }),
  'interview.ended': () => ({ icon: 'video', words: words.ended }),
  'interview.timed': ({ startedAt, endedAt }) => ({
    icon: 'clock',
    words: words.timed(timeText(startedAt), endedAt === null ? null : timeText(endedAt)),
  }),
  'interview.no_show': ({ noShow }) => ({
    icon: noShow ? 'x' : 'undo',
    words: noShow ? words.noShow : words.noShowUndone,
  }),
  'interview.member_added': ({ memberId }, people) => ({
    icon: 'person-plus',
    words: words.joined(nameOf(people, memberId)),
  }),
  'interview.member_removed': ({ memberId }, people) => ({
    icon: 'person',
    words: words.left(nameOf(people, memberId)),
  }),
  'meeting.unlinked': () => ({ icon: 'link', words: words.unlinked }),
  'note.added': ({ text, flag }) =>
    flag === 'bookmark'
      ? { icon: 'bookmark', words: words.bookmark(text) }
      : { icon: flag ?? 'note', words: words.note(text) },
  'note.filed': ({ text }) => ({ icon: 'note', words: words.noteFiled(text) }),
  'note.edited': ({ text }) => ({ icon: 'pencil', words: words.noteEdited(text) }),
  'note.deleted': () => ({ icon: 'trash', words: words.noteDeleted }),
  'note.restored': () => ({ icon: 'undo', words: words.noteRestored }),
  'note.moved': () => ({ icon: 'arrow-right', words: words.noteMoved }),
  'invitation.sent': ({ startsAt }) => ({
    icon: 'mail',
    words: words.invited(dayTimeText(startsAt)),
  }),
  'invitation.answered': ({ reply }) => ({ icon: 'calendar-check', words: words.replies[reply] }),
  'mail.sent': ({ subject }) => ({ icon: 'mail', words: words.mail(subject) }),
  'mail.refused': ({ to, subject, reason }) => ({
    icon: 'alert',
    words: words.mailRefused(subject, to, reason),
  }),
  'mail.received': ({ subject }) => ({ icon: 'mail', words: words.mail(subject) }),
  'call.logged': ({ minutes, recorded, direction, result }) => ({
    icon: 'phone',
    words: words.call(minutes, recorded, direction, result),
  }),
  'attendance.filed': ({ people, minutes }) => ({
    icon: 'team',
    words: words.attendance(people, minutes),
  }),
  'recording.filed': ({ minutes }) => ({ icon: 'video', words: words.recording(minutes) }),
  'transcript.filed': () => ({ icon: 'note', words: words.transcript }),
  'chat.filed': ({ source }) => ({ icon: 'note', words: words.chat(source) }),
  'record.changed': ({ kind, to }) => ({ icon: 'trash', words: words.record(kind, to) }),
  'interview.kit_set': ({ kitId }) => ({
    icon: 'note',
    words: kitId === null ? words.kitRemoved : words.kitSet,
  }),
  'debrief.opened': () => ({ icon: 'scorecard', words: words.debriefOpened }),
  'question.claimed': () => ({ icon: 'note', words: words.question.claimed }),
  'question.released': () => ({ icon: 'note', words: words.question.released }),
  'question.asking': () => ({ icon: 'note', words: words.question.asking }),
  'question.asked': () => ({ icon: 'note', words: words.question.asked }),
  'question.skipped': () => ({ icon: 'note', words: words.question.skipped }),
  'question.reopened': () => ({ icon: 'note', words: words.question.reopened }),
  'recommendation.set': () => ({ icon: 'scorecard', words: words.recommended }),
  'rating.set': ({ value }) => ({
    icon: 'scorecard',
    words: value === null ? words.unrated : words.rated,
  }),
  'scorecard.submitted': () => ({ icon: 'scorecard', words: words.submitted }),
};

/** What it said and says now; a line from before corrections kept both says only that there was one. */
function correctedText({ was, reason, ...is }: EventBody<'candidate.edited'>): string {
  if (was === undefined) return words.edited;
  const changes = Object.entries(is).map(([field, value]) => ({
    field,
    was: valueText(was[field as keyof typeof was]),
    is: valueText(value),
  }));
  return words.corrected(changes, reason ?? null);
}

function valueText(
  value: string | readonly (string | { url: string })[] | null | undefined,
): string {
  if (typeof value === 'string') return value;
  return (value ?? []).map((one) => (typeof one === 'string' ? one : one.url)).join(', ');
}

/** One line of the history: what happened, in words, and who did it. Pure. */
export function describeEvent(event: LogEvent, people: People): Described {
  const by = authorOf(event, people);
  if (event.body === null) return { icon: 'hidden', words: words.erased, by };
  // The table pairs each type with its own body; the union has lost that pairing.
  const line = LINES[event.type] as (body: unknown, people: People) => Line;
  const described = { ...line(event.body, people), by };
  return event.audience === 'author' ? { ...described, icon: 'lock' } : described;
}

function authorOf(event: LogEvent, people: People): string {
  if (event.type === 'note.filed' && event.body) return nameOf(people, event.body.authorId);
  const author = event.actorId === null ? AUTHORS[event.type] : undefined;
  if (author === 'zoom') return words.zoom;
  if (author === 'candidate' && people.candidate !== '') return firstName(people.candidate);
  return nameOf(people, event.actorId);
}
