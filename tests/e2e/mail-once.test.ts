import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mailsOf } from '../../db/mail.ts';
import { tokenFor } from '../server/permissions/support.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { makeWorld, type World } from '../support/fixtures.ts';
import { Caller } from '../support/server.ts';
import { startSmtp, type TestSmtp } from '../support/smtp.ts';
import { expectSoon } from '../support/soon.ts';
import { type SpawnedServer, spawnServer } from '../support/spawn-server.ts';

/** Longer than any lease. */
const LATER_MS = 10 * 60_000;
const LETTER = { subject: 'Your interview', body: 'Hello {firstName}' };

/** Something that happens when the test says so, and tells when it is waited for. */
function gate() {
  let open = () => {};
  let reached = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const isReached = new Promise<void>((resolve) => {
    reached = resolve;
  });
  let first = true;
  return {
    isReached,
    open: () => open(),
    /** Holds back the first who comes; others pass. */
    pass: async () => {
      if (!first) return;
      first = false;
      reached();
      await opened;
    },
  };
}

for (const engine of ENGINES) {
  describe(`mail is sent once on ${engine}`, () => {
    let fresh: TestDatabase;
    let world: World;
    let smtp: TestSmtp | null;
    const servers: SpawnedServer[] = [];

    beforeEach(async () => {
      fresh = await freshDatabase(engine);
      world = await makeWorld(fresh.database, Date.now());
      smtp = null;
    });
    afterEach(async () => {
      for (const server of servers.splice(0)) await server.end('SIGKILL');
      await smtp?.[Symbol.asyncDispose]();
      await fresh.drop();
    });

    async function start(aheadMs = 0): Promise<SpawnedServer> {
      const server = await spawnServer(fresh.url, { config: smtp!.config, aheadMs });
      servers.push(server);
      return server;
    }
    async function invite(server: SpawnedServer, more: object = {}): Promise<void> {
      const caller = new Caller(server.url, await tokenFor(fresh.database, world.recruiter.id));
      const path = `/api/interviews/${world.interviewId}/invitation`;
      expect((await caller.post(path, { ...LETTER, ...more })).status).toBe(200);
    }
    const mails = () => mailsOf(fresh.database.read, world.organizationId, world.interviewId);
    const untilState = (state: string) =>
      expectSoon(mails, (all) => all.every((mail) => mail.state === state));

    test('a server killed while the mail server thinks about a whole message: one arrives, and a person is asked', async () => {
      const thinking = gate();
      smtp = await startSmtp({ beforeAnswer: thinking.pass });
      const first = await start();
      await invite(first);
      await smtp.untilTaken(1);
      await thinking.isReached;
      await first.end('SIGKILL');
      thinking.open();
      await start(LATER_MS);
      await untilState('unconfirmed');
      expect(smtp.taken).toHaveLength(1);
      expect(await mails()).toMatchObject([
        { reason: expect.stringContaining('may have arrived') },
      ]);
    });

    test('a server killed before the message was complete: the next one sends it', async () => {
      const naming = gate();
      smtp = await startSmtp({ beforeRcpt: naming.pass });
      const first = await start();
      await invite(first);
      await naming.isReached;
      await first.end('SIGKILL');
      naming.open();
      await start(LATER_MS);
      await untilState('sent');
      expect(smtp.taken).toHaveLength(1);
      expect(await mails()).toMatchObject([{ attempts: 2 }]);
    });

    test('a server that was away for longer than its lease cannot finish what another one does', async () => {
      const naming = gate();
      const thinking = gate();
      smtp = await startSmtp({ beforeRcpt: naming.pass, beforeAnswer: thinking.pass });
      const frozen = await start();
      await invite(frozen);
      await naming.isReached;
      frozen.child.kill('SIGSTOP');
      await start(LATER_MS);
      await thinking.isReached;
      frozen.child.kill('SIGCONT');
      naming.open();
      // The first server finds that the mail is not its own any more and hangs up.
      await expectSoon(
        async () => smtp!.connected(),
        (count) => count === 1,
      );
      thinking.open();
      await untilState('sent');
      await frozen.end('SIGTERM');
      expect(smtp.taken).toHaveLength(1);
      expect(await mails()).toMatchObject([{ attempts: 2 }]);
    });

    test('a server that is stopped lets go at once of what the mail server cannot have', async () => {
      const naming = gate();
      smtp = await startSmtp({ beforeRcpt: naming.pass });
      const first = await start();
      await invite(first);
      await naming.isReached;
      await first.end('SIGTERM');
      naming.open();
      // No lease to wait for: a clock half a minute ahead is past the pause and not the lease.
      await start(30_000);
      await untilState('sent');
      expect(smtp.taken).toHaveLength(1);
    });

    test('a server that is stopped while the mail server thinks waits a little and then asks', async () => {
      const thinking = gate();
      smtp = await startSmtp({ beforeAnswer: thinking.pass });
      const first = await start();
      await invite(first);
      await thinking.isReached;
      await first.end('SIGTERM');
      thinking.open();
      expect(await mails()).toMatchObject([{ state: 'unconfirmed' }]);
      expect(smtp.taken).toHaveLength(1);
    });

    test('killed at any moment, again and again: none arrives twice, and none that is sent is missing', async () => {
      smtp = await startSmtp({ beforeAnswer: () => new Promise((go) => setTimeout(go, 100)) });
      let ahead = 0;
      for (let round = 0; round < 4; round++) {
        const server = await start(ahead);
        // Each to an address of its own, so that none replaces another.
        await invite(server, { to: `round${round}@example.com` });
        await new Promise((resolve) => setTimeout(resolve, 30 + 60 * round));
        await server.end('SIGKILL');
        ahead += LATER_MS;
      }
      await start(ahead);
      const isOver = (state: string) => !['waiting', 'held', 'sending'].includes(state);
      await expectSoon(mails, (all) => all.every(({ state }) => isOver(state)));
      for (const { to, state } of await mails()) {
        const arrived = smtp.taken.filter((one) => one.to.includes(to)).length;
        expect(arrived, `${to} is ${state}`).toBeLessThanOrEqual(1);
        if (state === 'sent') expect(arrived, `${to} is ${state}`).toBe(1);
      }
    });
  });
}
