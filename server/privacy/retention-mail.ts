import type { RetentionClass } from '../../common/retention.ts';
import { toInstant } from '../../common/time.ts';
import { memberOf } from '../../db/members.ts';
import { organizationById } from '../../db/organizations.ts';
import { enqueue } from '../../db/tasks.ts';
import type { Tx } from '../../db/transact.ts';
import { mailingOnce, type TaskMail } from '../mail/task-mail.ts';
import type { Services } from '../services.ts';
import type { OutwardHandler } from '../tasks/runner.ts';
import { foretold } from './retention-notices.ts';

/** Tells an admin by mail of a week in which candidates go. */
export const RETENTION_MAIL = 'mail.retention';

interface Week {
  organizationId: string;
  memberId: string;
  week: string;
  days: number;
  /** How many they had been told of; `null` where they are told for the first time. */
  before: number | null;
}

type Told = Week & Pick<TaskMail, 'at'>;

/** What tells one mail from the others: a telling that follows another is of its day. */
const keyOf = ({ memberId, week, days, before, at }: Omit<Told, 'organizationId'>) =>
  `${memberId}:${week}:${days}${before === null ? '' : `:${toInstant(at).slice(0, 10)}`}`;

/** Queued once for each admin, week and time of telling, however often it is asked for. */
export async function queueRetentionMail(
  tx: Tx,
  { organizationId, memberId, week, days, before }: Week,
  now: number,
): Promise<void> {
  const payload: Week & TaskMail = {
    organizationId,
    memberId,
    week,
    days,
    before,
    at: now,
    handedOver: false,
  };
  const key = keyOf({ memberId, week, days, before, at: now });
  await enqueue(tx, { kind: RETENTION_MAIL, key, payload, runAt: now });
}

/** Counts again when it is sent: whom a hold keeps by then is not told of. */
export function mailingRetention(services: Services): OutwardHandler {
  const { config, database, clock } = services;
  return mailingOnce<Week & TaskMail>(
    services,
    async ({ organizationId, memberId, week, days, before = null, at }) => {
      const admin = await memberOf(database.read, organizationId, memberId);
      if (!admin?.active || admin.role !== 'admin') return null;
      const weeks = await foretold(database.read, organizationId, clock.now());
      const known = weeks.find((one) => one.week === week);
      if (known === undefined) return null;
      const { count, kinds } = known;
      const { name: organization } = await organizationById(database, organizationId);
      const url = `${config.publicUrl}/settings/privacy`;
      return {
        ...wordsOf({ count, kinds, before, week, organization, url }),
        to: admin.email,
        toName: admin.name,
        replyTo: null,
        key: `retention-${keyOf({ memberId, week, days, before, at }).replaceAll(':', '-')}`,
      };
    },
  );
}

interface Facts {
  count: number;
  kinds: readonly RetentionClass[];
  before: number | null;
  week: string;
  organization: string;
  url: string;
}

/** Names nobody: a mail stays longer than what it tells of. */
const wordsOf = ({ count, kinds, before, week, organization, url }: Facts) => {
  const whose = count === 1 ? 'one candidate' : `${count} candidates`;
  const told = before === null ? '' : ` You had been told of ${before}.`;
  return {
    subject: `Hireside erases the data of ${whose} in the week of ${week}`,
    body: `In the week of ${week} the time for which ${organization} keeps the data of ${whose} is over, and Hireside erases them (${kinds.join(', ')}).${told}

See who it is, put on hold what must stay, or choose another time:
${url}

You need not do anything.`,
  };
};
