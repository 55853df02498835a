import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Output } from '../../common/contract.ts';
import { listAudit } from '../../db/audit.ts';
import type { Database } from '../../db/open.ts';
import { ENGINES } from '../support/databases.ts';
import { MINUTE, RecordsWorld } from './support.ts';

type Collecting = Output<'listCollecting'>;

for (const engine of ENGINES) {
  describe(`what is collected on ${engine}`, () => {
    let here: RecordsWorld;
    beforeAll(async () => {
      here = await RecordsWorld.start(engine);
    });
    beforeEach(() => here.renew({ collects: false }));
    afterAll(() => here[Symbol.asyncDispose]());

    const admin = () => here.as(here.world.admin);
    const turn = async (on: boolean) =>
      (await admin()).call('PUT', '/api/collecting/attendance', { on });
    const kindIn = (body: unknown) =>
      (body as Collecting).items.find(({ kind }) => kind === 'attendance');
    const actions = async () =>
      (await listAudit(here.fresh.database, here.world.organizationId, { limit: 50 }))
        .filter(({ action }) => /^(collecting|records)\./.test(action))
        .map(({ action, detail }) => [action, detail]);

    test('is off, says what it needs, and is not turned on where nobody’s Zoom allows it', async () => {
      const { body } = await (await admin()).get('/api/collecting');
      expect((body as Collecting).items.map(({ since }) => since)).toEqual(Array(5).fill(null));
      expect(kindIn(body)).toMatchObject({
        scopes: ['meeting:read:participant', 'meeting:read:list_past_participants'],
        grantedBy: [],
      });
      expect((await turn(true)).status).toBe(409);
    });

    test('turns on with a grant, keeps what was collected when turned off, and deletes it when asked', async () => {
      await here.connect(here.world.recruiter);
      const { recruiter, admin: ada } = here.world;
      const on = await turn(true);
      expect(kindIn(on.body)).toMatchObject({
        since: expect.any(String),
        byName: ada.name,
        grantedBy: [{ id: recruiter.id, name: recruiter.name }],
      });
      await turn(true);
      here.clock.pass(60 * MINUTE);
      await here.play(here.day());
      expect((await here.attendance()).people).toHaveLength(4);
      const off = await turn(false);
      expect(kindIn(off.body)?.held).toEqual({ records: 1, candidates: 1 });
      expect((await here.attendance()).people).toHaveLength(4);
      const path = '/api/collecting/attendance/records';
      const purged = await (await admin()).call('DELETE', path);
      expect(purged).toMatchObject({ status: 200, body: { records: 1, candidates: 1 } });
      expect((await here.attendance()).people).toEqual([]);
      expect((await here.typed('record.changed')).map(({ body }) => body)).toEqual([
        { kind: 'attendance', recordId: here.world.interviewId, to: 'deleted' },
      ]);
      const again = await (await admin()).call('DELETE', path);
      expect(again.body).toEqual({ records: 0, candidates: 0 });
      expect(await here.typed('record.changed')).toHaveLength(1);
      expect(await here.interview()).toMatchObject({ status: 'completed' });
      const [last, purge, stop, start] = await actions();
      expect(last).toEqual(['records.purged', { kind: 'attendance', records: 0 }]);
      expect(purge).toEqual(['records.purged', { kind: 'attendance', records: 1 }]);
      expect(stop).toEqual(['collecting.stopped', { kind: 'attendance' }]);
      expect(start).toEqual(['collecting.started', { kind: 'attendance' }]);
    });

    test('of a meeting that is no interview, or of another account, nothing is kept', async () => {
      await here.renew();
      const before = await everything(here.fresh.database);
      const lunch = {
        number: '81111111111',
        uuids: ['lunch-run-1', 'lunch-run-2'] as const,
        topic: 'Lunch with the board',
        stranger: { name: 'Board member', zoomUserId: null, email: 'board@example.com' },
      };
      await here.play(here.day(lunch));
      await here.play(here.day({ ...lunch, accountId: 'another-account' }));
      await here.play(here.day({ accountId: 'another-account', uuids: ['lunch-3', 'lunch-4'] }));
      await here.pass(3 * MINUTE);
      const after = await everything(here.fresh.database);
      const words = ['lunch-', 'Lunch', 'board@example.com', 'Board member', '81111111111'];
      for (const [table, rows] of Object.entries(after)) {
        for (const word of words) expect(rows, table).not.toContain(word);
        // Only that these deliveries came is known, by their hash.
        if (table !== 'webhook_delivery') expect(rows, table).toEqual(before[table]);
      }
    });
  });
}

/** Every row of every table but the search index, as text. */
async function everything({ read }: Database): Promise<Record<string, string>> {
  const tables: Record<string, string> = {};
  for (const { name } of await read.introspection.getTables()) {
    if (/^(note_search|sqlite_|.*fts)/.test(name)) continue;
    const rows = await read
      .selectFrom(name as 'event')
      .selectAll()
      .execute();
    tables[name] = rows
      .map((row) => JSON.stringify(row))
      .sort()
      .join('\n');
  }
  return tables;
}
