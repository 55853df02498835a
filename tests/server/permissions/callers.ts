import { setMemberActive } from '../../../db/members.ts';
import type { Database } from '../../../db/open.ts';
import { makeWorld, type World } from '../../support/fixtures.ts';
import { addMember } from './support.ts';

/** Everyone who may call, in the order of the columns of the permission tables. */
export const CALLERS = [
  'admin',
  'recruiter',
  'manager on the team',
  'manager not on it',
  'interviewer on the panel',
  'interviewer not on it',
  'admin of another organization',
  'deactivated recruiter',
  'nobody',
] as const;
export type CallerName = (typeof CALLERS)[number];
export type SomeCaller = Exclude<CallerName, 'nobody'>;

/** Who stands where for a world's one candidate; those who are missing are made. */
export async function callersOf(
  database: Database,
  world: World,
): Promise<Record<SomeCaller, string>> {
  const foreign = await makeWorld(database);
  const off = await addMember(database, world, 'recruiter');
  await database.transact((tx) => setMemberActive(tx, off, false));
  return {
    admin: world.admin.id,
    recruiter: world.recruiter.id,
    'manager on the team': world.manager.id,
    'manager not on it': await addMember(database, world, 'hiring_manager'),
    'interviewer on the panel': world.interviewer.id,
    'interviewer not on it': await addMember(database, world, 'interviewer'),
    'admin of another organization': foreign.admin.id,
    'deactivated recruiter': off,
  };
}

/** A row of a table: one word for each caller. */
export function rowOf(words: string): Record<CallerName, string> {
  const each = words.trim().split(/\s+/);
  if (each.length !== CALLERS.length) throw new Error(`a row of ${each.length} words: ${words}`);
  return Object.fromEntries(CALLERS.map((who, index) => [who, each[index]!])) as never;
}
