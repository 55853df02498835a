import type { CandidateFacts } from '../../common/facts.ts';
import type { Member } from '../../common/member.ts';
import { peopleKnown, thingsKnown } from '../../db/access/names.ts';
import { aboutCandidates, type Row, rowsAbout } from '../../db/access/rows.ts';
import { inventoryOf, type Subject, type Table } from '../../db/erasure/reach.ts';
import { factsOf } from '../../db/facts.ts';
import { fileBytes } from '../../db/files.ts';
import { KEPT } from '../../db/inventory/kept.ts';
import type { Database } from '../../db/open.ts';
import { organizationById } from '../../db/organizations.ts';
import { recordLooks } from '../audit/looks.ts';
import type { Known } from '../privacy/plan.ts';
import type { Services } from '../services.ts';
import { Blind, KEPT_BACK } from './blind.ts';
import { Names } from './names.ts';
import { candidateSections } from './sections.ts';
import type { Piece, Taken, TakenFile } from './taken.ts';
import { shownRow } from './values.ts';

const REMARKS = [
  KEPT_BACK,
  'Members of the hiring team are told by their role and a number. Whom you met, you may ask the organization.',
  'Left out are keys of the software, the links and passcodes of meetings, and what is others’ alone.',
  'Recordings stay in Zoom’s cloud: what is told here is that and where they are.',
  'Backups may hold all of this until they expire. You can ask the organization to correct or to erase it.',
];

/**
 * Everything that is held about a candidate and that this member may take along, table by table as
 * the inventory has it. That an admin reads others' scorecards with it is kept before it is read.
 */
export async function candidateTaken(
  services: Pick<Services, 'database' | 'clock'>,
  member: Member,
  whose: Known,
): Promise<Taken> {
  const { database, clock } = services;
  const subject: Subject = { kind: 'candidate', id: whose.id };
  const at = clock.now();
  const facts = (await factsOf(database, whose.organizationId, whose.id))!;
  const blind = await blindFor(database, member, facts, subject, at);
  await recordLooks(services, member, whose.id, [...blind.looks]);
  const organization = await organizationById(database, whose.organizationId);
  return {
    name: whose.name,
    kind: 'candidate',
    organization: organization.name,
    at,
    remarks: [...REMARKS, ...blind.remarks()],
    pieces: () => pieces(database, subject, whose, blind),
  };
}

/** Knows after this whose scorecards are looked at. */
async function blindFor(
  { read }: Database,
  member: Member,
  facts: CandidateFacts,
  subject: Subject,
  at: number,
): Promise<Blind> {
  const notes = await rowsAbout(read, 'note', subject);
  const ofTheirOwn = notes.filter(({ audience }) => audience === 'author');
  const blind = new Blind(member, facts, at, new Set(ofTheirOwn.map(({ id }) => String(id))));
  for (const table of ['scorecard', 'judgement'] as const) {
    for (const row of await rowsAbout(read, table, subject)) blind.lets(table, row);
  }
  return blind;
}

async function* pieces(
  { read }: Database,
  subject: Subject,
  { organizationId, name }: Known,
  blind: Blind,
): AsyncGenerator<Piece> {
  const [candidate] = await rowsAbout(read, 'candidate', subject);
  const own = [name, (candidate?.email ?? null) as string | null];
  const people = await peopleKnown(read, organizationId);
  const names = new Names(people, await thingsKnown(read, subject.id), own);
  for (const { heading, tables } of candidateSections(aboutCandidates())) {
    let isNamed = false;
    for (const table of tables) {
      const rows = (await rowsAbout(read, table, subject)).filter((row) => blind.lets(table, row));
      if (rows.length === 0) continue;
      if (!isNamed) yield { is: 'section', heading };
      isNamed = true;
      yield partOf(table);
      for (const row of rows) {
        const shown = { is: 'row' as const, row: shownRow(table, row, 'candidate', names) };
        yield table === 'file' ? { ...shown, file: fileOf(read, row) } : shown;
      }
    }
  }
}

export const partOf = (table: Table): Piece => {
  const { purpose, kept } = inventoryOf(table);
  return { is: 'part', table, purpose, kept: KEPT[kept] };
};

const fileOf = (read: Database['read'], row: Row): TakenFile => ({
  name: String(row.name),
  media: String(row.media),
  async bytes() {
    const chunks: Uint8Array[] = [];
    for await (const chunk of fileBytes(read, String(row.id))) chunks.push(chunk);
    return Buffer.concat(chunks);
  },
});
