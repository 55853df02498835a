import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../common/ids.ts';
import { toInstant } from '../../common/time.ts';
import {
  changeMessage,
  dropMessage,
  messagesOf,
  putMessage,
  textsFrom,
} from '../../db/records/chat-messages.ts';
import { insertChat } from '../../db/records/chats.ts';
import { newChat } from '../../server/records/chats/file.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { makeWorld, NOON, type World } from '../support/fixtures.ts';

for (const engine of ENGINES) {
  describe(`a message of Team Chat that changes while Zoom is asked, on ${engine}`, () => {
    let fresh: TestDatabase;
    let world: World;
    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      world = await makeWorld(fresh.database);
    });
    afterAll(() => fresh.drop());

    /** A chat with one message, and a reading of it that has begun. */
    async function beingRead() {
      const { organizationId, candidateId } = world;
      const key = { organizationId, candidateId, source: 'team_chat', name: newId() } as const;
      const chat = newChat(key, NOON);
      const row = {
        chat_id: chat.id,
        id: newId(),
        organization_id: organizationId,
        author: 'Niamh Brennan',
        member_id: null,
        at: toInstant(NOON),
        text: 'hello',
      };
      const { database } = fresh;
      const before = await database.transact(async (tx) => {
        await insertChat(tx, chat);
        await putMessage(tx, row);
        return textsFrom(tx, chat.id, toInstant(NOON));
      });
      const answered = (text: string) =>
        database.transact((tx) => putMessage(tx, { ...row, text }, before.get(row.id) ?? ''));
      const texts = async () => (await messagesOf(database, chat.id, 10)).map(({ text }) => text);
      return { id: row.id, answered, texts };
    }

    test('keeps what Zoom told meanwhile, not what it listed before', async () => {
      const { id, answered, texts } = await beingRead();
      await fresh.database.transact((tx) =>
        changeMessage(tx, world.organizationId, id, 'hello there'),
      );
      await answered('hello');
      expect(await texts()).toEqual(['hello there']);
    });

    test('stays deleted, with its author', async () => {
      const { id, answered, texts } = await beingRead();
      await fresh.database.transact((tx) => dropMessage(tx, world.organizationId, id));
      await answered('hello');
      expect(await texts()).toEqual([]);
      const row = await fresh.database.read
        .selectFrom('chat_message')
        .select(['author', 'text'])
        .where('id', '=', id)
        .executeTakeFirst();
      expect(row).toEqual({ author: '', text: '' });
    });

    test('takes what Zoom lists where nobody told anything', async () => {
      const { answered, texts } = await beingRead();
      await answered('hello, edited');
      expect(await texts()).toEqual(['hello, edited']);
    });
  });
}
