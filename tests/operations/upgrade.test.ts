import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrate } from '../../db/migrate.ts';
import { type Database, openDatabase } from '../../db/open.ts';
import { lapsingCandidates } from '../../db/privacy/lapsing.ts';
import { rulesOf } from '../../db/privacy/retention.ts';
import type { Tx } from '../../db/transact.ts';
import { ENGINES, emptyDatabase } from '../support/databases.ts';
import { insertRaw, migrateThrough } from '../support/old-database.ts';
import { startTestServer } from '../support/server.ts';

const [made, noted, zoomed] = [
  '2026-01-01T09:00:00.000Z',
  '2026-02-01T09:00:00.000Z',
  '2026-05-01T09:00:00.000Z',
];
const organization_id = 'org';
const owned = { organization_id, candidate_id: 'niamh' };

/** The rows of a small organization, with the columns that version 0043 had. */
const ROWS: [table: string, row: Record<string, unknown>][] = [
  ['organization', { id: organization_id, name: 'Larkfield', settings: '{}', created_at: made }],
  [
    'member',
    {
      id: 'ada',
      organization_id,
      email: 'ada@larkfield.example',
      name: 'Ada',
      role: 'admin',
      time_zone: 'Europe/Dublin',
      zoom_user_id: 'zoom-ada',
      active: 1,
      created_at: made,
    },
  ],
  ['job', { id: 'lead', organization_id, title: 'Lead', stages: '[]', created_at: made }],
  candidate('niamh', zoomed),
  candidate('theo', made),
  event(1, 'candidate.added', null, made),
  event(2, 'note.added', 'ada', noted),
  event(3, 'recording.filed', null, zoomed),
  [
    'application',
    {
      id: 'application',
      ...owned,
      job_id: 'lead',
      job_title: 'Lead',
      applied_at: made,
      stage: 'Rejected',
      stage_type: 'rejected',
      since: noted,
      on_hold: 0,
    },
  ],
  [
    'recording',
    {
      id: 'recording',
      ...owned,
      interview_id: 'interview',
      meeting_uuid: 'uuid',
      host_zoom_id: 'zoom-ada',
      topic: 'Interview',
      started_at: noted,
      minutes: 40,
      state: 'there',
      changed_at: noted,
      filed: 1,
    },
  ],
  [
    'audit',
    {
      id: 'audit',
      organization_id,
      at: noted,
      actor_id: 'ada',
      action: 'job.changed',
      detail: '{}',
    },
  ],
];

function candidate(id: string, last_at: string): (typeof ROWS)[number] {
  const read = { name: id, profile: '{}', search_text: id, active: 1 };
  const log = { kind: 'candidate', head: 3, created_at: made, last_at };
  return ['candidate', { id, organization_id, ...log, ...read }];
}

function event(seq: number, type: string, actor_id: string | null, server_at: string) {
  const about = { candidate_id: 'niamh', seq, id: `event-${seq}`, type, actor_id };
  const row = { ...about, audience: 'team', body: '{}', server_at, late: 0 };
  return ['event', row] as (typeof ROWS)[number];
}

for (const engine of ENGINES) {
  describe(`a new version on ${engine}`, () => {
    let database: Database;
    let place: Awaited<ReturnType<typeof emptyDatabase>>;
    beforeAll(async () => {
      place = await emptyDatabase(engine);
      database = await openDatabase(place.url);
      await migrateThrough(database, '0043');
      await insertAll(database, ROWS);
    });
    afterAll(async () => {
      await database.close();
      await place.drop();
    });

    const insertAll = (into: Database, rows: typeof ROWS) =>
      into.transact(async (tx: Tx) => {
        for (const [table, row] of rows) await insertRaw(tx, table, row);
      });
    const rowsOf = (table: string) =>
      database.read
        .selectFrom(table as 'candidate')
        .selectAll()
        .execute() as Promise<object[]>;

    test('is begun by a server by itself: every row stays as it was, and it is ready', async () => {
      const server = await startTestServer(place.url);
      expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
      await server[Symbol.asyncDispose]();
      for (const [table, row] of ROWS) {
        const found = await rowsOf(table);
        expect(found, table).toContainEqual(expect.objectContaining(row));
      }
      expect(await migrate(database)).toEqual([]);
    });

    test('fills new columns: acts are those of people, and where jobs are nobody has said', async () => {
      const people = await database.read
        .selectFrom('candidate')
        .select(['id', 'acted_at'])
        .orderBy('id')
        .execute();
      expect(people).toEqual([
        { id: 'niamh', acted_at: noted },
        { id: 'theo', acted_at: made },
      ]);
      expect(await rowsOf('job')).toMatchObject([{ office: null, rounds: '[]' }]);
      expect(await rowsOf('member')).toMatchObject([{ former_zoom_hash: null }]);
      for (const table of ['retention', 'legal_hold', 'recording_copy', 'data_export']) {
        expect(await rowsOf(table), table).toEqual([]);
      }
    });

    test('lets nobody change what the audit had before', async () => {
      const forged = database.transact((tx) => tx.sql.deleteFrom('audit').execute());
      await expect(forged).rejects.toThrow('the audit is only ever added to');
    });

    test('takes what an old server still writes, which knows none of the new columns', async () => {
      await insertAll(database, [
        ['job', { id: 'late', organization_id, title: 'Late', stages: '[]', created_at: zoomed }],
        candidate('late', zoomed),
      ]);
      const asked = { before: '2027-01-01T00:00:00.000Z', now: '2027-01-01T00:00:00.000Z' };
      const found = new Map<string, string>();
      for await (const one of lapsingCandidates(database.read, organization_id, asked)) {
        found.set(one.id, one.actedAt);
      }
      expect(Object.fromEntries(found)).toEqual({ niamh: noted, theo: made, late: zoomed });
    });
  });

  test(`rules of retention from before there were offices count for all on ${engine}`, async () => {
    const place = await emptyDatabase(engine);
    const database = await openDatabase(place.url);
    await migrateThrough(database, '0063');
    await database.transact(async (tx) => {
      for (const [table, row] of ROWS.slice(0, 3)) await insertRaw(tx, table, row);
      const all = { organization_id, job_id: '', data_class: 'rejected', months: 6 };
      await insertRaw(tx, 'retention', all);
      await insertRaw(tx, 'retention', { ...all, job_id: 'lead', months: null });
    });
    await migrate(database);
    const rule = { office: null, dataClass: 'rejected', changedAt: null };
    expect(await rulesOf(database.read, organization_id)).toEqual([
      { ...rule, jobId: null, months: 6 },
      { ...rule, jobId: 'lead', months: null },
    ]);
    await database.close();
    await place.drop();
  });
}
