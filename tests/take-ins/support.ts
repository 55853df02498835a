import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { TakeIn } from '../../common/contract/take-ins.ts';
import { newId } from '../../common/ids.ts';
import type { Role } from '../../common/member.ts';
import { toInstant } from '../../common/time.ts';
import { bindZoomUser } from '../../db/joining.ts';
import { insertMember, membersByEmail } from '../../db/members.ts';
import type { Database } from '../../db/open.ts';
import { anyOrganization, insertOrganization } from '../../db/organizations.ts';
import { issueToken } from '../../server/auth/identity.ts';
import { createArchive } from '../../server/interchange/archive.ts';
import { exportTo } from '../../server/interchange/export.ts';
import { seedGenerated } from '../../server/seed/generated/generate.ts';
import { seedRehearsal } from '../../server/seed/seed.ts';
import type { RunningServer } from '../../server/start.ts';
import { NOON } from '../support/fixtures.ts';
import { Caller, TestClock } from '../support/server.ts';
import { SEALER } from '../support/zoom.ts';

export const ACCOUNT = 'corrib-account';

export interface Whole {
  organizationId: string;
  admin: { id: string; zoomUserId: string };
}

/** The rehearsal's organization and some candidates more, of a Zoom account. */
export async function makeWhole(database: Database, candidates = 0): Promise<Whole> {
  await seedRehearsal({ database, clock: new TestClock() });
  if (candidates > 0) {
    await seedGenerated({ database }, { candidates, events: candidates * 4 }, () => {});
  }
  const { id: organizationId } = (await anyOrganization(database))!;
  const [admin] = await membersByEmail(database, 'admin@rehearsal.example');
  const zoomUserId = `zoom-${admin!.id}`;
  await database.transact(async (tx) => {
    const account = { zoom_account_id: ACCOUNT };
    await tx.sql.updateTable('organization').set(account).execute();
    await bindZoomUser(tx, admin!.id, zoomUserId);
  });
  return { organizationId, admin: { id: admin!.id, zoomUserId } };
}

/** An organization as signing up makes it: its account and its first admin. */
export async function makeEmpty(
  database: Database,
  {
    zoomUserId,
    account = ACCOUNT,
    role = 'admin' as Role,
  }: { zoomUserId: string; account?: string; role?: Role },
) {
  const organizationId = newId(NOON);
  const id = newId(NOON);
  const createdAt = toInstant(NOON);
  await database.transact(async (tx) => {
    const organization = { id: organizationId, name: 'corrib.example', settings: {}, createdAt };
    await insertOrganization(tx, { ...organization, zoomAccountId: account });
    const person = { id, organizationId, name: 'Ada Admin', role, timeZone: 'Europe/Dublin' };
    await insertMember(tx, { ...person, email: 'ada@corrib.example', zoomUserId, createdAt });
  });
  return { organizationId, id };
}

/** Somebody at a panel or a desk in the Zoom client. */
export async function atDesk(server: RunningServer, memberId: string): Promise<Caller> {
  const { database, clock } = server.services;
  const { token } = await database.transact((tx) =>
    issueToken(tx, { kind: 'panel', memberId, meetingUuid: null }, clock.now()),
  );
  return new Caller(server.url, token);
}

/** The files of an export, by name. */
export async function exported(
  database: Database,
  organizationId: string,
): Promise<Map<string, Buffer>> {
  const folder = await mkdtemp(join(tmpdir(), 'hireside-test-'));
  const needs = { database, sealer: SEALER, clock: new TestClock() };
  await exportTo(join(folder, 'all'), { id: organizationId, name: 'Corrib' }, needs);
  const files = await filesIn(join(folder, 'all'));
  await rm(folder, { recursive: true, force: true });
  return files;
}

async function filesIn(folder: string): Promise<Map<string, Buffer>> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = new Map<string, Buffer>();
  for (const one of names.filter((entry) => entry.isFile())) {
    const path = join(one.parentPath, one.name);
    files.set(path.slice(folder.length + 1), await readFile(path));
  }
  return files;
}

export type Files = Map<string, Buffer>;

/** The same files with other lines, and a manifest that fits them. */
export function forged(files: Files, change: Record<string, (text: string) => string>): Files {
  const made = new Map(files);
  const manifest = JSON.parse(String(files.get('manifest.json')));
  for (const [name, to] of Object.entries(change)) {
    const bytes = Buffer.from(to(String(files.get(name) ?? '')));
    made.set(name, bytes);
    if (name === 'manifest.json') continue;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    manifest.files[name] = { ...manifest.files[name], bytes: bytes.length, sha256 };
  }
  if (!('manifest.json' in change))
    made.set('manifest.json', Buffer.from(JSON.stringify(manifest)));
  return made;
}

/** A line more at the end of a file. */
export const adding =
  (...lines: object[]) =>
  (text: string) =>
    text + lines.map((line) => `${JSON.stringify(line)}\n`).join('');

/** These files as a zip, as an export writes it. */
export async function zipped(files: Files): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'hireside-test-'));
  const path = join(folder, 'export.zip');
  const archive = await createArchive(path);
  for (const [name, bytes] of files) await archive.write(name, Readable.from([bytes]));
  await archive.close();
  const zip = await readFile(path);
  await rm(folder, { recursive: true, force: true });
  return zip;
}

const PART = 1_048_576;

/** Sends one part. */
export async function sendPart(caller: Caller, id: string, at: number, bytes: Uint8Array) {
  const answer = await fetch(`${caller.base}/api/take-ins/${id}/parts?at=${at}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${caller.token}`,
      'content-type': 'application/octet-stream',
    },
    body: Buffer.from(bytes),
  });
  return { status: answer.status, body: (await answer.json()) as never };
}

/** Sends a whole file as the desk does. @returns its id */
export async function send(caller: Caller, zip: Buffer, name = 'export.zip'): Promise<string> {
  const begun = await caller.post('/api/take-ins', { name, size: zip.length });
  if (begun.status !== 200) throw new Error(JSON.stringify(begun.body));
  const { id } = begun.body as TakeIn;
  for (let at = 0; at < zip.length; at += PART) {
    const { status, body } = await sendPart(caller, id, at, zip.subarray(at, at + PART));
    if (status !== 200) throw new Error(JSON.stringify(body));
  }
  return id;
}

export const latest = async (caller: Caller): Promise<TakeIn> =>
  ((await caller.get('/api/take-ins')).body as { items: TakeIn[] }).items[0]!;

/** Sends a file and waits until it was looked through. */
export async function looked(server: RunningServer, caller: Caller, files: Files): Promise<TakeIn> {
  await send(caller, await zipped(files));
  await server.tasks.idle();
  return latest(caller);
}

/** The same, and brings it in. */
export async function broughtIn(
  server: RunningServer,
  caller: Caller,
  files: Files,
): Promise<TakeIn> {
  const { id, state, reason } = await looked(server, caller, files);
  if (state !== 'ready') throw new Error(`${state}: ${reason}`);
  const begun = await caller.post(`/api/take-ins/${id}/begin`, {});
  if (begun.status !== 200) throw new Error(JSON.stringify(begun.body));
  await server.tasks.idle();
  return latest(caller);
}

/** The text of the files whose rows come in, without what was added to the audit meanwhile. */
export const textOf = (files: Files, names: readonly string[] = TRAVELLING) =>
  Object.fromEntries(names.map((name) => [name, String(files.get(name))]));

export const TRAVELLING = [
  'organization.jsonl',
  'candidates.jsonl',
  'events.jsonl',
  'records.jsonl',
  'candidates.csv',
];
