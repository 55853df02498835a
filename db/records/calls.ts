import type { Selectable } from 'kysely';
import type { CallFacts } from '../../common/phone.ts';
import type { CallTable } from '../schema/calls.ts';
import type { Tx } from '../transact.ts';
import { type OwnedRecord, ownedRecord } from './record-owners.ts';

export type CallRow = Selectable<CallTable>;

/**
 * Whether the organization collects calls, and since when. Whoever files calls of one organization
 * takes turns from here on, and waits for whoever turns collecting off.
 */
export async function holdCalls(tx: Tx, organizationId: string): Promise<string | null> {
  const row = tx.sql
    .selectFrom('collecting')
    .select('since')
    .where('organization_id', '=', organizationId)
    .where('kind', '=', 'phone');
  const held = await (tx.engine === 'postgres' ? row.forUpdate() : row).executeTakeFirst();
  return held?.since ?? null;
}

/** The calls that go by any of these names of Zoom's, the one that stays first. */
export async function callsNamed(
  tx: Tx,
  organizationId: string,
  names: readonly string[],
): Promise<CallRow[]> {
  const rows = await tx.sql
    .selectFrom('call')
    .selectAll()
    .where('id', 'in', (from) =>
      from
        .selectFrom('call_name')
        .select('call_name.call_id')
        .where('call_name.organization_id', '=', organizationId)
        .where('call_name.name', 'in', names),
    )
    .execute();
  const rank = { filed: 0, ask: 1, ignored: 2 };
  return rows.sort((a, b) => rank[a.state] - rank[b.state] || (a.id < b.id ? -1 : 1));
}

/** Gives a call more names. */
export async function nameCall(
  tx: Tx,
  organizationId: string,
  callId: string,
  names: readonly string[],
): Promise<void> {
  const rows = names.map((name) => ({ organization_id: organizationId, name, call_id: callId }));
  await tx.sql
    .insertInto('call_name')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['organization_id', 'name']).doUpdateSet({ call_id: callId }),
    )
    .execute();
}

/** Makes one call of two: everything of the second becomes the first's. */
export async function mergeCalls(tx: Tx, into: string, from: string): Promise<void> {
  for (const table of ['call_name', 'call_element', 'call_recording'] as const) {
    await tx.sql.updateTable(table).set({ call_id: into }).where('call_id', '=', from).execute();
  }
  await tx.sql.deleteFrom('call').where('id', '=', from).execute();
}

export async function insertCall(tx: Tx, row: CallTable): Promise<void> {
  await tx.sql.insertInto('call').values(row).execute();
}

export async function changeCall(
  tx: Tx,
  id: string,
  change: Partial<Omit<CallTable, 'id' | 'organization_id'>>,
): Promise<void> {
  await tx.sql.updateTable('call').set(change).where('id', '=', id).execute();
}

/** What the elements come to, as columns. */
export const columnsOf = (facts: CallFacts) => ({
  member_id: facts.memberId,
  direction: facts.direction,
  number: facts.number,
  started_at: facts.startedAt,
  duration: facts.duration,
  talk: facts.talk,
  result: facts.result,
  recording_id: facts.recordingId,
});

/** A call, held until the transaction ends. */
export async function holdCall(
  tx: Tx,
  organizationId: string,
  id: string,
): Promise<CallRow | null> {
  const row = tx.sql
    .selectFrom('call')
    .selectAll()
    .where('id', '=', id)
    .where('organization_id', '=', organizationId);
  return (await (tx.engine === 'postgres' ? row.forUpdate() : row).executeTakeFirst()) ?? null;
}

/**
 * Lets go of everything of a call but its names: Zoom's next word of it finds that nobody wants to
 * know.
 */
export async function emptyCall(tx: Tx, id: string): Promise<void> {
  await tx.sql.deleteFrom('call_element').where('call_id', '=', id).execute();
  await tx.sql.deleteFrom('call_recording').where('call_id', '=', id).execute();
  const nothing = { duration: 0, talk: 0, number: '', result: 'missed', started_at: '' } as const;
  await changeCall(tx, id, {
    ...nothing,
    state: 'ignored',
    chosen: 1,
    candidate_id: null,
    member_id: null,
    recording_id: null,
  });
}

/** Counts a row of history that is nobody's. */
export async function countPassed(tx: Tx, organizationId: string): Promise<void> {
  await tx.sql
    .insertInto('call_passed')
    .values({ organization_id: organizationId, rows_passed: 1 })
    .onConflict((conflict) =>
      conflict
        .column('organization_id')
        .doUpdateSet((set) => ({ rows_passed: set('call_passed.rows_passed', '+', 1) })),
    )
    .execute();
}

/**
 * Forgets every call of an organization, and how far Zoom was asked.
 * @returns those that were in a log
 */
export async function purgeCalls(tx: Tx, organizationId: string): Promise<OwnedRecord[]> {
  const rows = await tx.sql
    .selectFrom('call')
    .select(['id', 'candidate_id'])
    .where('organization_id', '=', organizationId)
    .where('state', '=', 'filed')
    .orderBy('id')
    .execute();
  const tables = [
    'call_element',
    'call_recording',
    'call_name',
    'call_passed',
    'phone_sync',
  ] as const;
  for (const table of tables) {
    await tx.sql.deleteFrom(table).where('organization_id', '=', organizationId).execute();
  }
  await tx.sql.deleteFrom('call').where('organization_id', '=', organizationId).execute();
  return rows.flatMap(({ id, candidate_id }) =>
    candidate_id === null
      ? []
      : [ownedRecord({ id, candidate_id, application_id: null, interview_id: null })],
  );
}
