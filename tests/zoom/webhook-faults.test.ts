import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '../../common/errors.ts';
import { insertCandidate } from '../../db/candidates.ts';
import { errorHandler } from '../../server/http/errors.ts';
import { hookTo } from '../../server/rehearsal/cloud/hooks.ts';
import type { RunningServer } from '../../server/start.ts';
import { rawBody, type WebhookHandler, webhookRoutes } from '../../server/zoom/webhooks.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { makeWorld, type World } from '../support/fixtures.ts';
import { CLIENT, startTestServer, TestClock } from '../support/server.ts';

for (const engine of ENGINES) {
  describe(`an event that cannot be taken on ${engine}`, () => {
    const clock = new TestClock();
    /** Each delivery is another one. */
    let turn = 0;
    let fresh: TestDatabase;
    let server: RunningServer;
    let world: World;
    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      world = await makeWorld(fresh.database);
      server = await startTestServer(fresh.url, { clock });
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });

    /** The door with one handler of the test's behind it. @returns how it answers */
    async function answered(handle: WebhookHandler): Promise<number> {
      const app = express();
      app.use(rawBody);
      webhookRoutes(app, server.services, { 'meeting.started': [handle] });
      app.use(errorHandler(server.services));
      const door = createServer(app).listen(0, '127.0.0.1');
      await once(door, 'listening');
      try {
        const url = `http://127.0.0.1:${(door.address() as AddressInfo).port}`;
        const event = {
          event: 'meeting.started',
          event_ts: clock.now(),
          payload: { turn: ++turn },
        };
        return await hookTo(url, CLIENT.webhookSecret, clock)(event as never);
      } finally {
        door.close();
      }
    }

    test.each<[string, WebhookHandler]>([
      [
        'met an id that is in use',
        async (tx) => {
          const { candidateId: id, organizationId } = world;
          const row = { id, organizationId, kind: 'candidate', createdAt: '' } as const;
          await insertCandidate(tx, row);
        },
      ],
      [
        'was refused by a rule of ours',
        async () => {
          throw new AppError('not_found', 'There is no such interview.');
        },
      ],
      [
        'met a fault of ours',
        async () => {
          throw new TypeError('of ours');
        },
      ],
    ])('and %s is answered with a 5xx, so that Zoom sends it again', async (_what, handle) => {
      expect(await answered(handle)).toBe(500);
      expect(await answered(async () => undefined)).toBe(200);
    });
  });
}
