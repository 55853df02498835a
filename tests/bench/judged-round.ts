import type { ClientEventType, Draft, EventBody, RatingValue } from '../../common/events.ts';
import { newId } from '../../common/ids.ts';
import type { KitContent } from '../../common/kit.ts';
import type { Actor } from '../../common/member.ts';
import { toInstant } from '../../common/time.ts';
import { append, type Entry, type LogKey } from '../../db/append.ts';
import { insertCandidate } from '../../db/candidates.ts';
import type { Database } from '../../db/open.ts';
import { write } from '../support/fixtures.ts';
import { NOTE_TEXT } from './notes.ts';

/** A round of one candidate, and who sits in it. */
export interface Round {
  organizationId: string;
  jobId: string;
  candidateId: string;
  interviewId: string;
  memberIds: readonly string[];
  attributes: number;
  at: number;
}

const VALUES: RatingValue[] = ['strong_no', 'no', 'yes', 'strong_yes'];

const RECOMMENDED = {
  recommendation: 'yes',
  comment: 'Would work with her tomorrow.',
} satisfies EventBody<'scorecard.submitted'>;

/** A candidate in Interview, with an interview of so many members and a kit of so many attributes. */
export async function insertRound(database: Database, round: Round): Promise<void> {
  const { organizationId, candidateId, interviewId, jobId, memberIds, at } = round;
  const created_at = toInstant(at);
  const kitId = `kit-${interviewId}`;
  const content: KitContent = {
    sections: [],
    reserveMinutes: 5,
    attributes: Array.from({ length: round.attributes }, (_, index) => {
      return { id: attributeOf(index), name: `Attribute ${index + 1}`, definition: 'What it is.' };
    }),
  };
  await database.transact(async (tx) => {
    const createdAt = created_at;
    await insertCandidate(tx, { id: candidateId, organizationId, kind: 'candidate', createdAt });
    const kit = { id: kitId, organization_id: organizationId, name: 'Technical', version: 1 };
    await tx.sql
      .insertInto('kit')
      .values({ ...kit, archived: 0, created_at })
      .execute();
    const version = { kit_id: kitId, version: 1, name: 'Technical', created_by: null, created_at };
    await tx.sql
      .insertInto('kit_version')
      .values({ ...version, content: JSON.stringify(content) })
      .execute();
  });
  const application = { applicationId: `application-${interviewId}` };
  const interview = { ...application, interviewId };
  const planned = { title: 'Technical interview', round: 1, rounds: 2, minutes: 45 };
  await write(database, { organizationId, candidateId }, at, [
    { id: newId(at), type: 'candidate.added', body: { name: 'Hana Novotná' } },
    {
      ...application,
      id: newId(at),
      type: 'application.added',
      body: { jobId, jobTitle: 'Senior Data Engineer', stage: 'Interview' },
    },
    {
      ...interview,
      id: newId(at),
      type: 'interview.scheduled',
      body: { ...planned, startsAt: created_at, memberIds: [...memberIds] },
    },
    { ...interview, id: newId(at), type: 'interview.kit_set', body: { kitId } },
  ]);
}

const attributeOf = (index: number) => `attribute-${index}`;

/** One member's card: a rating with a comment and a note for each attribute. */
export async function insertCard(
  database: Database,
  round: Round,
  memberId: string,
  isSubmitted: boolean,
): Promise<void> {
  const { organizationId, candidateId, interviewId, at } = round;
  const actor: Actor = { id: memberId, organizationId, role: 'interviewer', active: true };
  const log: LogKey = { organizationId, candidateId };
  const draft = <T extends ClientEventType>(type: T, body: EventBody<T>): Draft<T> =>
    ({ id: newId(at), type, at: toInstant(at), interviewId, body }) as Draft<T>;
  const drafts: Draft[] = Array.from({ length: round.attributes }, (_, index) => {
    const attributeId = attributeOf(index);
    const note = draft('note.added', { text: NOTE_TEXT, flag: 'strength' });
    const value = VALUES[(index * 7 + round.memberIds.indexOf(memberId)) % VALUES.length]!;
    const comment = 'Said so without being asked.';
    return [note, draft('rating.set', { attributeId, value, comment, evidence: [note.id] })];
  }).flat();
  if (isSubmitted) drafts.push(draft('scorecard.submitted', RECOMMENDED));
  const entries = drafts.map((one): Entry => ({ actor, draft: one, clientAt: one.at }));
  const results = await database.transact((tx) => append(tx, log, entries, at, () => []));
  const refused = results.find((one) => 'refusal' in one);
  if (refused !== undefined) throw new Error(`Not written: ${JSON.stringify(refused)}`);
}

/** What a panel posts to submit a card. */
export function submission(interviewId: string, at: number): { id: string; body: string } {
  const id = newId(at);
  const about = { interviewId, body: RECOMMENDED };
  const event = { id, type: 'scorecard.submitted', at: toInstant(at), ...about };
  return { id, body: JSON.stringify({ events: [event] }) };
}
