import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { toInstant } from '../../common/time.ts';
import { purgeCalls } from '../../db/records/calls.ts';
import { stopCollecting } from '../../db/records/collecting.ts';
import {
  callerLogEvent,
  historyEvent,
  type PhoneCall,
  playCall,
  recordingEvent,
} from '../../server/rehearsal/cloud/phone-calls.ts';
import { ENGINES } from '../support/databases.ts';
import { NOON } from '../support/fixtures.ts';
import {
  ACCOUNT,
  addCandidate,
  callsSeen,
  givePhone,
  NATIONAL,
  NUMBER,
  type PhoneWorld,
  phoneWorld,
  recordEntries,
} from './phone-world.ts';

const MINUTE = 60_000;

for (const engine of ENGINES) {
  describe(`calls on ${engine}`, () => {
    let it: PhoneWorld;
    beforeAll(async () => {
      it = await phoneWorld(engine);
    });
    beforeEach(() => it.renew());
    afterAll(() => it[Symbol.asyncDispose]());

    const zoomId = (who: 'recruiter' | 'admin' | 'manager') => `zoom-${it.world[who].id}`;
    const play = (more: Partial<PhoneCall> = {}) =>
      playCall(it.zoom.state, {
        userIds: [zoomId('recruiter')],
        direction: 'outbound',
        number: NUMBER,
        startsAt: NOON - 10 * MINUTE,
        talk: 130,
        ...more,
      });
    const told = (rows: ReturnType<typeof play>) =>
      rows.map(({ userId, row }) => historyEvent(ACCOUNT, userId, [row], NOON));
    const seen = async () => callsSeen(await it.as(it.world.recruiter), it.world.candidateId);
    const entries = () => recordEntries(it.database, it.world.candidateId);
    const count = async (table: 'call' | 'call_element' | 'call_name' | 'call_recording') =>
      (await it.database.read.selectFrom(table).selectAll().execute()).length;

    test('a call with a number that the file has in national form is filed under the candidate', async () => {
      const [event] = told(play());
      expect(await it.tell(event!)).toBe(200);
      expect(await seen()).toEqual([
        {
          id: expect.any(String),
          direction: 'out',
          number: NUMBER,
          memberId: it.world.recruiter.id,
          memberName: 'Priya Raman',
          startedAt: toInstant(NOON - 10 * MINUTE),
          talk: 130,
          result: 'answered',
          recording: 'none',
        },
      ]);
      expect(await entries()).toEqual([
        {
          type: 'call.logged',
          minutes: 2,
          recorded: false,
          direction: 'out',
          callId: (await seen())[0]!.id,
          result: 'answered',
        },
      ]);
    });

    test.each([
      ['no_answer', 0, 'missed'],
      ['voicemail', 21, 'voicemail'],
      ['rejected', 0, 'refused'],
    ] as const)(
      'a call that ends with %s is filed as what it was',
      async (result, talk, expected) => {
        const [event] = told(play({ direction: 'inbound', result, talk }));
        await it.tell(event!);
        expect(await seen()).toMatchObject([{ direction: 'in', result: expected }]);
      },
    );

    test('a call with nobody’s number leaves nothing, and is counted', async () => {
      const [event] = told(play({ number: '+35315559999' }));
      expect(await it.tell(event!)).toBe(200);
      expect(await Promise.all([count('call'), count('call_element'), count('call_name')])).toEqual(
        [0, 0, 0],
      );
      const { body } = await (await it.as(it.world.recruiter)).get('/api/calls');
      expect(body).toEqual({ items: [], nextCursor: null, passedOver: 1 });
    });

    test('nothing is kept while calls are not collected, nor from before they were', async () => {
      const [early] = told(play({ startsAt: NOON - 2 * 86_400_000 }));
      await it.tell(early!);
      await it.database.transact((tx) => stopCollecting(tx, it.world.organizationId, 'phone'));
      const [event] = told(play());
      expect(await it.tell(event!)).toBe(200);
      expect(await count('call')).toBe(0);
      expect(await entries()).toEqual([]);
    });

    test('another account’s call, and an event without a shape, are nobody’s', async () => {
      const [{ userId, row }] = play() as [ReturnType<typeof play>[0]];
      expect(await it.tell(historyEvent('elsewhere', userId, [row], NOON))).toBe(200);
      const event = 'phone.caller_call_history_completed';
      for (const payload of [{}, { account_id: ACCOUNT, object: { call_logs: [{}, 7, null] } }]) {
        expect(await it.tell({ event, event_ts: NOON, payload })).toBe(200);
      }
      expect(await count('call')).toBe(0);
    });

    test('a transfer, both forms, a recording and their repetitions are one call in any order', async () => {
      const rows = play({ userIds: [zoomId('recruiter'), zoomId('admin')], recorded: true });
      const [first] = rows as [ReturnType<typeof play>[0]];
      const { apiUrl } = it.zoom;
      const events = [
        ...told(rows),
        ...rows.map(({ userId, row }) => callerLogEvent(ACCOUNT, userId, row, NOON + 1)),
        recordingEvent(ACCOUNT, first.userId, first.row, { apiUrl, at: NOON }),
      ];
      let delivered = 0;
      const twice = [...events, ...events];
      const orders = fc.shuffledSubarray(twice, { minLength: twice.length });
      await fc.assert(
        fc.asyncProperty(orders, async (order) => {
          for (const event of order) {
            // A body of its own, so that the door takes it for a new delivery.
            delivered += 1;
            expect(await it.tell({ ...event, event_ts: NOON + delivered })).toBe(200);
          }
          expect(await seen()).toEqual([
            expect.objectContaining({
              memberId: it.world.recruiter.id,
              talk: 260,
              result: 'answered',
              recording: 'playable',
              startedAt: toInstant(NOON - 10 * MINUTE),
            }),
          ]);
          const logged = await entries();
          const balance = logged.reduce(
            (sum, { type }) => sum + (type === 'call.logged' ? 1 : -1),
            0,
          );
          expect(balance).toBe(1);
          await it.database.transact((tx) => purgeCalls(tx, it.world.organizationId));
          await it.database.transact((tx) =>
            tx.sql
              .deleteFrom('event')
              .where('type', 'in', ['call.logged', 'record.changed'])
              .execute(),
          );
        }),
        { numRuns: engine === 'sqlite' ? 12 : 6 },
      );
    });

    test('a call with two candidates’ number waits for staff to say whose it was', async () => {
      const twin = await addCandidate(it.database, it.world, 'Aoife Brennan', '+353 1 555 0177');
      const [event] = told(play());
      await it.tell(event!);
      expect(await entries()).toEqual([]);
      const recruiter = await it.as(it.world.recruiter);
      const asked = (await recruiter.get('/api/calls?state=ask')).body as {
        items: { id: string; candidates: object[] }[];
      };
      expect(asked.items).toMatchObject([
        { candidates: [{ id: twin, name: 'Aoife Brennan' }, { name: 'Niamh Brennan' }] },
      ]);
      const path = `/api/calls/${asked.items[0]!.id}`;
      const interviewer = await it.as(it.world.interviewer);
      expect((await interviewer.call('PUT', path, { candidateId: twin })).status).toBe(403);
      expect((await recruiter.call('PUT', path, { candidateId: twin })).status).toBe(204);
      expect(await recordEntries(it.database, twin)).toMatchObject([{ type: 'call.logged' }]);
      expect((await recruiter.get('/api/calls')).body).toMatchObject({ items: [] });

      // A late word of Zoom's changes nothing of what a person said; the person may change it.
      await it.tell({ ...event!, event_ts: NOON + 5 });
      expect(await seen()).toEqual([]);
      const right = { candidateId: it.world.candidateId };
      expect((await recruiter.call('PUT', path, right)).status).toBe(204);
      expect(await recordEntries(it.database, twin)).toMatchObject([
        { type: 'call.logged' },
        { type: 'record.changed', to: 'deleted', kind: 'phone' },
      ]);
      expect(await seen()).toHaveLength(1);
    });

    test('nobody’s call is forgotten and stays so', async () => {
      const [event] = told(play());
      await it.tell(event!);
      const [call] = await seen();
      const recruiter = await it.as(it.world.recruiter);
      await recruiter.call('PUT', `/api/calls/${call!.id}`, { candidateId: null });
      await it.tell({ ...event!, event_ts: NOON + 5 });
      expect(await seen()).toEqual([]);
      expect(await count('call_element')).toBe(0);
      expect(await entries()).toMatchObject([{ type: 'call.logged' }, { to: 'deleted' }]);
    });

    test('an interviewer sees no call; the hiring manager does', async () => {
      await it.tell(told(play())[0]!);
      expect(await callsSeen(await it.as(it.world.interviewer), it.world.candidateId)).toEqual([]);
      expect(await callsSeen(await it.as(it.world.manager), it.world.candidateId)).toHaveLength(1);
    });

    test('a recording is heard through Hireside, by who may, and the audit has it', async () => {
      const rows = play({ recorded: true });
      const [{ userId, row }] = rows as [ReturnType<typeof play>[0]];
      const { apiUrl } = it.zoom;
      await it.tell(recordingEvent(ACCOUNT, userId, row, { apiUrl, at: NOON }));
      await it.tell(told(rows)[0]!);
      const [call] = await seen();
      expect(await entries()).toMatchObject([{ type: 'call.logged', recorded: true }]);
      const path = `/api/calls/${call!.id}/recording`;
      const ask = async (who: 'manager' | 'interviewer') => {
        const { token } = await it.as(it.world[who]);
        const res = await fetch(it.server.url + path, {
          headers: { authorization: `Bearer ${token}` },
        });
        return {
          status: res.status,
          type: res.headers.get('content-type'),
          text: await res.text(),
        };
      };
      expect(await ask('manager')).toEqual({
        status: 200,
        type: 'audio/mpeg',
        text: `mp3 of ${row.call_id}`,
      });
      expect((await ask('interviewer')).status).toBe(404);
      const { body } = await (await it.as(it.world.admin)).get('/api/audit?action=call.heard');
      expect((body as { items: object[] }).items).toMatchObject([
        { action: 'call.heard', actorId: it.world.manager.id, detail: { callId: call!.id } },
      ]);

      it.zoom.state.phone.recordings.get(row.recording_id!)!.ownerId = 'somebody-else';
      expect((await ask('manager')).status).toBe(502);
      const gone = { recordings: [{ id: row.recording_id }] };
      const payload = { account_id: ACCOUNT, object: gone };
      await it.tell({ event: 'phone.recording_deleted', event_ts: NOON, payload });
      expect((await ask('manager')).status).toBe(404);
      expect((await seen())[0]!.recording).toBe('gone');
    });

    test('what is collected goes when it is purged, and the log keeps that there was a call', async () => {
      await it.tell(told(play({ recorded: true }))[0]!);
      const purged = await it.database.transact((tx) => purgeCalls(tx, it.world.organizationId));
      expect(purged).toHaveLength(1);
      expect(await seen()).toEqual([]);
      expect(await entries()).toHaveLength(1);
    });

    describe('the hourly look at Zoom', () => {
      const hour = async () => {
        it.clock.pass(3_600_000);
        it.server.tasks.wake();
        await it.server.tasks.idle();
      };

      test('finds what no webhook told of, once, and goes on from there', async () => {
        play();
        await hour();
        expect(await seen()).toHaveLength(1);
        play({ startsAt: it.clock.now() - MINUTE, direction: 'inbound' });
        await hour();
        await hour();
        expect(await seen()).toMatchObject([{ direction: 'in' }, { direction: 'out' }]);
        expect(await entries()).toHaveLength(2);
      });

      test('and the webhook make the same row', async () => {
        const rows = play();
        await it.tell(told(rows)[0]!);
        const [before] = await seen();
        await hour();
        expect(await seen()).toEqual([before]);
        expect(await entries()).toHaveLength(1);
        expect(await count('call_element')).toBe(1);
      });

      test('reads further back than one page, and past a token that Zoom forgot', async () => {
        for (let i = 0; i < 130; i++) play({ startsAt: NOON - 600 * MINUTE + i * MINUTE });
        await hour();
        expect(await seen()).toHaveLength(130);
        it.zoom.state.phone.epoch += 1;
        play({ startsAt: it.clock.now() - MINUTE });
        await hour();
        expect(await seen()).toHaveLength(131);
        expect(await entries()).toHaveLength(131);
      });

      test('a page of HTML is asked again at once; a budget that is used up, when Zoom says', async () => {
        const rows = play();
        const { trouble } = it.zoom.state;
        trouble.next('sync_calls', { kind: 'garbled', form: 'html' }, 3);
        await hour();
        expect(await seen()).toHaveLength(rows.length);

        play({ startsAt: it.clock.now() - MINUTE });
        const spent = { kind: 'rate_limited', limit: 'day', retryAfter: 'seconds' } as const;
        // Three members are asked for.
        trouble.next('sync_calls', spent, 3);
        await hour();
        expect(await seen()).toHaveLength(1);
        it.clock.pass(11 * 3_600_000);
        it.server.tasks.wake();
        await it.server.tasks.idle();
        expect(await seen()).toHaveLength(2);
      });

      test('a number that is added later finds the calls of before', async () => {
        await givePhone(it.database, it.world, it.world.candidateId, null);
        play();
        await hour();
        expect(await count('call')).toBe(0);
        await givePhone(it.database, it.world, it.world.candidateId, NATIONAL);
        await hour();
        expect(await seen()).toHaveLength(1);
      });

      test('asks for nobody while calls are not collected', async () => {
        play();
        await it.database.transact((tx) => stopCollecting(tx, it.world.organizationId, 'phone'));
        await hour();
        expect(await count('call')).toBe(0);
      });
    });
  });
}
