import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { INVENTORY } from '../../../db/inventory/inventory.ts';
import type { Tx } from '../../../db/transact.ts';
import { REHEARSAL_SCOPES } from '../../../server/rehearsal/cloud/whole.ts';
import type { RunningServer } from '../../../server/start.ts';
import { rawOn } from '../../db/raw.ts';
import { fileRecords } from '../../records/filed.ts';
import { oneRecording } from '../../records/one-recording.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../../support/databases.ts';
import { makeWorld, NOON, type World, write } from '../../support/fixtures.ts';
import { faultOf } from '../../support/malformed/leaks.ts';
import { operationsIn } from '../../support/malformed/open-api.ts';
import {
  type Callers,
  type Malformed,
  malformedRequests,
} from '../../support/malformed/requests.ts';
import { RawClient, sendAll, type Told } from '../../support/malformed/send.ts';
import { Caller, startTestServer, TestClock } from '../../support/server.ts';
import { startTestZoom, type TestZoom, zoomPerson } from '../../support/zoom.ts';
import { freshContext, openHome } from '../auth/support.ts';
import { addKit, tokenFor } from '../permissions/support.ts';

const REQUESTS = { sqlite: 10_000, postgres: 2_000 };
/** As many refused ones are sent once more, with the rows counted before and after. */
const SEED = 20_261_121;
/** Of another organization, in every text of it that somebody could be shown. */
const MARKER = 'zanzibar-obsidian-marker';
/** As many refused ones are sent once more, with the rows counted before and after. */
const AGAIN = 500;
const HEAP_GROWTH_MAX = 24_000_000;

for (const engine of ENGINES) {
  describe(`malformed requests, made from the OpenAPI document, on ${engine}`, () => {
    let fresh: TestDatabase;
    let world: World;
    let zoom: TestZoom;
    let server: RunningServer;
    let client: RawClient;
    let requests: Malformed[];
    /** The bearer token of somebody in the other organization, who may see what is theirs. */
    let theirs: string;
    const refused: Malformed[] = [];
    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      const clock = new TestClock();
      world = await makeWorld(fresh.database);
      const other = await makeWorld(fresh.database);
      await mark(other);
      zoom = await startTestZoom(clock, [zoomPerson(`zoom-${world.admin.id}`)], REHEARSAL_SCOPES);
      const limits = { api: 1_000_000, home: 1_000_000 };
      server = await startTestServer(fresh.url, { clock, limits, config: { zoom: zoom.config } });
      client = new RawClient(server.url);
      const recorded = await oneRecording(fresh.database, zoom, world, world.admin);
      const filed = await fileRecords(fresh.database, zoom, world, `zoom-${world.admin.id}`);
      const kitId = await addKit(fresh.database, world);
      const ids = [
        ...[world, other].flatMap((one) => [one.candidateId, one.interviewId, one.jobId]),
        ...[world.recruiter.id, other.recruiter.id, kitId],
        ...Object.values(recorded),
        ...Object.values(filed),
      ];
      const document = await new Caller(server.url, null).get('/api/openapi.json');
      const operations = operationsIn(document.body);
      const callers = await callersOf(other);
      requests = fc
        .sample(malformedRequests(operations, ids, callers), {
          seed: SEED,
          numRuns: REQUESTS[engine],
        })
        .filter(isBearable);
    });
    afterAll(async () => {
      client.close();
      await server[Symbol.asyncDispose]();
      await zoom[Symbol.asyncDispose]();
      await fresh.drop();
    });

    async function mark(other: World) {
      await write(fresh.database, other.log, NOON, [
        { id: `${MARKER}-1`, type: 'candidate.edited', body: { name: MARKER, headline: MARKER } },
      ]);
    }

    /** One of each role, one by cookie; and nobody, nobody's tokens and another organization's. */
    async function callersOf(other: World): Promise<Callers> {
      const bearer = async ({ id }: { id: string }) => ({
        authorization: `Bearer ${await tokenFor(fresh.database, id)}`,
      });
      const { admin, recruiter, manager, interviewer, colleague } = world;
      const opened = await openHome(server.url, freshContext({ uid: `zoom-${recruiter.id}` }));
      const byCookie = { cookie: opened.cookie!, 'sec-fetch-site': 'same-origin' };
      const staff = [admin, admin, recruiter, recruiter, manager, interviewer, colleague];
      const stranger = await bearer(other.colleague);
      theirs = stranger.authorization;
      return {
        known: [...(await Promise.all(staff.map(bearer))), byCookie],
        strange: [
          {},
          { authorization: `Bearer hs_${'a'.repeat(43)}` },
          { authorization: 'Bearer \u00ff' },
          { cookie: byCookie.cookie },
          stranger,
        ],
      };
    }

    test('none is a fault of ours, none tells anything, and none makes us grow', {
      timeout: 120_000,
    }, async () => {
      const faults = new Map<string, string>();
      const hear = (told: Told, sent: Malformed) => {
        const isTheirs = sent.headers.authorization === theirs;
        const fault = faultOf(told, isTheirs ? [] : [MARKER]);
        if (fault !== null) faults.set(`${sent.operation}: ${fault}`, lineOf(told, sent));
        else if (isRefusedForGood(told, sent)) refused.push(sent);
      };
      const half = requests.length / 2;
      await sendAll(client, requests.slice(0, half), hear);
      const before = { heap: heapInUse(), ...handles(), series: await series() };
      await sendAll(client, requests.slice(half), hear);
      expect(Object.fromEntries(faults)).toEqual({});
      expect(heapInUse() - before.heap, 'the heap').toBeLessThan(HEAP_GROWTH_MAX);
      expect(handles().timers - before.timers, 'timers').toBeLessThan(20);
      expect(await series(), 'series of metrics').toBeLessThan(before.series + 20);
    });

    test('what was refused leaves no row behind', async () => {
      const count = () => fresh.database.transact(rowsOf);
      expect(refused.length).toBeGreaterThan(AGAIN);
      await server.tasks.stop();
      const before = await count();
      const answered: string[] = [];
      await sendAll(client, refused.slice(-AGAIN), (told, sent) => {
        if (told.status < 400) answered.push(lineOf(told, sent));
      });
      expect(answered).toEqual([]);
      expect(await count()).toEqual(before);
    });

    test('and the server is as well as before', async () => {
      expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
      const { candidateId, admin } = world;
      const caller = new Caller(server.url, await tokenFor(fresh.database, admin.id));
      const { status } = await caller.get(`/api/candidates/${candidateId}`);
      expect(status).toBe(200);
    });

    /** How many time series there are: a label that takes what was sent grows without end. */
    async function series() {
      const text = await (await fetch(`${server.url}/metrics`)).text();
      return text.split('\n').filter((line) => line.startsWith('hireside_')).length;
    }
  });
}

/** How many rows each table has. */
async function rowsOf(tx: Tx): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of Object.keys(INVENTORY)) {
    const { rows } = (await rawOn(tx)(`select count(*) as rows from "${table}"`)) as {
      rows: { rows: number }[];
    };
    counts[table] = Number(rows[0]!.rows);
  }
  return counts;
}

/** Refused for what it says, and not for how things stood; a browser's sign-in may begin anew. */
const isRefusedForGood = ({ status }: Told, { method, path }: Malformed) =>
  [400, 401, 403, 413].includes(status) && method !== 'GET' && !path.startsWith('/auth');

/** Once somebody signs out or is erased, everything after that is the same refusal. */
function isBearable({ method, path, operation, body }: Malformed): boolean {
  if (method === 'DELETE' && /^\/api\/session\b/i.test(path)) return false;
  return operation !== 'erase' || !body?.includes('"dryRun":false');
}

const lineOf = ({ status, text }: Told, { method, path, headers, body }: Malformed) =>
  [
    `${method} ${path.slice(0, 200)} ${JSON.stringify(headers).slice(0, 200)}`,
    `${body?.toString().slice(0, 300)} -> ${status} ${text.slice(0, 300)}`,
  ].join(' ');

/** Bytes in use once everything is collected that nobody holds. */
function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

const handles = () => ({
  timers: process.getActiveResourcesInfo().filter((one) => one === 'Timeout').length,
});
