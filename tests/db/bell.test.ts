import { setImmediate } from 'node:timers/promises';
import pg from 'pg';
import { expect, test } from 'vitest';
import { PostgresBell } from '../../db/bell.ts';
import { openDatabase } from '../../db/open.ts';
import { ENGINES, freshDatabase } from '../support/databases.ts';
import { expectSoon } from '../support/soon.ts';

const onPostgres = ENGINES.filter((engine) => engine === 'postgres');

test.each(onPostgres)(
  'S6 what is rung while a ring travels goes along in the next, on %s',
  async (engine) => {
    const fresh = await freshDatabase(engine);
    const other = new PostgresBell(fresh.url);
    await other.start();
    const warned: string[] = [];
    const onWarning = ({ message }: Error) => void warned.push(message);
    process.on('warning', onWarning);
    const heard = new Set<number>();
    for (let topic = 0; topic < 300; topic++) other.on(`topic-${topic}`, () => heard.add(topic));
    for (let topic = 0; topic < 300; topic++) {
      fresh.database.bell.ring(`topic-${topic}`);
      await setImmediate();
    }
    await expectSoon(
      async () => heard.size,
      (size) => size === 300,
    );
    process.off('warning', onWarning);
    expect(warned).toEqual([]);
    await other.close();
    await fresh.drop();
  },
);

test.each(onPostgres)(
  'S6 a bell that the database hung up on is heard again, on %s',
  async (engine) => {
    const fresh = await freshDatabase(engine);
    const other = await openDatabase(fresh.url);
    let heard = 0;
    other.bell.on('here', () => {
      heard += 1;
    });
    const client = new pg.Client({ connectionString: fresh.url });
    await client.connect();
    await client.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and query ilike 'listen%'`);
    await client.end();
    await expectSoon(
      async () => {
        fresh.database.bell.ring('here');
        return heard;
      },
      (times) => times > 0,
    );
    await other.close();
    await fresh.drop();
  },
);
