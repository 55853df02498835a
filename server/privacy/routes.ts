import type { Router } from 'express';
import type { Erasure, Hold } from '../../common/contract/privacy.ts';
import { AppError } from '../../common/errors.ts';
import { newId } from '../../common/ids.ts';
import { toInstant } from '../../common/time.ts';
import { lockLogs } from '../../db/move.ts';
import { type ErasureRow, erasureById, listErasures } from '../../db/privacy/erasures.ts';
import { endHold, type HoldRow, holdsOf, insertHold } from '../../db/privacy/holds.ts';
import { keepAudit } from '../audit/keep.ts';
import type { Config } from '../config.ts';
import { decodeCursor, pageOf } from '../http/cursor.ts';
import { mount } from '../http/endpoint.ts';
import type { Services } from '../services.ts';
import { Blocked, eraseNow, quarantine, withdraw } from './erasures.ts';
import { letFilmsGo } from './films.ts';
import { presentInventory } from './inventory.ts';
import { fileRemarks, planFor } from './plan.ts';
import { subjectOf } from './subjects.ts';

export const HOLD_SET = 'privacy.hold_set' as const;
export const HOLD_ENDED = 'privacy.hold_ended' as const;

/** Erasing people's data, what holds it back, and the receipts: for admins. */
export function privacyRoutes(router: Router, services: Services): void {
  const { database, clock, config } = services;

  mount(router, services, 'erase', async ({ member, input }) => {
    const { organizationId, id: by } = member;
    const whose = await subjectOf(database.read, organizationId, input);
    if (whose === null) throw new AppError('not_found', 'There is nobody like that.');
    const now = clock.now();
    if (input.dryRun) {
      const plan = await planFor(database.read, config, whose, now);
      return { plan, erasure: null };
    }
    const afterDays = 'afterDays' in input ? input.afterDays : 0;
    const asking = { by, cause: 'request' as const };
    const id = await orConflict(async () => {
      if (afterDays === 0) await letFilmsGo(database.transact, whose, now);
      return database.transact(async (tx) =>
        afterDays > 0
          ? quarantine(tx, whose, asking, { now, afterDays })
          : (await eraseNow(tx, services, whose, asking, now)).id,
      );
    });
    const row = await erasureById(database.read, organizationId, id);
    return { plan: null, erasure: presentErasure(row!, config) };
  });

  mount(router, services, 'listErasures', async ({ member, query }) => {
    const key = decodeCursor(query.cursor, 2);
    const after = key ? { at: key[0]!, id: key[1]! } : undefined;
    const limit = query.limit + 1;
    const rows = await listErasures(database.read, member.organizationId, { after, limit });
    return pageOf(
      rows,
      query.limit,
      (row) => [row.asked_at, row.id],
      (row) => presentErasure(row, config),
    );
  });

  mount(router, services, 'withdrawErasure', async ({ member, params }) => {
    const row = await erasureById(database.read, member.organizationId, params.id);
    if (row === null) throw new AppError('not_found', 'There is no such erasure.');
    const isBack = await database.transact((tx) => withdraw(tx, row, member.id, clock.now()));
    if (!isBack) throw new AppError('conflict', 'This cannot be taken back any more.');
  });

  const inventory = presentInventory();
  mount(router, services, 'inventory', async () => inventory);

  mount(router, services, 'listHolds', async ({ member }) => ({
    items: (await holdsOf(database.read, member.organizationId)).map(presentHold),
  }));

  mount(router, services, 'hold', async ({ member, input }) => {
    const { organizationId, id: by } = member;
    const { candidateId, reason } = input;
    const now = clock.now();
    const id = newId(now);
    const of = { organization_id: organizationId, candidate_id: candidateId };
    await database.transact(async (tx) => {
      // Takes turns with an erasure: it comes after this and heeds the hold, or nobody is left.
      await lockLogs(tx, [candidateId]);
      const whose = await subjectOf(tx.sql, organizationId, { candidateId });
      if (whose === null) throw new AppError('not_found', 'There is no such candidate.');
      await insertHold(tx, { id, ...of, reason, by_member_id: by, at: toInstant(now) });
      // The reason is in the hold, and goes with the candidate.
      await keepAudit(tx, { organizationId, actorId: by, candidateId, action: HOLD_SET }, now);
    });
    const rows = await holdsOf(database.read, organizationId, candidateId);
    return presentHold(rows.find((row) => row.id === id)!);
  });

  mount(router, services, 'endHold', async ({ member, params }) => {
    const { organizationId, id: by } = member;
    const now = clock.now();
    const candidateId = await database.transact(async (tx) => {
      const ended = await endHold(tx, organizationId, params.id, { by, at: toInstant(now) });
      if (ended !== null) {
        const about = { actorId: by, candidateId: ended, action: HOLD_ENDED };
        await keepAudit(tx, { organizationId, ...about }, now);
      }
      return ended;
    });
    if (candidateId === null) throw new AppError('not_found', 'There is no such hold.');
  });
}

/** @throws AppError `conflict` with the sentences that say why */
async function orConflict<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Blocked) throw new AppError('conflict', error.message);
    throw error;
  }
}

const presentErasure = (row: ErasureRow, config: Pick<Config, 'databaseUrl'>): Erasure => ({
  id: row.id,
  subject: row.subject,
  subjectId: row.subject_id,
  name: row.candidate_name ?? row.member_name,
  subjectHash: row.subject_hash,
  cause: row.cause,
  state: row.state,
  askedBy: row.asked_by_name,
  askedAt: row.asked_at,
  dueAt: row.due_at,
  endedAt: row.ended_at,
  counts: row.counts === null ? null : JSON.parse(row.counts),
  backupsUntil: row.backups_until,
  cleanedAt: row.cleaned_at,
  remarks: row.state === 'done' ? fileRemarks(config) : [],
});

const presentHold = (row: HoldRow): Hold => ({
  id: row.id,
  candidateId: row.candidate_id,
  candidateName: row.candidate_name,
  reason: row.reason,
  by: row.by_name,
  at: row.at,
});
