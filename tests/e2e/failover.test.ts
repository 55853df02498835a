import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../common/ids.ts';
import { reasonsFor } from '../../common/pipeline.ts';
import { toInstant } from '../../common/time.ts';
import { eventsAfter } from '../../db/log.ts';
import { mailsOf } from '../../db/mail.ts';
import { tokenFor } from '../server/permissions/support.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { makeWorld, type World, write } from '../support/fixtures.ts';
import { isSaved, type LivePanel, openLivePanel } from '../support/live-panel.ts';
import { Caller } from '../support/server.ts';
import { startSmtp, type TestSmtp } from '../support/smtp.ts';
import { expectSoon } from '../support/soon.ts';
import { type SpawnedServer, spawnServer } from '../support/spawn-server.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';

const MEETING = 'failover/1==';
/** Longer than any lease. */
const LATER_MS = 10 * 60_000;
const DAY_MS = 24 * 3_600_000;
const portOf = ({ url }: SpawnedServer) => Number(new URL(url).port);

/** SQLite has one server. */
describe.each(ENGINES.filter((engine) => engine === 'postgres'))(
  'two servers on one %s',
  (engine) => {
    let fresh: TestDatabase;
    let world: World;
    let laterId: string;
    let smtp: TestSmtp;
    let balancer: TcpProxy;
    let hold: { reached: () => void; opened: Promise<void> } | null = null;
    const servers: SpawnedServer[] = [];
    const panels: LivePanel[] = [];

    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      const now = Date.now();
      world = await makeWorld(fresh.database, now);
      laterId = newId(now);
      await write(fresh.database, world.log, now, [
        {
          id: newId(now),
          type: 'interview.scheduled',
          applicationId: world.applicationId,
          interviewId: laterId,
          body: {
            title: 'Final interview',
            round: 3,
            rounds: 4,
            startsAt: toInstant(now + 2 * DAY_MS),
            minutes: 45,
            memberIds: [world.interviewer.id],
          },
        },
      ]);
      smtp = await startSmtp({
        beforeRcpt: async () => {
          hold?.reached();
          await hold?.opened;
        },
      });
    });
    afterAll(async () => {
      for (const { store } of panels) store.dispose();
      for (const server of servers) await server.end('SIGKILL');
      await balancer?.[Symbol.asyncDispose]();
      await smtp[Symbol.asyncDispose]();
      await fresh.drop();
    });

    async function start(aheadMs = 0): Promise<SpawnedServer> {
      const server = await spawnServer(fresh.url, { config: smtp.config, aheadMs });
      servers.push(server);
      return server;
    }
    const mails = async (...interviewIds: string[]) =>
      (
        await Promise.all(
          interviewIds.map((id) => mailsOf(fresh.database.read, world.organizationId, id)),
        )
      ).flat();
    const events = () => eventsAfter(fresh.database, world.candidateId, 0, 10_000);

    test('[S1] [S9] one is killed in a meeting: panels go on through the other, once each', async () => {
      const doomed = await start();
      const recruiter = new Caller(doomed.url, await tokenFor(fresh.database, world.recruiter.id));
      const invite = async (interviewId: string) => {
        const letter = { subject: 'Your interview', body: 'Hello {firstName}' };
        const path = `/api/interviews/${interviewId}/invitation`;
        expect((await recruiter.post(path, letter)).status).toBe(200);
      };
      await invite(laterId);
      await expectSoon(
        () => mails(laterId),
        (all) => all.length > 0 && all.every(({ state }) => state === 'sent'),
      );
      // The server that is going to die has this one in its hands.
      let letGo = () => {};
      const isHeld = new Promise<void>((reached) => {
        hold = {
          reached,
          opened: new Promise((resolve) => {
            letGo = resolve;
          }),
        };
      });
      await invite(world.interviewId);
      await isHeld;

      const other = await start();
      balancer = await startTcpProxy([portOf(doomed), portOf(other)]);
      const base = `http://127.0.0.1:${balancer.port}`;
      const people = [world.interviewer, world.recruiter, world.colleague, world.manager];
      for (const { id } of people) {
        const panel = await openLivePanel(base, id, MEETING);
        panels.push(panel);
        await panel.until('it is ready', () => true);
        // Who has no seat on the interview says which one this is.
        if (panel.view().snapshot.match.kind !== 'matched') {
          await panel.store.link({ interviewId: world.interviewId });
        }
      }
      for (const panel of panels) {
        await panel.until(
          'everybody sees everybody, whichever server they are at',
          ({ presence }) =>
            people.every(({ id }) => presence.some(({ memberId }) => memberId === id)),
        );
      }

      const written: string[] = [];
      const say = async (panel: LivePanel, text: string) => {
        written.push(await panel.store.append('note.added', { text }));
      };
      const move = async (from: string, to: string, reason: string | null = null) => {
        const { applicationId } = world;
        const id = await panels[1]!.store.append(
          'stage.changed',
          { from, to, reason },
          { applicationId },
        );
        written.push(id);
      };
      const write4 = async (round: string) => {
        for (let n = 0; n < 4; n++) {
          for (const [k, panel] of panels.entries())
            await say(panel, `${round}, panel ${k}, note ${n}`);
        }
      };
      await write4('before');
      await move('Interview', 'Panel');
      const dying = doomed.end('SIGKILL');
      await write4('while it dies');
      await move('Panel', 'Rejected', reasonsFor('rejected')[0]);
      await dying;
      hold = null;
      letGo();
      await write4('after');
      for (const panel of panels) await panel.until('all is saved', isSaved);

      const log = await events();
      const ids = log.map(({ id }) => id);
      expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
      expect(new Set(ids).size).toBe(ids.length);
      expect(written.filter((id) => !ids.includes(id))).toEqual([]);
      const notes = log.filter(({ type }) => type === 'note.added').map(({ id }) => id);
      for (const panel of panels) {
        await panel.until('every note is shown', ({ state }) =>
          notes.every((id) => state.notes[id] !== undefined),
        );
        expect(panel.view().refused).toEqual([]);
      }

      // When the leases of the dead server are over, whoever is there takes its work.
      await start(LATER_MS);
      const all = () => mails(laterId, world.interviewId);
      await expectSoon(
        all,
        (some) =>
          some.some(({ kind }) => kind === 'cancellation') &&
          some.every(({ state }) => state === 'sent'),
      );
      expect((await events()).filter(({ type }) => type === 'interview.cancelled')).toMatchObject([
        { interviewId: laterId },
      ]);
      expect(smtp.taken).toHaveLength((await all()).length);
      expect(await all()).toHaveLength(3);
    }, 60_000);
  },
);
