import type { RawBuilder } from 'kysely';
import { HOLDINGS, type HoldingName } from '../inventory/holdings.ts';
import type { Kept } from '../inventory/kept.ts';
import { inventoryOf, isAbout, type Subject, TABLES, type Table } from './reach.ts';
import { RULES, type Rule } from './rules.ts';

/** What erasing does to one table. */
export interface Step {
  table: Table;
  /** The rows it is about. */
  where: RawBuilder<boolean>;
  does: 'delete' | 'empty';
  /** For `empty`: the columns that change, and how. */
  columns: readonly { column: string; holding: HoldingName; rule: Rule }[];
}

/** Rows of these tables go with the person, unless the table says why they stay. */
const GOES_WITH: Record<Subject['kind'], readonly Kept[]> = {
  candidate: ['candidate', 'moment'],
  member: ['member', 'connection', 'days', 'moment'],
};

/**
 * What erasing somebody does, table by table, in the order in which it can be done. Read from the
 * inventory alone: a table or a column that is named there is erased.
 */
export function stepsFor(subject: Subject): Step[] {
  return TABLES.flatMap((table): Step[] => {
    const where = isAbout(table, subject);
    if (where === null) return [];
    const { kept, stays, columns } = inventoryOf(table);
    const ruled = Object.entries(columns as Record<string, HoldingName>)
      .map(([column, holding]) => ({ column, holding, rule: RULES[holding][subject.kind] }))
      .filter(({ rule }) => rule !== 'keep');
    const goes =
      GOES_WITH[subject.kind].includes(kept) || ruled.some(({ rule }) => rule === 'delete row');
    if (goes && stays === undefined) return [{ table, where, does: 'delete', columns: [] }];
    return ruled.length === 0 ? [] : [{ table, where, does: 'empty', columns: ruled }];
  });
}

/** What is in the columns of a table that are about anybody, in words, each once. */
export function contentsOf({ table, does, columns }: Step): string[] {
  const holdings =
    does === 'empty'
      ? columns.map(({ holding }) => holding)
      : Object.values(inventoryOf(table).columns as Record<string, HoldingName>).filter(
          (holding) => HOLDINGS[holding].of !== 'nobody',
        );
  return [...new Set(holdings.map((holding) => HOLDINGS[holding].what))];
}
