import type { LogEvent } from '../../common/events.ts';
import { DEFAULT_STAGES } from '../../common/pipeline.ts';
import { toInstant } from '../../common/time.ts';
import type { ServerEvent } from '../../db/append.ts';
import { EPOCH } from './process.ts';

/** The organization that generated candidates belong to. */
export const COMPANY = {
  id: 'bench-organization',
  recruiters: 10,
  interviewers: 40,
  jobs: 60,
  /** Candidates whose interview is under way: what the Home URL is opened for. */
  dueNow: 40,
};

const FIRST = 'Niamh Elena Kofi Priya Tomasz Maria Aoife Jonas Mei Omar Lucia Ravi Hana Ivo Zara';
const LAST = 'Brennan Duarte Mensah Raman Wolski Santos Byrne Keller Chen Haddad Rossi Iyer Mori';
const CITIES = 'Dublin Lisbon Accra Pune Gdańsk Porto Galway Berlin Taipei Cairo Milan Kochi Osaka';
const TRADES = 'Data Platform Mobile Security Payments Search Infrastructure Growth Design Finance';
const WORDS =
  'explained designed measured queue latency schema backlog ownership mentoring incident rollback ' +
  'budget roadmap testing review clarity trade-off consumer retries migration index dashboard';

const lists = [FIRST, LAST, CITIES, TRADES, WORDS].map((text) => text.split(' '));
const [FIRSTS, LASTS, CITY, TRADE, WORD] = lists as [
  string[],
  string[],
  string[],
  string[],
  string[],
];

const SYLLABLES = 'ba ren to mi lus ka de for ni sta pel gor ve hum tri'.split(' ');
const VOCABULARY = Array.from({ length: SYLLABLES.length ** 3 - 400 }, (_, index) => {
  const at = (power: number) => SYLLABLES[Math.floor(index / 15 ** power) % 15]!;
  return index % 136 === 0 ? WORD[index / 136]! : at(0) + at(1) + at(2);
});

const DAY = 24 * 3_600_000;
const MINUTE = 60_000;
/** How long ago the oldest candidate applied. */
const SPAN = 400 * DAY;

/** Some words are common and most are rare, as in anyone's notes. */
const wordOf = (random: number) => VOCABULARY[Math.floor(random ** 2 * VOCABULARY.length)]!;

/** The same sequence for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Everything that happened with the candidate of this number, so many events. */
export function storyOf(index: number, events: number): LogEvent[] {
  const random = randomFrom(index + 1);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const due = index < COMPANY.dueNow;
  const key = String(index).padStart(7, '0');
  const ids = { application: `application-${key}`, interview: `interview-${key}` };
  const log: LogEvent[] = [];
  let at = EPOCH - (due ? 10 * DAY : (0.001 + random()) * SPAN);
  const put = (event: Pick<ServerEvent, 'type' | 'body'>, about: Partial<LogEvent> = {}) => {
    const seq = log.length + 1;
    const common = { actorId: null, interviewId: null, meetingUuid: null, clientAt: null };
    const envelope = { ...common, audience: 'team', late: false, applicationId: ids.application };
    const id = `event-${key}-${seq}`;
    log.push({ ...envelope, ...event, ...about, seq, id, serverAt: toInstant(at) } as LogEvent);
    at = Math.min(EPOCH - MINUTE, at + random() * DAY);
  };
  const name = `${pick(FIRSTS)} ${pick(LASTS)}`;
  const email = `${name.toLowerCase().replace(' ', '.')}.${index}@example.com`;
  const headline = `${pick(TRADE)} engineer`;
  const profile = { name, email, headline, location: pick(CITY), tags: [pick(WORD)] };
  put({ type: 'candidate.added', body: profile }, { applicationId: null });
  const job = index % COMPANY.jobs;
  const body = { jobId: jobIdOf(job), jobTitle: jobTitle(job), stage: 'Applied' };
  put({ type: 'application.added', body });
  const interviewer = due
    ? index % COMPANY.interviewers
    : Math.floor(random() * COMPANY.interviewers);
  const about = { interviewId: ids.interview };
  if (due || random() < 0.6) {
    const startsAt = toInstant(due ? EPOCH - 5 * MINUTE : at + (random() < 0.02 ? SPAN / 8 : DAY));
    const memberIds = [`interviewer-${interviewer}`];
    const interview = { title: 'Technical interview', round: 1, rounds: 2, minutes: 45 };
    put({ type: 'interview.scheduled', body: { ...interview, startsAt, memberIds } }, about);
    if (due && index % 2 === 0) {
      put({ type: 'interview.started', body: { meetingUuid: meetingOf(index) } }, about);
    }
  }
  let stage = 'Applied';
  while (log.length < events) {
    if (!due && random() < 0.3) {
      const to = pick(DEFAULT_STAGES).name;
      if (to === stage) continue;
      put({ type: 'stage.changed', body: { from: stage, to } });
      stage = to;
    } else {
      const text = Array.from({ length: 8 + Math.floor(random() * 14) }, () =>
        wordOf(random()),
      ).join(' ');
      const by = { actorId: `interviewer-${interviewer}`, clientAt: toInstant(at) };
      put({ type: 'note.added', body: { text } }, log.length > 3 ? by : { ...by, ...about });
    }
  }
  return log;
}

export const jobIdOf = (index: number): string => `job-${String(index).padStart(4, '0')}`;

export const jobTitle = (index: number): string =>
  `${TRADE[index % TRADE.length]} engineer ${index}`;

/** The meeting in which the interview of the candidate of this number takes place. */
export const meetingOf = (index: number): string => `bench-meeting-${index}==`;
