import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { claim, enqueue, nextDue, requeue } from '../../db/tasks.ts';
import type { Lease } from '../../server/tasks/lease.ts';
import { type Handlers, TaskRunner } from '../../server/tasks/runner.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { NOON } from '../support/fixtures.ts';
import { TestClock } from '../support/server.ts';

const LEASE_MS = 60_000;

/** A promise that the test resolves. */
function later<T = void>() {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

for (const engine of ENGINES) {
  describe(`tasks on ${engine}`, () => {
    let fresh: TestDatabase;
    let clock: TestClock;
    const runners: TaskRunner[] = [];
    const failures: unknown[] = [];

    beforeEach(async () => {
      fresh = await freshDatabase(engine);
      clock = new TestClock();
    });
    afterEach(async () => {
      for (const runner of runners.splice(0)) await runner.stop();
      failures.length = 0;
      await fresh.drop();
    });

    function run(handlers: Partial<Handlers>, at: TestClock = clock): TaskRunner {
      const all = { inward: {}, ...handlers };
      const runner = new TaskRunner(fresh.database, at, all, (_, error) => failures.push(error));
      runners.push(runner);
      return runner;
    }
    const queue = (kind: string, key: string, runAt = NOON) =>
      fresh.database.transact((tx) => enqueue(tx, { kind, key, payload: { key }, runAt }));
    const rows = () => fresh.database.read.selectFrom('task').selectAll().orderBy('key').execute();
    async function settle(runner: TaskRunner): Promise<void> {
      runner.wake();
      await runner.idle();
    }

    test.each(['inward', 'outward'] as const)(
      'a task that is wished for again while its %s work is under way runs again, once',
      async (lane) => {
        await queue('look', 'a');
        let runs = 0;
        const wish = () =>
          fresh.database.transact((tx) =>
            requeue(tx, { kind: 'look', key: 'a', payload: { key: 'a' }, runAt: clock.now() }),
          );
        const runner = run(
          lane === 'outward'
            ? {
                outward: {
                  look: async (_task, lease) => {
                    if (++runs > 1) return async () => null;
                    await wish();
                    // Keeping the lease does not unsay it.
                    await lease.transact(async () => undefined);
                    return async () => null;
                  },
                },
              }
            : {
                inward: {
                  look: async (tx) => {
                    if (++runs > 1) return;
                    const task = { kind: 'look', key: 'a', payload: { key: 'a' } };
                    await requeue(tx, { ...task, runAt: clock.now() });
                  },
                },
              },
        );
        await settle(runner);
        await settle(runner);
        expect(runs).toBe(2);
        expect(await rows()).toMatchObject([{ done_at: expect.any(String), lease_until: null }]);
        expect(failures).toEqual([]);
      },
    );

    test('outward work runs outside any transaction and is done with what it wrote down', async () => {
      await queue('out', 'a');
      const seen: unknown[] = [];
      const runner = run({
        outward: {
          out: async (task, lease) => {
            // Another writer is not kept waiting while the network is.
            await queue('other', 'b');
            await lease.transact(async (tx, now) => {
              await enqueue(tx, { kind: 'other', key: 'c', payload: null, runAt: now });
            });
            seen.push(task.payload);
            return async (tx, now) => {
              await enqueue(tx, { kind: 'other', key: 'd', payload: null, runAt: now });
              return null;
            };
          },
        },
      });
      await settle(runner);
      await settle(runner);
      expect(seen).toEqual([{ key: 'a' }]);
      const all = await rows();
      expect(all.map(({ key }) => key)).toEqual(['a', 'b', 'c', 'd']);
      expect(all[0]!.done_at).not.toBeNull();
    });

    test('a slow network keeps neither inward work nor other outward work waiting', async () => {
      const slow = later();
      const done: string[] = [];
      const note = (key: string) => void done.push(key);
      await queue('out', 'slow');
      await queue('out', 'quick');
      await queue('in', 'inward');
      const runner = run({
        inward: { in: async (_, payload) => note((payload as { key: string }).key) },
        outward: {
          out: async ({ key }) => {
            if (key === 'slow') await slow.promise;
            note(key);
            return async () => null;
          },
        },
      });
      runner.wake();
      await expect.poll(() => [...done].sort()).toEqual(['inward', 'quick']);
      slow.resolve();
      await runner.idle();
      expect(done.at(-1)).toBe('slow');
    });

    test('it is tried again when it asks to be, and when it throws', async () => {
      await queue('out', 'a');
      const answers = ['ask', 'throw', 'done'];
      const runner = run({
        outward: {
          out: async () => {
            const answer = answers.shift();
            if (answer === 'throw') throw new Error('the network is gone');
            const retry = { retryAt: clock.now() + 5_000, reason: 'asked to wait' };
            return async () => (answer === 'ask' ? retry : null);
          },
        },
      });
      await settle(runner);
      expect(await rows()).toMatchObject([{ failed_reason: 'asked to wait', done_at: null }]);
      clock.pass(4_999);
      await settle(runner);
      expect(answers).toHaveLength(2);
      clock.pass(1);
      await settle(runner);
      expect(await rows()).toMatchObject([{ failed_reason: 'the network is gone' }]);
      expect(failures).toHaveLength(1);
      clock.pass(10_000);
      await settle(runner);
      expect((await rows())[0]!.done_at).not.toBeNull();
    });

    test('a lease that ran out is another server’s: the first can write nothing more', async () => {
      await queue('out', 'a');
      const reached = later<Lease>();
      const held = later();
      const wrote: string[] = [];
      const slow = run({
        outward: {
          out: async (_, lease) => {
            reached.resolve(lease);
            await held.promise;
            await lease.transact(async () => void wrote.push('half way'));
            return async () => {
              wrote.push('slow');
              return null;
            };
          },
        },
      });
      slow.wake();
      const lease = await reached.promise;
      const ahead = new TestClock(NOON + LEASE_MS + 1);
      const quick = run(
        {
          outward: {
            out: async () => async () => {
              wrote.push('quick');
              return null;
            },
          },
        },
        ahead,
      );
      await settle(quick);
      held.resolve();
      await slow.idle();
      expect(wrote).toEqual(['quick']);
      expect(lease.signal.aborted).toBe(true);
      expect(failures, 'losing a lease is no failure').toEqual([]);
    });

    test('a task in somebody’s hands is looked for when the lease ends, not all the time', async () => {
      await queue('out', 'a');
      expect(await claim(fresh.database, NOON, LEASE_MS, ['out'])).not.toBeNull();
      expect(await claim(fresh.database, NOON, LEASE_MS, ['out'])).toBeNull();
      expect(await nextDue(fresh.database, ['out'])).toBe(NOON + LEASE_MS);
      expect(await nextDue(fresh.database, ['in'])).toBeNull();
    });

    test('a server that stops tells outward work, waits for it, and begins nothing new', async () => {
      await queue('out', 'a');
      const reached = later();
      const runner = run({
        outward: {
          out: async (_, lease) => {
            reached.resolve();
            await new Promise((resolve) => lease.signal.addEventListener('abort', resolve));
            return async (_tx, now) => ({ retryAt: now, reason: 'stopped' });
          },
        },
      });
      runner.wake();
      await reached.promise;
      await runner.stop();
      expect(await rows()).toMatchObject([{ failed_reason: 'stopped', attempts: 1 }]);
      await settle(runner);
      expect(await rows()).toMatchObject([{ attempts: 1 }]);
    });

    test('kinds that this server does not know are left to one that does', async () => {
      await queue('tomorrow', 'a');
      const runner = run({ inward: { in: async () => undefined } });
      await settle(runner);
      expect(await rows()).toMatchObject([{ attempts: 0, lease_until: null }]);
    });
  });
}
