import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { disconnectsOf } from '../../db/disconnects.ts';
import { readConfig } from '../../server/config.ts';
import { ORGANIZATION } from '../../server/seed/cast.ts';
import { type RunningServer, startServer } from '../../server/start.ts';
import { Visitor } from '../auth/support.ts';
import { expectSoon } from '../support/soon.ts';

const PAGES = {
  app: async () => '<!doctype html><!--boot-->',
  rehearsal: async () => '',
  mountAssets: () => undefined,
  close: async () => undefined,
};

describe('the end of a connection, as the rehearsal’s Zoom tells it', () => {
  let folder: string;
  let server: RunningServer;
  let priya: Visitor;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hireside-removal-'));
    const env = { PORT: '0', DATABASE_URL: `sqlite:${join(folder, 'test.db')}` };
    const logger = pino({ level: 'silent' });
    server = await startServer(readConfig(env), { logger, pages: PAGES });
    priya = new Visitor(server);
    await priya.signIn('zoom-recruiter');
  });
  afterEach(async () => {
    await server[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  const status = async () =>
    ((await priya.json('GET', '/api/zoom')).body as { status: string }).status;
  const records = () => disconnectsOf(server.services.database, ORGANIZATION.id);
  const told = async () => {
    const { read } = server.services.database;
    const rows = await read.selectFrom('webhook_delivery').select('event').execute();
    return rows.map(({ event }) => event);
  };
  const remove = (seat: string) => priya.json('POST', '/rehearsal/api/remove-app', { seat });

  test('removing the app there forgets the member’s Zoom here; again, nothing', async () => {
    expect(await status()).toBe('connected');
    expect((await remove('recruiter')).status).toBe(200);
    expect(await status()).toBe('none');
    expect((await remove('recruiter')).status).toBe(200);
    expect(await told()).toEqual(['app_deauthorized', 'app_deauthorized']);
    expect(await records()).toMatchObject([{ reason: 'deauthorized' }]);
  });

  test('disconnecting here is told back by Zoom: one end, and connecting again holds', async () => {
    expect((await priya.json('DELETE', '/api/zoom')).status).toBe(204);
    await expectSoon(told, (events) => events.length === 1);
    expect(await records()).toMatchObject([{ reason: 'disconnected' }]);
    await priya.signIn('zoom-recruiter');
    expect(await status()).toBe('connected');
    expect(await records()).toHaveLength(1);
  });

  test('nobody signed in to Zoom removes nothing', async () => {
    expect(await remove('candidate')).toMatchObject({ status: 409 });
    expect(await told()).toEqual([]);
  });
});
