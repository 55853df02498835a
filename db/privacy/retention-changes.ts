import {
  countsSince,
  DATA_CLASSES,
  type JobPlace,
  type RetentionRule,
  ruleFor,
} from '../../common/retention.ts';
import type { Tx } from '../transact.ts';
import { dropRule, placesOf, putRule, rulesOf } from './retention.ts';

/** One choice. `undefined` months: the rule that is less specific counts again. */
export type RuleChange = Omit<RetentionRule, 'months' | 'changedAt'> & {
  months: number | null | undefined;
};

/** Makes a choice. Whichever rule takes more by it than was taken before is new from now on. */
export async function changeRule(
  tx: Tx,
  organizationId: string,
  { months, ...key }: RuleChange,
  now: string,
): Promise<void> {
  const { jobId, office, dataClass } = key;
  const rules = await rulesOf(tx.sql, organizationId);
  const isSame = (one: RetentionRule) =>
    one.jobId === jobId && one.office === office && one.dataClass === dataClass;
  const place = await placeOf(tx, organizationId, key);
  const before = ruleFor(rules, place, dataClass);
  const others = rules.filter((one) => !isSame(one));
  await dropRule(tx, organizationId, key);
  if (months !== undefined) others.push({ ...key, months, changedAt: null });
  await settle(tx, organizationId, before, ruleFor(others, place, dataClass), now);
}

/** After a job went to another office: rules that take more of it than before are new from now on. */
export async function jobWentTo(
  tx: Tx,
  organizationId: string,
  { jobId, from, to }: { jobId: string; from: string | null; to: string | null },
  now: string,
): Promise<void> {
  for (const dataClass of DATA_CLASSES) {
    const rules = await rulesOf(tx.sql, organizationId);
    const before = ruleFor(rules, { jobId, office: from }, dataClass);
    const after = ruleFor(rules, { jobId, office: to }, dataClass);
    if (after !== before) await settle(tx, organizationId, before, after, now);
  }
}

async function settle(
  tx: Tx,
  organizationId: string,
  before: RetentionRule | null,
  after: RetentionRule | null,
  now: string,
): Promise<void> {
  if (after === null) return;
  await putRule(tx, organizationId, { ...after, changedAt: countsSince(after, before, now) });
}

/** Where a rule is for; an office stands for all of its jobs that have no rule of their own. */
async function placeOf(
  tx: Tx,
  organizationId: string,
  { jobId, office }: Pick<RetentionRule, 'jobId' | 'office'>,
): Promise<JobPlace | null> {
  if (jobId !== null) {
    return (await placesOf(tx.sql, organizationId)).get(jobId) ?? { jobId, office: null };
  }
  return office === null ? null : { jobId: '', office };
}
