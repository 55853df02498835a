import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { storedColumns } from '../../../db/inventory/columns.ts';
import { HOLDINGS } from '../../../db/inventory/holdings.ts';
import { INVENTORY } from '../../../db/inventory/inventory.ts';
import { SEALED } from '../../../db/sealed.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../../support/databases.ts';

const named = Object.entries(INVENTORY).flatMap(([table, { columns }]) =>
  Object.keys(columns).map((column) => `${table}.${column}`),
);
/** Full-text indexes of SQLite and their own tables; what they index is in the inventory. */
const isIndex = (table: string) => /_search(_|$)/.test(table) || table.startsWith('sqlite_');

for (const engine of ENGINES) {
  describe(`the data inventory on ${engine}`, () => {
    let fresh: TestDatabase;
    beforeAll(async () => {
      fresh = await freshDatabase(engine);
    });
    afterAll(() => fresh.drop());

    test('names every column that the database has, and no other', async () => {
      const columns = await storedColumns(fresh.database);
      const kept = columns.filter(({ table }) => !isIndex(table));
      expect(kept.map(({ table, column }) => `${table}.${column}`).sort()).toEqual(named.sort());
    });
  });
}

describe('the data inventory', () => {
  test('calls secret exactly what is sealed', () => {
    const secrets = Object.entries(INVENTORY).flatMap(([table, { columns }]) =>
      Object.entries(columns)
        .filter(([, holding]) => holding === 'secret')
        .map(([column]) => `${table}.${column}`),
    );
    expect(secrets.sort()).toEqual(SEALED.map(({ table, column }) => `${table}.${column}`).sort());
  });

  test('says whom a table is about wherever a column of it is about a candidate', () => {
    const unsaid = Object.entries(INVENTORY).filter(
      ([, { candidate, through, columns }]) =>
        candidate === null &&
        through === undefined &&
        Object.values(columns).some((holding) => /candidate|anyone/.test(HOLDINGS[holding].of)),
    );
    expect(unsaid.map(([table]) => table)).toEqual([]);
  });
});
