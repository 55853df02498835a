import { randomUUID } from 'node:crypto';
import type { CallResult } from '../../common/events.ts';
import { newId } from '../../common/ids.ts';
import type { Member } from '../../common/member.ts';
import type { RecordKind } from '../../common/records.ts';
import { toInstant } from '../../common/time.ts';
import { insertCandidate } from '../../db/candidates.ts';
import { claimAccount } from '../../db/joining.ts';
import type { Database } from '../../db/open.ts';
import { startCollecting } from '../../db/records/collecting.ts';
import { startHours } from '../../server/records/hourly.ts';
import { REHEARSAL_SCOPES } from '../../server/rehearsal/cloud/whole.ts';
import type { RunningServer } from '../../server/start.ts';
import { signatureOf } from '../../server/zoom/webhook-signature.ts';
import { tokenFor } from '../server/permissions/support.ts';
import { freshDatabase, type TestDatabase } from '../support/databases.ts';
import { emptyDatabase } from '../support/empty.ts';
import { makeWorld, NOON, type World, write } from '../support/fixtures.ts';
import { Caller, CLIENT, startTestServer, TestClock } from '../support/server.ts';
import { connect, renewZoom, startTestZoom, type TestZoom, zoomPerson } from '../support/zoom.ts';

export const ACCOUNT = 'corrib-account';
/** Niamh Brennan's, as the file has it and as Zoom does. */
export const NATIONAL = '01 555 0177';
export const NUMBER = '+35315550177';

/** An organization that collects calls and chats, a Zoom, and a server between them. */
export interface PhoneWorld extends AsyncDisposable {
  clock: TestClock;
  fresh: TestDatabase;
  database: Database;
  world: World;
  /** Everything anew, on the same server: at noon, with a Zoom that knows nothing yet. */
  renew(): Promise<void>;
  zoom: TestZoom;
  server: RunningServer;
  /** Delivers an event, signed. @returns the status of the answer */
  tell(event: object): Promise<number>;
  as(member: Member): Promise<Caller>;
}

export async function phoneWorld(
  engine: 'sqlite' | 'postgres',
  kinds: RecordKind[] = ['phone', 'chat'],
): Promise<PhoneWorld> {
  const clock = new TestClock();
  const fresh = await freshDatabase(engine);
  const { database } = fresh;
  const zoom = await startTestZoom(clock, [], REHEARSAL_SCOPES);
  const server = await startTestServer(fresh.url, { clock, config: { zoom: zoom.config } });
  const renewed = async () => {
    await server.tasks.idle();
    await emptyDatabase(database);
    clock.pass(NOON - clock.now());
    const world = await makeWorld(database);
    const members = [world.recruiter, world.admin, world.manager];
    renewZoom(
      zoom,
      members.map(({ id }) => zoomPerson(`zoom-${id}`)),
    );
    await database.transact(async (tx) => {
      await startHours(tx, clock.now());
      await claimAccount(tx, world.organizationId, ACCOUNT);
      for (const kind of kinds) {
        const by = { organizationId: world.organizationId, byMemberId: world.admin.id };
        await startCollecting(tx, { ...by, kind, since: toInstant(NOON - 86_400_000) });
      }
    });
    await givePhone(database, world, world.candidateId, NATIONAL);
    for (const member of members) await connect(database, zoom, member, clock);
    return world;
  };
  const here: PhoneWorld = {
    clock,
    fresh,
    database,
    world: await renewed(),
    zoom,
    server,
    renew: async () => {
      here.world = await renewed();
    },
    tell: async (event) => {
      const body = JSON.stringify(event);
      const timestamp = String(Math.floor(clock.now() / 1_000));
      const signature = signatureOf(CLIENT.webhookSecret, timestamp, Buffer.from(body));
      const res = await fetch(`${server.url}/webhooks/zoom`, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json',
          'x-zm-request-id': randomUUID(),
          'x-zm-request-timestamp': timestamp,
          'x-zm-signature': signature,
        },
      });
      await res.arrayBuffer();
      return res.status;
    },
    as: async ({ id }) => new Caller(server.url, await tokenFor(database, id)),
    [Symbol.asyncDispose]: async () => {
      await server[Symbol.asyncDispose]();
      await zoom[Symbol.asyncDispose]();
      await fresh.drop();
    },
  };
  return here;
}

export const givePhone = (
  database: Database,
  world: World,
  candidateId: string,
  phone: string | null,
) =>
  write(database, { organizationId: world.organizationId, candidateId }, NOON, [
    { id: newId(), type: 'candidate.edited', body: { phone } },
  ]);

/** Another candidate, with this number. */
export async function addCandidate(
  database: Database,
  { organizationId }: World,
  name: string,
  phone: string | null,
): Promise<string> {
  const id = newId(NOON);
  await database.transact((tx) =>
    insertCandidate(tx, { id, organizationId, kind: 'candidate', createdAt: toInstant(NOON) }),
  );
  await write(database, { organizationId, candidateId: id }, NOON, [
    { id: newId(), type: 'candidate.added', body: { name, phone } },
  ]);
  return id;
}

/** What the log of a candidate says of records, in order. */
export async function recordEntries(database: Database, candidateId: string) {
  const rows = await database.read
    .selectFrom('event')
    .select(['type', 'body'])
    .where('candidate_id', '=', candidateId)
    .where('type', 'in', ['call.logged', 'chat.filed', 'record.changed'])
    .orderBy('seq')
    .execute();
  return rows.map(({ type, body }) => ({ type, ...JSON.parse(body ?? '{}') }));
}

export interface CallOut {
  id: string;
  direction: 'in' | 'out';
  number: string;
  memberId: string | null;
  memberName: string | null;
  startedAt: string;
  talk: number;
  result: CallResult;
  recording: 'none' | 'playable' | 'gone';
}

export async function callsSeen(caller: Caller, candidateId: string): Promise<CallOut[]> {
  const { body } = await caller.get(`/api/candidates/${candidateId}/calls`);
  return (body as { items: CallOut[] }).items;
}
