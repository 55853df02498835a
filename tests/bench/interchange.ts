import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../common/time.ts';
import { migrate } from '../../db/migrate.ts';
import { openDatabase } from '../../db/open.ts';
import { Sealer } from '../../server/auth/seal.ts';
import { exportTo } from '../../server/interchange/export.ts';
import { importFrom } from '../../server/interchange/import.ts';
import { ORGANIZATION } from '../../server/seed/cast.ts';
import { seedGenerated } from '../../server/seed/generated/generate.ts';
import { seedRehearsal } from '../../server/seed/seed.ts';
import { spawnPostgres } from '../support/postgres.ts';
import { bareInsertRate } from './bare-sqlite.ts';
import type { Bench, Figure } from './figure.ts';

const EVENTS_EACH = 10;
const sealer = new Sealer([{ id: 'bench', key: Buffer.alloc(32, 'bench') }]);

/** Everything of an organization out of one database and into another, as the commands do it. */
export const interchange: Bench = {
  name: 'interchange',
  summary: 'export and import, candidates a second, from SQLite into each engine',
  run: async ({ say, candidates }) => {
    const folder = await mkdtemp(join(tmpdir(), 'hireside-bench-'));
    const postgres = await spawnPostgres();
    try {
      const inserts = bareInsertRate(join(folder, 'bare.db'), 2_000);
      say(`interchange: generating ${candidates} candidates`);
      const everything = join(folder, 'everything');
      const out = await exported(`sqlite:${join(folder, 'from.db')}`, everything, candidates, say);
      const figure = (what: string, ms: number, limit: Figure['limit']): Figure => ({
        bench: 'interchange',
        what: `${what}, ${candidates} candidates of ${EVENTS_EACH} events`,
        value: (candidates * 1000) / ms,
        unit: 'candidates/s',
        limit,
        aim: null,
      });
      const bare = { what: 'bare inserts of so many events', value: inserts / EVENTS_EACH };
      say('interchange: importing into SQLite');
      const sqlite = await imported(`sqlite:${join(folder, 'to.db')}`, everything);
      say('interchange: importing into PostgreSQL');
      const other = await imported(postgres.url, everything);
      return [
        figure('export from SQLite', out, null),
        figure('import into SQLite', sqlite, bare),
        figure('import into PostgreSQL', other, null),
      ];
    } finally {
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** @returns how long the export alone took, milliseconds */
async function exported(
  url: string,
  path: string,
  candidates: number,
  say: (text: string) => void,
): Promise<number> {
  const database = await openDatabase(url);
  try {
    await migrate(database);
    const services = { database, clock: systemClock };
    await seedRehearsal(services);
    await seedGenerated(services, { candidates, events: candidates * EVENTS_EACH });
    say('interchange: exporting');
    const start = performance.now();
    await exportTo(path, ORGANIZATION, { ...services, sealer });
    return performance.now() - start;
  } finally {
    await database.close();
  }
}

/** @returns how long the import took, checksums included, milliseconds */
async function imported(url: string, path: string): Promise<number> {
  const database = await openDatabase(url);
  try {
    await migrate(database);
    const start = performance.now();
    const { refused } = await importFrom(path, { database, sealer });
    if (refused > 0) throw new Error(`${refused} rows were refused.`);
    return performance.now() - start;
  } finally {
    await database.close();
  }
}
