import type { ErasurePlan } from '../../common/contract/privacy.ts';
import { countRows } from '../../db/erasure/erase.ts';
import { contentsOf, stepsFor } from '../../db/erasure/plan.ts';
import { inventoryOf, type Subject } from '../../db/erasure/reach.ts';
import type { Tx } from '../../db/transact.ts';
import type { Config } from '../config.ts';
import { blockersOf } from './blockers.ts';

/** What is known of somebody who is to be erased. */
export interface Known extends Subject {
  organizationId: string;
  name: string;
}

/** What erasing somebody would do, in words and numbers; nothing is changed. */
export async function planFor(
  sql: Tx['sql'],
  config: Pick<Config, 'backups' | 'databaseUrl'>,
  whose: Known,
  now: number,
): Promise<ErasurePlan> {
  const counts = await countRows(sql, whose);
  const steps = stepsFor(whose);
  return {
    subject: whose.kind,
    subjectId: whose.id,
    name: whose.name,
    blockers: await blockersOf(sql, whose.organizationId, whose, now),
    steps: steps
      .filter(({ table }) => Object.hasOwn(counts, table))
      .map((step) => ({
        table: step.table,
        purpose: inventoryOf(step.table).purpose,
        does: step.does,
        rows: counts[step.table]!,
        contents: contentsOf(step),
      })),
    remarks: [
      ...steps.flatMap(({ table }) => {
        const { stays } = inventoryOf(table);
        return stays === undefined || !Object.hasOwn(counts, table)
          ? []
          : [`Stays in ${table}: ${stays}.`];
      }),
      ...REMARKS[whose.kind],
      backupRemark(config),
      ...fileRemarks(config),
    ],
  };
}

const REMARKS = {
  candidate: [
    'Mail that was sent, calendar entries and meetings of the past stay where they are: with those who have them, and at Zoom.',
  ],
  member: [
    'What they wrote about candidates stays as the candidates’ record, by “Former member”; their name may stand in the words of others.',
    'Their Zoom account stays; Hireside’s connection to it ends.',
  ],
} as const;

/** Where the database itself keeps bytes that no cleaning reaches. */
export const fileRemarks = ({ databaseUrl }: Pick<Config, 'databaseUrl'>): string[] =>
  databaseUrl.startsWith('sqlite:')
    ? []
    : [
        'PostgreSQL’s write-ahead log holds it until its segments are written over; archives of it and replicas go by their own rules.',
      ];

function backupRemark({ backups }: Pick<Config, 'backups'>): string {
  return backups === null
    ? 'Backups that were made outside Hireside still hold it until they expire.'
    : `Daily backups still hold it; the last of them is removed after ${backups.keep} days.`;
}
