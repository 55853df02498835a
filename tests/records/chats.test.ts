import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Output } from '../../common/contract.ts';
import { toInstant } from '../../common/time.ts';
import { purgeChats } from '../../db/records/chats.ts';
import { stopCollecting } from '../../db/records/collecting.ts';
import {
  chatSentEvent,
  meetingChatEvent,
  recordChat,
  writeMessage,
} from '../../server/rehearsal/cloud/chat-said.ts';
import { ENGINES } from '../support/databases.ts';
import { NOON } from '../support/fixtures.ts';
import type { Caller } from '../support/server.ts';
import { ACCOUNT, type PhoneWorld, phoneWorld, recordEntries } from './phone-world.ts';

const CONTACT = 'niamh@example.com';
const MEETING = { number: 83_244_710_925, uuid: '4+abc/DEF==' };
const HOUR = 3_600_000;

interface ChatOut {
  id: string;
  source: string;
  linked: boolean;
  messages: { author: string; memberId: string | null; at: string; text: string }[];
}

for (const engine of ENGINES) {
  describe(`chats on ${engine}`, () => {
    let it: PhoneWorld;
    let recruiter: Caller;
    beforeAll(async () => {
      it = await phoneWorld(engine);
    });
    beforeEach(async () => {
      await it.renew();
      recruiter = await it.as(it.world.recruiter);
    });
    afterAll(() => it[Symbol.asyncDispose]());

    const path = () => `/api/candidates/${it.world.candidateId}/chats`;
    const chats = async (caller = recruiter) =>
      ((await caller.get(path())).body as { items: ChatOut[] }).items;
    const texts = async () =>
      (await chats()).map(({ messages }) => messages.map((one) => one.text));
    const entries = () => recordEntries(it.database, it.world.candidateId);
    const idle = async () => {
      it.server.tasks.wake();
      await it.server.tasks.idle();
    };
    const say = (text: string, at: number, to: 'everyone' | 'guest' = 'everyone') =>
      meetingChatEvent(ACCOUNT, MEETING, { name: 'Niamh Brennan', text, at, to });

    describe('of a meeting', () => {
      const recorded = (text: string, host = it.world.recruiter.id) => ({
        event: 'recording.completed',
        event_ts: NOON + HOUR,
        download_token: 'opens-it-for-a-day',
        payload: {
          account_id: ACCOUNT,
          object: {
            id: MEETING.number,
            uuid: MEETING.uuid,
            host_id: `zoom-${host}`,
            start_time: '2026-11-21T12:00:00Z',
            recording_files: [
              { id: 'video', file_type: 'MP4', download_url: 'https://zoom.us/rec/1' },
              recordChat(
                it.zoom.state,
                { hostId: `zoom-${host}`, text, startsAt: NOON },
                it.zoom.apiUrl,
              ),
            ],
          },
        },
      });

      test('messages to everyone are kept, those to one person are not; the log hears once', async () => {
        for (const event of [
          say('second', NOON + 2_000),
          say('first', NOON + 1_000),
          say('not for you', NOON + 3_000, 'guest'),
        ]) {
          expect(await it.tell(event)).toBe(200);
          await it.tell({ ...event, event_ts: event.event_ts + 1 });
        }
        expect(await texts()).toEqual([['first', 'second']]);
        expect(await entries()).toMatchObject([{ type: 'chat.filed', source: 'meeting' }]);
      });

      test('the older name of the message’s field is read, too', async () => {
        const event = say('', NOON);
        Object.assign(event.payload.object.chat_message, {
          message_content: undefined,
          message: 'as it was called',
        });
        await it.tell(event);
        expect(await texts()).toEqual([['as it was called']]);
      });

      test.each(['before', 'after'])(
        'the file replaces single messages that come %s it',
        async (when) => {
          const event = say('hello', NOON + 65_000);
          const file = recorded(
            '00:01:05\tNiamh Brennan:\thello\n00:02:00\tFrom Elena to Kofi(Direct Message):\tno\n',
          );
          if (when === 'before') await it.tell(event);
          await it.tell(file);
          await it.tell({ ...file, event_ts: NOON + HOUR + 1 });
          await idle();
          if (when === 'after') await it.tell(event);
          expect(await chats()).toMatchObject([
            {
              source: 'meeting',
              messages: [
                {
                  author: 'Niamh Brennan',
                  memberId: null,
                  at: toInstant(NOON + 65_000),
                  text: 'hello',
                },
              ],
            },
          ]);
          expect(await entries()).toHaveLength(1);
        },
      );

      test('no download token is kept, and nothing is asked while chats are not collected', async () => {
        await it.tell(recorded('00:00:01\tNiamh:\thello'));
        const tasks = await it.database.read.selectFrom('task').select('payload').execute();
        expect(JSON.stringify(tasks)).not.toContain('opens-it-for-a-day');
        await it.database.transact((tx) => stopCollecting(tx, it.world.organizationId, 'chat'));
        await idle();
        await it.tell(say('hello', NOON));
        expect(await chats()).toEqual([]);
      });

      test('a file that Zoom answers with a page for is left', async () => {
        const event = recorded('00:00:01\tNiamh:\thello');
        for (const file of it.zoom.state.chat.files.values()) file.ownerId = 'somebody-else';
        await it.tell(event);
        await idle();
        expect(await chats()).toEqual([]);
      });

      test('a meeting that is no interview is nobody’s', async () => {
        const other = { number: 99_999_999_999, uuid: 'other==' };
        await it.tell(meetingChatEvent(ACCOUNT, other, { name: 'A', text: 'hello', at: NOON }));
        expect(await chats()).toEqual([]);
      });
    });

    describe('of Team Chat', () => {
      const write = (text: string, at: number, from = CONTACT) =>
        writeMessage(
          it.zoom.state,
          { userId: `zoom-${it.world.recruiter.id}`, end: `contact:${CONTACT}` },
          { from, name: from === CONTACT ? 'Niamh Brennan' : 'Priya Raman', text, at },
        );
      const link = () => recruiter.post(path(), { toContact: CONTACT, title: 'Niamh' });

      test('a linked conversation is read in pages, each message once, and goes on every hour', async () => {
        for (let i = 0; i < 120; i++) write(`message ${i}`, NOON - HOUR + i * 1_000);
        write('from the recruiter', NOON - 1_000, it.world.recruiter.email);
        expect((await link()).status).toBe(200);
        await idle();
        const [chat] = await chats();
        expect(chat!.messages).toHaveLength(121);
        expect(chat!.messages.at(-1)).toMatchObject({
          author: 'Priya Raman',
          memberId: it.world.recruiter.id,
        });
        it.clock.pass(HOUR);
        write('later', it.clock.now() - 1_000);
        await idle();
        expect((await chats())[0]!.messages).toHaveLength(122);
        // Once a day, however many come.
        expect(await entries()).toMatchObject([
          { type: 'chat.filed', source: 'team_chat', messages: 121 },
        ]);
      });

      test('a webhook makes it read at once; what is changed or deleted at Zoom is so here', async () => {
        await link();
        await idle();
        const first = write('hello', it.clock.now());
        const by = { id: 'niamh', email: CONTACT };
        expect(await it.tell(chatSentEvent(ACCOUNT, by, 'priya@corrib.example', first))).toBe(200);
        await idle();
        expect(await texts()).toEqual([['hello']]);
        const changed = chatSentEvent(ACCOUNT, by, CONTACT, { ...first, message: 'hello there' });
        await it.tell({ ...changed, event: 'chat_message.updated' });
        expect(await texts()).toEqual([['hello there']]);
        await it.tell({ ...changed, event: 'chat_message.deleted' });
        expect(await texts()).toEqual([[]]);
      });

      test('deleted before it was ever read, it does not come', async () => {
        await link();
        await idle();
        const by = { id: 'niamh', email: CONTACT };
        const first = write('hello', it.clock.now());
        const told = chatSentEvent(ACCOUNT, by, 'priya@corrib.example', first);
        // Zoom lists it for a moment longer.
        await it.tell({ ...told, event: 'chat_message.deleted' });
        await it.tell(told);
        await idle();
        expect(await texts()).toEqual([[]]);
        expect(await entries()).toEqual([]);
      });

      test('unlinked it is read no further; erased it is gone, and the log says so', async () => {
        write('hello', NOON - 1_000);
        await link();
        await idle();
        const [chat] = await chats();
        expect((await recruiter.call('DELETE', `/api/chats/${chat!.id}`)).status).toBe(204);
        it.clock.pass(HOUR);
        write('unread', it.clock.now() - 1_000);
        await idle();
        expect(await chats()).toMatchObject([{ linked: false, messages: [{ text: 'hello' }] }]);
        await recruiter.call('DELETE', `/api/chats/${chat!.id}?erase=true`);
        expect(await chats()).toEqual([]);
        expect(await entries()).toMatchObject([
          { type: 'chat.filed' },
          { type: 'record.changed', kind: 'chat', recordId: chat!.id, to: 'deleted' },
        ]);
      });

      test('nothing from before chats were collected is asked for', async () => {
        write('long ago', NOON - 2 * 24 * HOUR);
        await link();
        await idle();
        expect(await texts()).toEqual([[]]);
        expect(await entries()).toEqual([]);
      });

      test('only who sees correspondence sees it, and only staff link', async () => {
        write('hello', NOON - 1_000);
        await link();
        await idle();
        const interviewer = await it.as(it.world.interviewer);
        expect(await chats(interviewer)).toEqual([]);
        expect((await interviewer.post(path(), { toContact: CONTACT })).status).toBe(403);
        expect(await chats(await it.as(it.world.manager))).toHaveLength(1);
        expect((await recruiter.post(path(), {})).status).toBe(400);
      });

      test('whose Zoom does not give chats is told so', async () => {
        const { world, database } = it;
        await database.transact((tx) =>
          tx.sql.deleteFrom('zoom_grant').where('member_id', '=', world.recruiter.id).execute(),
        );
        const { status, body } = await link();
        expect([status, (body as { message: string }).message]).toEqual([
          409,
          'Connect your Zoom first, and allow Hireside to read Team Chat.',
        ]);
      });

      test('a link that never brought a message is counted, too, before it is deleted and after', async () => {
        await link();
        await idle();
        const admin = await it.as(it.world.admin);
        const { body } = await admin.get('/api/collecting');
        const { items } = body as Output<'listCollecting'>;
        const held = { records: 1, candidates: 1 };
        expect(items.find(({ kind }) => kind === 'chat')).toMatchObject({ held });
        expect(items.filter((one) => one.held.records > 0)).toHaveLength(1);
        expect((await admin.call('DELETE', '/api/collecting/chat/records')).body).toEqual(held);
        expect(await chats()).toEqual([]);
        expect(await entries()).toEqual([]);
      });

      test('purged, messages and links are gone', async () => {
        write('hello', NOON - 1_000);
        await link();
        await idle();
        expect(
          await it.database.transact((tx) => purgeChats(tx, it.world.organizationId)),
        ).toHaveLength(1);
        expect(await chats()).toEqual([]);
        it.clock.pass(HOUR);
        await idle();
        expect(await chats()).toEqual([]);
      });
    });
  });
}
