import { RETENTION_CLASSES, type RetentionClass } from '../../common/retention.ts';
import { toInstant } from '../../common/time.ts';
import {
  activeAdmins,
  dropOtherNotices,
  type Foretold,
  putRetentionNotice,
} from '../../db/privacy/retention-notices.ts';
import type { Services } from '../services.ts';
import type { Lease } from '../tasks/lease.ts';
import { dueBy } from './lapsing.ts';
import { queueRetentionMail } from './retention-mail.ts';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** How long before a week begins its candidates are told of: first, and once more. */
const FIRST_DAYS = 30;
const AGAIN_DAYS = 7;
/** The first Monday there was, in milliseconds: 5 January 1970. */
const A_MONDAY = 4 * DAY_MS;

const mondayOf = (at: number) => at - ((((at - A_MONDAY) % WEEK_MS) + WEEK_MS) % WEEK_MS);

/** Weeks, in UTC, in which candidates go, as far ahead as anybody is told. */
export async function foretold(
  sql: Services['database']['read'],
  organizationId: string,
  now: number,
): Promise<Foretold[]> {
  const weeks = new Map<number, RetentionClass[]>();
  const by = now + FIRST_DAYS * DAY_MS + WEEK_MS;
  for await (const { dueAt, dataClass } of dueBy(sql, organizationId, { now, by })) {
    // Whoever is over already goes at the next run.
    const monday = mondayOf(Math.max(dueAt, now));
    weeks.set(monday, [...(weeks.get(monday) ?? []), dataClass]);
  }
  return [...weeks]
    .filter(([monday]) => now >= monday - FIRST_DAYS * DAY_MS)
    .map(([monday, classes]) => ({
      week: toInstant(monday).slice(0, 10),
      days: now >= monday - AGAIN_DAYS * DAY_MS ? AGAIN_DAYS : FIRST_DAYS,
      count: classes.length,
      kinds: RETENTION_CLASSES.filter((one) => classes.includes(one)),
    }));
}

/**
 * Tells every admin of each week once, and once more when it is near, with the numbers of today:
 * whoever was put on hold or seen since is not among them. Where more go than was told, or others,
 * they are told again.
 */
export async function tellAdmins(
  { database, clock, mail }: Services,
  organizationId: string,
  lease: Lease,
): Promise<void> {
  const weeks = await foretold(database.read, organizationId, clock.now());
  await lease.transact(async (tx, now) => {
    await dropOtherNotices(tx, organizationId, weeks);
    for (const memberId of await activeAdmins(tx, organizationId)) {
      for (const one of weeks) {
        const told = await putRetentionNotice(tx, organizationId, memberId, one, toInstant(now));
        if (told === null || mail === null) continue;
        const { week, days } = one;
        await queueRetentionMail(tx, { organizationId, memberId, week, days, ...told }, now);
      }
    }
  });
}
