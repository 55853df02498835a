import { INVENTORY } from '../inventory/inventory.ts';
import type { Database } from '../open.ts';
import type { Line } from './line.ts';
import type { Moving } from './plan.ts';

/** By table and column, whether it holds numbers; SQLite itself would take anything anywhere. */
export type Columns = ReadonlyMap<string, ReadonlyMap<string, 'number' | 'text' | 'bytes'>>;

/** What the columns of this database hold. */
export async function columnsOf({ read }: Pick<Database, 'read'>): Promise<Columns> {
  const tables = await read.introspection.getTables();
  return new Map(
    tables
      .filter(({ name }) => Object.hasOwn(INVENTORY, name))
      .map(({ name, columns }) => [
        name,
        new Map(columns.map((column) => [column.name, kindOf(column.dataType)])),
      ]),
  );
}

function kindOf(type: string): 'number' | 'text' | 'bytes' {
  if (/int/i.test(type)) return 'number';
  return /blob|bytea/i.test(type) ? 'bytes' : 'text';
}

const snake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** What is wrong with the columns of a line; `null` where nothing is. */
export function misshapen(columns: Columns, { table, move }: Moving, line: Line): string | null {
  const known = columns.get(table);
  for (const [name, value] of Object.entries(line)) {
    if (name === 'row') continue;
    const column = snake(name);
    const kind = known?.get(column);
    if (kind === undefined || move.without?.includes(column as never)) {
      return `has “${name}”, which no row of its kind has`;
    }
    if (value === null || move.json?.includes(column as never)) continue;
    const fits = kind === 'number' ? Number.isSafeInteger(value) : typeof value === 'string';
    if (!fits) return `${name} is no ${kind}`;
  }
  return null;
}
