import type { Router } from 'express';
import type { Retention } from '../../common/contract/privacy.ts';
import type { Input } from '../../common/contract.ts';
import { AppError } from '../../common/errors.ts';
import {
  AUDIT_MONTHS_MIN,
  RECORD_CLASSES,
  type RecordClass,
  type RetentionClass,
  takesFrom,
} from '../../common/retention.ts';
import { toInstant } from '../../common/time.ts';
import { jobById } from '../../db/jobs.ts';
import { officesOf, rulesOf } from '../../db/privacy/retention.ts';
import { changeRule } from '../../db/privacy/retention-changes.ts';
import { dismissRetentionNotice, retentionNoticesOf } from '../../db/privacy/retention-notices.ts';
import type { Tx } from '../../db/transact.ts';
import { keepAudit } from '../audit/keep.ts';
import { mount } from '../http/endpoint.ts';
import type { Services } from '../services.ts';
import { agedBy } from './aging.ts';
import { listDue } from './lapsing.ts';

export const RETENTION_CHANGED = 'privacy.retention_changed' as const;

const AHEAD_MS = 30 * 86_400_000;
const SHOWN = 200;

/** How long what is kept, and whose time is over soon. */
export function retentionRoutes(router: Router, services: Services): void {
  const { database, clock } = services;

  const present = async (organizationId: string): Promise<Retention> => {
    const now = clock.now();
    const all = await listDue(database.read, organizationId, { now, by: now + AHEAD_MS });
    const rules = await rulesOf(database.read, organizationId);
    return {
      rules: rules.map(({ changedAt, ...rule }) => {
        const from = takesFrom({ changedAt });
        return { ...rule, from: rule.months !== null && from > now ? toInstant(from) : null };
      }),
      offices: await officesOf(database.read, organizationId),
      counts: { now: all.filter(({ dueAt }) => dueAt <= now).length, soon: all.length },
      due: all.slice(0, SHOWN).map(({ id: candidateId, name, dataClass, dueAt }) => ({
        candidateId,
        name,
        dataClass,
        dueAt: toInstant(dueAt),
      })),
      records: await recordsDue(database.read, organizationId, now),
    };
  };

  mount(router, services, 'retention', ({ member }) => present(member.organizationId));

  mount(router, services, 'changeRetention', async ({ member, input }) => {
    const { organizationId, id: actorId } = member;
    const { jobId, office, dataClass, months } = input;
    mustFit(input);
    if (jobId !== null && (await jobById(database, organizationId, jobId)) === null) {
      throw new AppError('not_found', 'There is no such job.');
    }
    const now = clock.now();
    await database.transact(async (tx) => {
      await changeRule(tx, organizationId, { jobId, office, dataClass, months }, toInstant(now));
      const act = { organizationId, actorId, action: RETENTION_CHANGED, detail: input };
      await keepAudit(tx, act, now);
    });
    return present(organizationId);
  });

  mount(router, services, 'retentionNotices', async ({ member }) => {
    const rows = await retentionNoticesOf(database.read, member.organizationId, member.id);
    return {
      items: rows.map(({ id, week, days, count, kinds, told_at, at, before_count: before }) => ({
        ...{ id, week, days, count, at: told_at ?? at, before },
        kinds: kinds === null ? [] : (JSON.parse(kinds) as RetentionClass[]),
      })),
    };
  });

  mount(router, services, 'dismissRetentionNotice', async ({ member, params: { id } }) => {
    const whose = { organizationId: member.organizationId, memberId: member.id, id };
    const isGone = await database.transact((tx) =>
      dismissRetentionNotice(tx, whose, toInstant(clock.now())),
    );
    if (!isGone) throw new AppError('not_found', 'There is no such notice.');
  });
}

/** @throws AppError `invalid_request` where a choice cannot be meant */
function mustFit({ jobId, office, dataClass, months }: Input<'changeRetention'>): void {
  if (jobId !== null && office !== null) {
    throw new AppError('invalid_request', 'body.office: a job has an office already');
  }
  if (dataClass !== 'audit') return;
  if (jobId !== null || office !== null) {
    throw new AppError('invalid_request', 'body.dataClass: there is one audit, of everyone');
  }
  if (typeof months === 'number' && months < AUDIT_MONTHS_MIN) {
    const least = `body.months: the audit is kept for ${AUDIT_MONTHS_MIN} months at least`;
    throw new AppError('invalid_request', least);
  }
}

async function recordsDue(
  sql: Tx['sql'],
  organizationId: string,
  now: number,
): Promise<Retention['records']> {
  const count = async (by: number) => {
    const found = new Map<RecordClass, number>();
    for await (const { dataClass, rows } of agedBy(sql, organizationId, by)) {
      found.set(dataClass, (found.get(dataClass) ?? 0) + rows.length);
    }
    return found;
  };
  const [atOnce, soon] = [await count(now), await count(now + AHEAD_MS)];
  return RECORD_CLASSES.map((dataClass) => ({
    dataClass,
    now: atOnce.get(dataClass) ?? 0,
    soon: soon.get(dataClass) ?? 0,
  }));
}
