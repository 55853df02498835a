import type { Member } from '../../common/member.ts';
import { jobsKnown } from '../../db/access/names.ts';
import { aboutMembers, countAbout, rowsAbout, sessionsOf } from '../../db/access/rows.ts';
import type { Subject } from '../../db/erasure/reach.ts';
import type { Database } from '../../db/open.ts';
import { organizationById } from '../../db/organizations.ts';
import type { Services } from '../services.ts';
import { partOf } from './candidate.ts';
import { Names } from './names.ts';
import type { Piece, Taken } from './taken.ts';
import { shownRow } from './values.ts';

const REMARKS = [
  'What you wrote about candidates is the candidates’ record: it is counted here, and not repeated.',
  'Of sign-ins and of the connection to Zoom it is said that they are there; what opens them is left out.',
  'When you are busy is read from your Zoom calendar while somebody schedules, and not kept.',
  'Backups may hold all of this until they expire. You can correct it, or ask for it to be erased.',
];

/** Everything that is held about a member themselves, as the inventory has it. */
export async function memberTaken(
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  whose: Member,
): Promise<Taken> {
  const organization = await organizationById(database, whose.organizationId);
  return {
    name: whose.name,
    kind: 'member',
    organization: organization.name,
    at: clock.now(),
    remarks: REMARKS,
    pieces: () => pieces(database, whose),
  };
}

async function* pieces({ read }: Database, whose: Member): AsyncGenerator<Piece> {
  const subject: Subject = { kind: 'member', id: whose.id };
  const { own, partly } = aboutMembers();
  // Of others nothing is told, not even by their role.
  const names = new Names([], await jobsKnown(read, whose.id), []);
  yield { is: 'section', heading: 'Your account and what you did' };
  for (const table of ['member' as const, ...own.filter((one) => one !== 'member')]) {
    const rows = await rowsAbout(read, table, subject);
    if (rows.length > 0) yield partOf(table);
    for (const row of rows) yield { is: 'row', row: shownRow(table, row, 'member', names) };
  }
  const sessions = await sessionsOf(read, whose.id);
  if (sessions.length > 0) yield partOf('session');
  for (const { expires_at: expiresAt } of sessions) yield { is: 'row', row: { expiresAt } };
  yield { is: 'section', heading: 'Records of others that you have a part in' };
  for (const table of partly) {
    const rows = await countAbout(read, table, subject);
    if (rows === 0) continue;
    yield partOf(table);
    yield { is: 'row', row: { rows } };
  }
}
