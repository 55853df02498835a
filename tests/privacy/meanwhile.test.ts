import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../common/ids.ts';
import { setKind } from '../../db/erasure/erase.ts';
import type { RunningServer } from '../../server/start.ts';
import { tokenFor } from '../server/permissions/support.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { makeWorld, type World } from '../support/fixtures.ts';
import { Caller, startTestServer } from '../support/server.ts';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj << /Type /Page >>\n%%EOF\n');

for (const engine of ENGINES) {
  describe(`what was under way when somebody was erased, on ${engine}`, () => {
    let fresh: TestDatabase;
    let server: RunningServer;
    let world: World;
    let admin: Caller;
    let recruiter: Caller;
    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      server = await startTestServer(fresh.url);
      world = await makeWorld(fresh.database);
      const callerOf = async (id: string) =>
        new Caller(server.url, await tokenFor(fresh.database, id));
      admin = await callerOf(world.admin.id);
      recruiter = await callerOf(world.recruiter.id);
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });

    const someone = async () => {
      const { body } = await recruiter.post('/api/candidates', { name: 'Gone Soon' });
      return (body as { id: string }).id;
    };
    const erased = async (candidateId: string) =>
      expect((await admin.post('/api/privacy/erasures', { candidateId })).status).toBe(200);
    const rowsOf = (table: 'file' | 'legal_hold' | 'event', candidateId: string) =>
      fresh.database.read
        .selectFrom(table)
        .select('id')
        .where('candidate_id', '=', candidateId)
        .$if(table === 'event', (events) => events.where('body' as 'id', 'is not', null))
        .execute();

    test('a résumé whose upload had begun is refused, and nothing of it is kept', async () => {
      const candidateId = await someone();
      const upload = request(`${server.url}/api/candidates/${candidateId}/resume?name=mine.pdf`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${recruiter.token}`,
          'content-type': 'application/pdf',
          'content-length': PDF.length,
        },
      });
      const answered = once(upload, 'response') as Promise<[IncomingMessage]>;
      upload.write(PDF.subarray(0, 12));
      // The server has asked whether they may by the time it has answered this.
      await recruiter.get('/api/me');
      await recruiter.get('/api/me');
      await erased(candidateId);
      upload.end(PDF.subarray(12));
      const [answer] = await answered;
      expect(answer.statusCode).toBe(422);
      expect(await json(answer)).toMatchObject({ code: 'event_refused' });
      expect(await rowsOf('file', candidateId)).toEqual([]);
      expect(await rowsOf('event', candidateId)).toEqual([]);
    });

    test('what Hireside itself would write into their log is refused', async () => {
      const candidateId = await someone();
      await erased(candidateId);
      const log = { organizationId: world.organizationId, candidateId };
      const event = {
        id: newId(),
        type: 'candidate.edited' as const,
        body: { name: 'Back Again' },
      };
      await expect(server.services.log.append(log, [{ actor: null, event }])).rejects.toThrow(
        'This candidate’s data were erased: nothing can be added.',
      );
      expect(await rowsOf('event', candidateId)).toEqual([]);
    });

    test('a hold that comes while they are erased finds nobody, and keeps no reason', async () => {
      const candidateId = await someone();
      let held: ReturnType<Caller['post']> | null = null;
      await fresh.database.transact(async (tx) => {
        await setKind(tx, candidateId, 'erased');
        const hold = { candidateId, reason: 'a dispute' };
        held ??= admin.post('/api/privacy/holds', hold);
        // It has looked for the candidate by the time these are answered, and waits for this to end.
        for (let n = 0; n < 3; n++) await recruiter.get('/api/me');
      });
      expect((await held!)!.status).toBe(404);
      expect(await rowsOf('legal_hold', candidateId)).toEqual([]);
    });
  });
}
