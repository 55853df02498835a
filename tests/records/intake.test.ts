import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { marksOf } from '../../db/records/attendance.ts';
import { instancesOf } from '../../db/records/instance-rows.ts';
import type { CloudEvent } from '../../server/rehearsal/cloud/hooks.ts';
import { startedEvent, touchedEvent } from '../../server/rehearsal/cloud/run-events.ts';
import { ENGINES } from '../support/databases.ts';
import { dayOf, MINUTE, RecordsWorld } from './support.ts';

for (const engine of ENGINES) {
  describe(`the intake of Zoom’s events on ${engine}`, () => {
    let here: RecordsWorld;
    beforeAll(async () => {
      // SQLite is one server's; on PostgreSQL every event may reach another one.
      here = await RecordsWorld.start(engine, { servers: engine === 'postgres' ? 2 : 1 });
    });
    beforeEach(async () => {
      await here.renew();
      await remember();
    });
    afterAll(() => here[Symbol.asyncDispose]());

    /** All that counts once everything has come, without ids and without the order of entries. */
    async function outcome() {
      await here.pass(3 * 3_600_000);
      const { organizationId, interviewId, interviewer, recruiter, colleague } = here.world;
      const { read } = here.fresh.database;
      const names = new Map([
        [interviewer.id, 'interviewer'],
        [recruiter.id, 'recruiter'],
        [colleague.id, 'colleague'],
        [interviewId, 'interview'],
        [organizationId, 'organization'],
      ]);
      const runs = await instancesOf(read, organizationId, interviewId);
      const uuids = runs.map(({ uuid }) => uuid);
      const marks = await marksOf(read, organizationId, uuids);
      const { id: _, applicationId: __, memberIds: ___, ...interview } = await here.interview();
      const { people, ...attendance } = await here.attendance();
      const text = JSON.stringify({
        interview,
        runs,
        marks: marks.map(({ person: _person, ...mark }) => mark),
        attendance,
        people: people.map(({ id: _id, ...one }) => one),
        filed: (await here.typed('attendance.filed')).at(-1)?.body,
        notices: (await here.notices()).map(({ kind, reason }) => [kind, reason]).sort(),
      });
      let plain = text;
      for (const [id, name] of names) plain = plain.replaceAll(id, name);
      return { plain: JSON.parse(plain), log: await here.events() };
    }

    test('reordered, late and doubled events come to the same as the day in its order', async () => {
      here.clock.pass(60 * MINUTE);
      await here.play(here.day());
      const { plain: wanted } = await outcome();
      expect(wanted.interview).toMatchObject({
        status: 'completed',
        startedAt: '2026-11-21T12:00:00.000Z',
        endedAt: '2026-11-21T12:55:00.000Z',
      });
      expect(wanted.notices).toHaveLength(2);
      const count = here.day().length;
      const order = fc.shuffledSubarray(
        Array.from({ length: 2 * count }, (_, index) => index % count),
        { minLength: 2 * count },
      );
      await fc.assert(
        fc.asyncProperty(order, fc.integer({ min: 1, max: 5 }), async (indices, width) => {
          await here.renew();
          here.clock.pass(60 * MINUTE);
          const day = here.day();
          const { organizationId } = here.world;
          for (let at = 0; at < indices.length; at += width) {
            const together = indices.slice(at, at + width);
            const sent = together.map((index, turn) => {
              const server = here.servers[(at + turn) % here.servers.length]!;
              return here.hook(server)(day[index]!, `${organizationId}-${index}`);
            });
            for (const status of await Promise.all(sent)) expect(status).toBe(200);
          }
          const { plain, log } = await outcome();
          expect(plain).toEqual(wanted);
          const runs = log.filter(({ type }) => type === 'interview.started').length;
          expect(runs).toBeLessThanOrEqual(2);
          const ends = log.filter(({ type }) => type === 'interview.ended').length;
          expect(ends).toBeGreaterThan(0);
          expect(ends).toBeLessThanOrEqual(runs);
        }),
        { numRuns: engine === 'sqlite' ? 6 : 3 },
      );
    }, 60_000);

    test('a delivery is known by its request id, and by its body under another one', async () => {
      const [first, second] = [startedEvent(dayRun()), touchedEvent('created', dayRun(), 0)];
      expect(await here.hook()(first, 'request-one')).toBe(200);
      expect(await here.hook()(second, 'request-one')).toBe(200);
      expect(await here.hook()(first, 'request-two')).toBe(200);
      expect(await counted('meeting.started', 'taken')).toBe(1);
      expect(await counted('meeting.started', 'again')).toBe(1);
      expect(await counted('meeting.created', 'again')).toBe(1);
    });
    const dayRun = () => ({ ...dayOf(here.world), uuid: 'run-1' });

    async function counted(event: string, outcome: string): Promise<number> {
      const text = await (await fetch(`${here.server.url}/metrics`)).text();
      const line = `hireside_webhooks_total{event="${event}",outcome="${outcome}"} `;
      const found = text.split('\n').find((one) => one.startsWith(line));
      const now = Number(found?.slice(line.length) ?? 0);
      const before = seen.get(line) ?? 0;
      return now - before;
    }
    const seen = new Map<string, number>();
    /** What was counted before this test. */
    async function remember(): Promise<void> {
      const text = await (await fetch(`${here.server.url}/metrics`)).text();
      for (const line of text.split('\n')) {
        const cut = line.lastIndexOf(' ') + 1;
        if (line.startsWith('hireside_webhooks_total'))
          seen.set(line.slice(0, cut), Number(line.slice(cut)));
      }
    }

    test('unknown events are answered, counted by name, and not by endlessly many names', async () => {
      await here.play([{ event: 'meeting.sharing_started', event_ts: 1, payload: {} }]);
      expect(await counted('meeting.sharing_started', 'unknown')).toBe(1);
      const many = Array.from(
        { length: 70 },
        (_, index): CloudEvent => ({ event: `made.up_${index}`, event_ts: 1, payload: { index } }),
      );
      for (const status of await Promise.all(many.map((event) => here.hook()(event)))) {
        expect(status).toBe(200);
      }
      expect(await counted('other', 'unknown')).toBeGreaterThan(10);
      const strange = { event: 'meeting.started', event_ts: 1, payload: { object: 'none' } };
      expect(await here.hook()(strange)).toBe(200);
    });

    test('a burst is taken whole', async () => {
      const { organizationId, interviewId } = here.world;
      const day = dayOf(here.world);
      const events = Array.from({ length: 500 }, (_, index) => ({
        event: 'meeting.participant_joined',
        event_ts: day.startedAt,
        payload: {
          account_id: day.accountId,
          object: {
            id: day.number,
            uuid: 'run-1',
            host_id: day.hostId,
            participant: {
              user_id: String(index),
              user_name: `Person ${index}`,
              join_time: '2026-11-21T12:00:00Z',
            },
          },
        },
      }));
      const statuses = new Set(
        await Promise.all(
          events.map((event, index) => here.hook(here.servers[index % here.servers.length])(event)),
        ),
      );
      expect([...statuses]).toEqual([200]);
      const { read } = here.fresh.database;
      const runs = await instancesOf(read, organizationId, interviewId);
      const marks = await marksOf(
        read,
        organizationId,
        runs.map(({ uuid }) => uuid),
      );
      expect(new Set(marks.map(({ connection }) => connection)).size).toBe(500);
    });
  });

  describe(`while the database is away on ${engine}`, () => {
    test('an event is answered with a 5xx, and taken when Zoom sends it again', async () => {
      await using here = await RecordsWorld.start(engine);
      const event = startedEvent({ ...dayOf(here.world), uuid: 'run-1' });
      const lost = await here.another();
      await lost.services.database.close();
      expect(await here.hook(lost)(event, 'the-same-request')).toBeGreaterThanOrEqual(500);
      expect(await here.interview()).toMatchObject({ status: 'scheduled' });
      expect(await here.hook()(event, 'the-same-request')).toBe(200);
      expect(await here.interview()).toMatchObject({ status: 'in_progress' });
      here.servers.splice(here.servers.indexOf(lost), 1);
      await Promise.resolve(lost[Symbol.asyncDispose]()).catch(() => undefined);
    });
  });
}
