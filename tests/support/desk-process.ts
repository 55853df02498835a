import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { migrate } from '../../db/migrate.ts';
import { openDatabase } from '../../db/open.ts';
import type { Trouble } from '../../server/rehearsal/cloud/trouble.ts';
import { REHEARSAL_SCOPES } from '../../server/rehearsal/cloud/whole.ts';
import { makeWorld } from './fixtures.ts';
import { signInAs, startTestServer, TestClock } from './server.ts';
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
const clock = new TestClock();
// Where Zoom is wanted: one of its own, with a recruiter and an interviewer who have connected it.
const zoom = process.argv.includes('zoom') ? await startZoom() : null;
const server = await startTestServer(
  url,
  zoom === null ? {} : { clock, config: { zoom: zoom.config } },
);
const members = {
  admin: world.admin,
  recruiter: world.recruiter,
  manager: world.manager,
  interviewer: world.interviewer,
  colleague: world.colleague,
};
const signedIn = Object.entries(members).map(async ([key, member]) => {
  const { caller, panel } = await signInAs(server, member.id);
  const { serverTime, me, organization } = panel;
  return [key, { token: caller.token, boot: { serverTime, me, organization } }];
});
const desks = Object.fromEntries(await Promise.all(signedIn));
process.stdout.write(`${JSON.stringify({ url: server.url, world, desks })}\n`);

async function startZoom() {
  const people = [world.recruiter, world.interviewer, world.manager];
  const started = await startTestZoom(
    clock,
    people.map(({ id, email }) => zoomPerson(`zoom-${id}`, { email })),
    REHEARSAL_SCOPES,
  );
  await connect(database, started, world.recruiter, clock);
  await connect(database, started, world.interviewer, clock);
  return started;
}

// Each line is trouble that Zoom is to make with the next meeting; an empty one ends it.
for await (const line of createInterface({ input: process.stdin })) {
  zoom?.state.trouble.clear();
  if (line !== '') zoom?.state.trouble.next('create_meeting', JSON.parse(line) as Trouble, 9);
}
await server[Symbol.asyncDispose]();
await zoom?.[Symbol.asyncDispose]();
await database.close();
await rm(folder, { recursive: true, force: true });
