import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { SCOPES_OF } from '../../common/zoom-features.ts';
import { claimAccount } from '../../db/joining.ts';
import { migrate } from '../../db/migrate.ts';
import { openDatabase } from '../../db/open.ts';
import type { Trouble } from '../../server/rehearsal/cloud/trouble.ts';
import { REHEARSAL_SCOPES } from '../../server/rehearsal/cloud/whole.ts';
import { makeWorld } from './fixtures.ts';
import { CLIENT, signInAs, startTestServer, TestClock } from './server.ts';
import { connect, startTestZoom, zoomPerson } from './zoom.ts';

/**
 * A server with a small organization in a process of its own: pages in jsdom live in another world
 * than a server does. Says everything there is to know on the first line.
 */
const folder = await mkdtemp(join(tmpdir(), 'hireside-desk-'));
const url = `sqlite:${join(folder, 'desk.db')}`;
const database = await openDatabase(url);
await migrate(database);
const world = await makeWorld(database);
const members = {
  admin: world.admin,
  recruiter: world.recruiter,
  manager: world.manager,
  interviewer: world.interviewer,
  colleague: world.colleague,
};
const clock = new TestClock();
const people = Object.values(members).map(({ id, email }) => zoomPerson(`zoom-${id}`, { email }));
const newcomer = zoomPerson('zoom-newcomer', { firstName: 'Una', lastName: 'Newcomer' });
// Where it is asked for, Zoom grants everything, and a recruiter and an interviewer have connected it.
const isConnected = process.argv.includes('zoom');
const scopes = isConnected ? REHEARSAL_SCOPES : ['user:read:user', ...SCOPES_OF.meetings];
const zoom = await startTestZoom(clock, [...people, newcomer], scopes);
if (isConnected) {
  await connect(database, zoom, world.recruiter, clock);
  await connect(database, zoom, world.interviewer, clock);
}
await database.transact((tx) => claimAccount(tx, world.organizationId, 'corrib-account'));
const server = await startTestServer(url, { clock, config: { zoom: zoom.config } });
const signedIn = Object.entries(members).map(async ([key, member]) => {
  const { caller, panel } = await signInAs(server, member.id);
  const { serverTime, me, organization } = panel;
  return [key, { token: caller.token, boot: { serverTime, me, organization } }];
});
const desks = Object.fromEntries(await Promise.all(signedIn));
process.stdout.write(
  `${JSON.stringify({ url: server.url, zoom: { url: zoom.url, clientId: CLIENT.clientId }, world, desks })}\n`,
);
// Each line is trouble that Zoom is to make with the next meeting; an empty one ends it.
for await (const line of createInterface({ input: process.stdin })) {
  zoom.state.trouble.clear();
  if (line !== '') zoom.state.trouble.next('create_meeting', JSON.parse(line) as Trouble, 9);
}
await server[Symbol.asyncDispose]();
await zoom[Symbol.asyncDispose]();
await database.close();
await rm(folder, { recursive: true, force: true });
