import { readFile } from 'node:fs/promises';
import { Writable } from 'node:stream';
import pg from 'pg';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RunningServer } from '../../server/start.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { makeWorld, type World } from '../support/fixtures.ts';
import { CLIENT, DATA_KEYS, signInAs, startTestServer, TestClock } from '../support/server.ts';
import { startTestZoom, type TestZoom, zoomPerson } from '../support/zoom.ts';
import { Visitor } from './support.ts';

const HOUR = 3_600_000;

for (const engine of ENGINES) {
  describe(`where no secret of Zoom’s may be found, on ${engine}`, () => {
    let clock: TestClock;
    let fresh: TestDatabase;
    let world: World;
    let zoom: TestZoom;
    let server: RunningServer;
    let logged: string;
    let answered: string;
    const secrets = new Set<string>();

    beforeEach(async () => {
      logged = '';
      answered = '';
      secrets.clear();
      clock = new TestClock();
      fresh = await freshDatabase(engine);
      world = await makeWorld(fresh.database);
      zoom = await startTestZoom(clock, [zoomPerson(`zoom-${world.recruiter.id}`)]);
      const sink = new Writable({
        write(chunk, _encoding, done) {
          logged += String(chunk);
          done();
        },
      });
      // Without redaction: what is not handed to the logger needs none.
      const logger = pino({ level: 'trace' }, sink);
      server = await startTestServer(fresh.url, { clock, config: { zoom: zoom.config }, logger });
    });
    afterEach(async () => {
      await server[Symbol.asyncDispose]();
      await zoom[Symbol.asyncDispose]();
      await fresh.drop();
    });

    /** Everything the database keeps, as bytes or as text. */
    async function stored(): Promise<string> {
      if (engine === 'sqlite') {
        const file = fresh.url.slice('sqlite:'.length);
        const parts = await Promise.all([file, `${file}-wal`].map((one) => readFile(one)));
        return Buffer.concat(parts).toString('latin1');
      }
      const client = new pg.Client({ connectionString: fresh.url });
      await client.connect();
      const tables = await client.query(
        "select table_name from information_schema.tables where table_schema = 'public'",
      );
      let text = '';
      for (const { table_name } of tables.rows) {
        const { rows } = await client.query(`select t::text as row from ${table_name} t`);
        text += rows.map(({ row }) => row).join('\n');
      }
      await client.end();
      return text;
    }

    const visit = async (visitor: Visitor, url: string) => {
      const { html, headers, location, status } = await visitor.get(url);
      // Where a browser is sent to Zoom, its state goes along; that is what it is for.
      answered += html + JSON.stringify([...headers].filter(([name]) => name !== 'location'));
      return { status, location };
    };

    async function live(): Promise<void> {
      const uid = `zoom-${world.recruiter.id}`;
      const visitor = new Visitor(server);
      const back = await visitor.answer(await visitor.leave(), uid);
      const { searchParams } = new URL(back);
      for (const name of ['code', 'state']) secrets.add(searchParams.get(name)!);
      expect((await visit(visitor, back)).status).toBe(302);
      await visit(visitor, back);
      await visit(visitor, '/auth/zoom/callback?code=rehearsal-code-none&state=none');
      const { tokens } = server.services.zoom;
      secrets.add(await tokens.accessFor(world.recruiter.id));
      clock.pass(HOUR);
      secrets.add(await tokens.accessFor(world.recruiter.id));
      const panel = (await signInAs(server, world.recruiter.id)).caller;
      answered += JSON.stringify((await panel.get('/api/zoom')).body);
      // And every kind of failure on the way.
      zoom.trouble.isDown = true;
      clock.pass(HOUR);
      await expect(tokens.accessFor(world.recruiter.id)).rejects.toThrow();
      await panel.call('DELETE', '/api/zoom');
      await server.tasks.idle();
      zoom.trouble.isDown = false;
    }

    test('logs, database, answers and error pages hold no token, code, state or key', async () => {
      await live();
      for (const secret of [CLIENT.clientSecret, CLIENT.webhookSecret]) secrets.add(secret);
      for (const { key } of DATA_KEYS) secrets.add(key.toString('base64'));
      const places = { logged, answered, stored: await stored() };
      expect(places.stored, 'it reads what is stored').toContain('v1.test.');
      expect(places.logged, 'it reads what is logged').toContain('a task failed');
      for (const [where, text] of Object.entries(places)) {
        expect(text, where).not.toMatch(/rehearsal-(access|refresh|code)-\w/);
        for (const secret of secrets) expect(text.includes(secret), where).toBe(false);
      }
    });
  });
}
