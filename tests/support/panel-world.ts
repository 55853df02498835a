import type { LogEvent } from '../../common/events.ts';
import type { Member, Role } from '../../common/member.ts';
import type { PanelMatch, PanelSnapshot } from '../../common/panel.ts';
import { DEFAULT_STAGES } from '../../common/pipeline.ts';
import { EMPTY_STATE } from '../../common/reduce.ts';
import { toInstant } from '../../common/time.ts';
import { DATA_KIT, playedGuide, SCREEN_KIT } from './kit-world.ts';
import { MemoryStore } from './memory-store.ts';

/** 23 minutes and 41 seconds into Niamh's second interview. */
export const START = Date.parse('2026-11-19T14:02:00.000Z');
export const NOW = START + (23 * 60 + 41) * 1000;

export const IDS = {
  tomasz: 'member-tomasz',
  elena: 'member-elena',
  kofi: 'member-kofi',
  priya: 'member-priya',
  application: 'application-1',
  interview: 'interview-2',
  later: 'interview-3',
  stream: 'candidate-niamh',
} as const;

const member = (id: string, name: string, role: Role): Member => ({
  id,
  organizationId: 'organization-1',
  name,
  role,
  email: `${id}@rehearsal.example`,
  active: true,
  timeZone: 'Europe/Dublin',
});

export const MEMBERS = {
  tomasz: member(IDS.tomasz, 'Tomasz Wolski', 'hiring_manager'),
  elena: member(IDS.elena, 'Elena Duarte', 'interviewer'),
  kofi: member(IDS.kofi, 'Kofi Mensah', 'interviewer'),
  priya: member(IDS.priya, 'Priya Raman', 'recruiter'),
};

const about = { applicationId: IDS.application, interviewId: null };
const meeting = { applicationId: IDS.application, interviewId: IDS.interview };
const day = (text: string) => Date.parse(`2026-11-${text}:00.000Z`);
const into = (clock: string) => {
  const [minutes, seconds] = clock.split(':').map(Number);
  return START + (minutes! * 60 + seconds!) * 1000;
};

type Line = [
  at: number,
  actor: string | null,
  type: LogEvent['type'],
  body: unknown,
  more?: object,
];

/** The log of the design: Niamh Brennan, up to the moment of `NOW`. */
const LINES: Line[] = [
  [
    day('09T09:00'),
    null,
    'candidate.added',
    {
      name: 'Niamh Brennan',
      say: 'NEEV BREN-an',
      email: 'niamh.brennan@example.com',
      phone: '+353 1 555 0142',
      location: 'Dublin',
      timeZone: 'Europe/Dublin',
      headline: 'Data engineer, 8 years, now at Corrib Rail',
      source: 'the careers page',
      links: [{ url: 'https://github.com/nbrennan' }],
    },
  ],
  [
    day('09T09:01'),
    null,
    'application.added',
    { jobId: 'job-1', jobTitle: 'Senior Data Engineer', stage: 'Applied' },
    about,
  ],
  [day('09T09:02'), null, 'resume.added', { fileId: 'file-1', name: 'Résumé.pdf', pages: 2 }],
  [day('10T10:00'), IDS.priya, 'stage.changed', { from: 'Applied', to: 'Screen' }, about],
  [day('11T10:00'), null, 'mail.received', { subject: 'Questions about the role' }],
  [day('12T10:00'), IDS.priya, 'call.logged', { minutes: 28, recorded: true, direction: 'out' }],
  [day('13T14:00'), IDS.tomasz, 'stage.changed', { from: 'Screen', to: 'Interview' }, about],
  [
    day('17T10:00'),
    IDS.priya,
    'interview.scheduled',
    {
      title: 'Technical interview',
      round: 2,
      rounds: 4,
      startsAt: toInstant(START - 120_000),
      minutes: 45,
      meetingNumber: '83244710925',
      memberIds: [IDS.tomasz, IDS.elena, IDS.priya],
    },
    meeting,
  ],
  [
    day('17T10:01'),
    IDS.priya,
    'interview.scheduled',
    {
      title: 'the panel interview',
      round: 3,
      rounds: 4,
      startsAt: '2026-11-24T14:00:00.000Z',
      minutes: 60,
      memberIds: [IDS.tomasz],
    },
    { applicationId: IDS.application, interviewId: IDS.later },
  ],
  [day('17T10:02'), IDS.priya, 'invitation.sent', { startsAt: toInstant(START - 120_000) }],
  [day('18T10:00'), null, 'invitation.answered', { reply: 'accepted' }, meeting],
  [day('19T13:31'), IDS.priya, 'interview.member_added', { memberId: IDS.kofi }, meeting],
  [START, null, 'interview.started', { meetingUuid: 'uuid-1' }, meeting],
  [
    into('06:48'),
    IDS.tomasz,
    'note.added',
    {
      text: 'Found the double count from a row-count alert she had built herself.',
      flag: 'strength',
    },
    meeting,
  ],
  [into('09:05'), IDS.elena, 'note.added', { text: 'Backfill story', flag: 'bookmark' }, meeting],
  [
    into('11:32'),
    IDS.kofi,
    'note.added',
    { text: 'Does not seem to know what idempotent means.', flag: 'concern' },
    { ...meeting, id: 'note-kofi' },
  ],
  [
    into('12:10'),
    IDS.kofi,
    'note.edited',
    { noteId: 'note-kofi', text: 'Vague on re-runs: “we usually just ran it again”.' },
    meeting,
  ],
  [
    into('14:20'),
    IDS.tomasz,
    'note.added',
    { text: 'Ask Priya about the notice period before the panel.' },
    { ...meeting, audience: 'author' },
  ],
  [
    into('17:02'),
    IDS.elena,
    'note.added',
    { text: 'Panel round: how does she test a schema change?', flag: 'followup' },
    meeting,
  ],
];

/** The designed history, oldest first, numbered. */
export const niamhsLog = (): LogEvent[] =>
  LINES.map(([at, actorId, type, body, more], index) => ({
    seq: index + 1,
    id: `event-${index + 1}`,
    type,
    body,
    actorId,
    applicationId: null,
    interviewId: null,
    meetingUuid: null,
    audience: 'team',
    clientAt: null,
    serverAt: toInstant(at),
    late: false,
    ...more,
  })) as LogEvent[];

const MATCHED: PanelMatch = { kind: 'matched', interviewId: IDS.interview, reason: 'number' };

export function niamhsSnapshot(
  me: Member = MEMBERS.tomasz,
  match: PanelMatch = MATCHED,
): PanelSnapshot {
  const people = Object.values(MEMBERS).map(({ id, name, role }) => [id, { id, name, role }]);
  return {
    serverTime: toInstant(NOW),
    me,
    organization: {
      id: 'organization-1',
      name: 'Corrib',
      settings: {
        interviewersMoveStage: false,
        feedbackVisibility: 'after_own',
        ratingComments: 'optional',
      },
    },
    meeting: { uuid: 'uuid-1', number: '83244710925' },
    match,
    streamId: IDS.stream,
    kits: { [IDS.interview]: DATA_KIT },
    cursor: LINES.length,
    state: EMPTY_STATE,
    history: [],
    historyNext: null,
    people: Object.fromEntries(people),
    stages: { [IDS.application]: DEFAULT_STAGES },
  };
}

/** Niamh's panel in the middle of the interview, seen by one of the team. */
export function niamhsPanel(me: Member = MEMBERS.tomasz): MemoryStore {
  const store = new MemoryStore(niamhsSnapshot(me), niamhsLog(), NOW);
  store.show({
    presence: [
      { memberId: me.id, writing: false },
      { memberId: IDS.elena, writing: false },
      { memberId: IDS.kofi, writing: true },
    ],
  });
  return store;
}

/** A meeting nobody has named yet: its log is empty. */
export const unmatchedPanel = (match: PanelMatch): MemoryStore =>
  new MemoryStore({ ...niamhsSnapshot(MEMBERS.tomasz, match), stages: {} }, [], NOW);

/** The guide as the design shows it: Elena asks the fourth question, Kofi has the next. */
export function guidedPanel(me: Member = MEMBERS.tomasz): MemoryStore {
  const store = niamhsPanel(me);
  const steps = playedGuide(START, meeting, [
    ['00:00', IDS.tomasz, 'question.asking', 'q-opening'],
    ['04:10', IDS.tomasz, 'question.asking', 'q-broke'],
    ['11:00', IDS.kofi, 'question.claimed', 'q-alert'],
    ['12:05', IDS.kofi, 'question.asking', 'q-complete'],
    ['12:30', IDS.elena, 'question.skipped', 'q-saying-no'],
    ['18:49', IDS.elena, 'question.asking', 'q-table'],
  ]);
  for (const event of steps) store.receive(event);
  return store;
}

/** The same, and a screen that asked two questions a week before. */
export function handedOverPanel(me: Member = MEMBERS.tomasz): MemoryStore {
  const store = guidedPanel(me);
  const about = { applicationId: IDS.application, interviewId: 'interview-1' };
  store.change({ kits: { [IDS.interview]: DATA_KIT, 'interview-1': SCREEN_KIT } });
  const scheduled = {
    title: 'Screen',
    round: 1,
    rounds: 4,
    startsAt: toInstant(day('12T10:00')),
    minutes: 30,
    memberIds: [IDS.priya],
  };
  store.receive(store.event('interview.scheduled', scheduled, IDS.priya, about));
  const steps = playedGuide(day('12T10:00'), about, [
    ['00:30', IDS.priya, 'question.asking', 'q-role'],
    ['05:00', IDS.priya, 'question.asking', 'q-why-now'],
    ['09:00', IDS.priya, 'question.skipped', 'q-notice'],
  ]);
  for (const event of steps) store.receive(event);
  return store;
}
