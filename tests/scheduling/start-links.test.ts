import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import type { Output } from '../../common/contract.ts';
import { changePlan } from '../../db/meeting-plans.ts';
import type { Schema } from '../../db/schema.ts';
import { ENGINES } from '../support/databases.ts';
import { SchedulingWorld } from './support.ts';

/** Each row of each table there is, whatever it is called. */
async function everyRow({ fresh: { database } }: SchedulingWorld): Promise<string> {
  const tables = await database.read.introspection.getTables();
  const rows = tables.map(({ name }) =>
    database.read
      .selectFrom(name as keyof Schema)
      .selectAll()
      .execute(),
  );
  expect(tables.map(({ name }) => name)).toContain('meeting_plan');
  return JSON.stringify(await Promise.all(rows));
}

for (const engine of ENGINES) {
  describe(`host rights on ${engine}`, () => {
    test('neither start link nor ZAK is in a row, a line of the log, an answer or the metrics', async () => {
      const lines: string[] = [];
      const logger = pino({ level: 'trace' }, { write: (line) => void lines.push(line) });
      await using here = await SchedulingWorld.start(engine, { logger });
      const { body } = await here.schedule();
      const path = `/api/interviews/${body.id}`;
      const draft = (await here.recruiter.get(`${path}/invitation`)).body as { body: string };
      const mail = { subject: 'Your interview', body: draft.body, to: 'niamh@example.com' };
      await here.recruiter.post(`${path}/invitation`, mail);
      await here.smtp.untilTaken(1);

      const { url } = (await here.recruiter.post(`${path}/host`, {})).body as { url: string };
      const signed = (await here.recruiter.post(`${path}/sdk-signature`, { role: 'host' }))
        .body as Output<'sdkSignature'>;
      // A refusal by Zoom is logged with more than a success: what was on its way must not be in it.
      here.zoom.state.trouble.next('*', { kind: 'redirect', to: url });
      await here.recruiter.post(`${path}/host`, {});
      here.zoom.state.trouble.clear();

      const broken = { join_url: 'nothing that was ever sealed' };
      await here.fresh.database.transact((tx) => changePlan(tx, body.id, broken));
      expect((await here.recruiter.get(`${path}/meeting`)).status, 'a fault of ours').toBe(500);

      const secrets = [url, signed.zak!, signed.signature, ...here.zoom.state.zaks.keys()];
      expect(secrets.length).toBeGreaterThan(4);
      const answers = await Promise.all(
        [path, `${path}/meeting`, '/api/interviews', '/api/audit', '/api/notices', '/api/zoom']
          .concat(`/api/candidates/${body.candidateId}/events`)
          .map((one) => here.recruiter.get(one)),
      );
      const metrics = await (await fetch(`${here.server.url}/metrics`)).text();
      const admin = await here.as(here.world.admin);
      const exported = await admin.get('/api/audit');
      const places = {
        rows: await everyRow(here),
        log: lines.join(''),
        answers: JSON.stringify([answers, exported]),
        metrics,
        mail: here.smtp.taken.map(({ raw }) => raw).join(),
      };
      expect(lines.length, 'the log was listened to').toBeGreaterThan(0);
      expect(places.answers).toContain(body.id);
      for (const [place, text] of Object.entries(places)) {
        for (const secret of secrets) expect(text.includes(secret), place).toBe(false);
        expect(/zak=|\/s\/\d{9}/.test(text), place).toBe(false);
      }
    });
  });
}
