import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listAudit } from '../../db/audit.ts';
import type { RunningServer } from '../../server/start.ts';
import { tokenFor } from '../server/permissions/support.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { draft, makeWorld, type World } from '../support/fixtures.ts';
import { readPdf } from '../support/pdf-pages.ts';
import { Caller, signInAs, startTestServer } from '../support/server.ts';

interface Taken {
  sections: { heading: string; parts: { table: string; rows: Record<string, unknown>[] }[] }[];
}

for (const engine of ENGINES) {
  describe(`a member and their own data, on ${engine}`, () => {
    let fresh: TestDatabase;
    let server: RunningServer;
    let world: World;
    let admin: Caller;
    let elena: Caller;

    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      server = await startTestServer(fresh.url);
      world = await makeWorld(fresh.database);
      const caller = async (id: string) =>
        new Caller(server.url, await tokenFor(fresh.database, id));
      admin = await caller(world.admin.id);
      elena = await caller(world.interviewer.id);
      const { candidateId, interviewId } = world;
      await elena.append(candidateId, draft('note.added', { text: 'Calm.' }, { interviewId }));
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });

    const take = async (path: string, { token }: Caller) => {
      const headers = { authorization: `Bearer ${token}` };
      const answer = await fetch(`${server.url}${path}`, { headers });
      expect(answer.status).toBe(200);
      return Buffer.from(await answer.arrayBuffer());
    };
    const partsOf = ({ sections }: Taken) =>
      new Map(sections.flatMap(({ parts }) => parts).map(({ table, rows }) => [table, rows]));

    test('they take along what is held about them, without what opens anything', async () => {
      const text = (await take('/api/me/data', elena)).toString();
      const parts = partsOf(JSON.parse(text));
      const { name, email } = world.interviewer;
      expect(parts.get('member')).toEqual([
        expect.objectContaining({ name, email, role: 'interviewer', timeZone: 'Europe/Dublin' }),
      ]);
      expect(parts.get('access_token')).toEqual([
        { kind: 'machine', createdAt: expect.any(String), expiresAt: null },
      ]);
      expect(parts.get('audit')).toContainEqual(
        expect.objectContaining({ action: 'privacy.data_taken' }),
      );
      // What they wrote is the candidate's record: counted, and not repeated.
      expect(parts.get('note')).toEqual([{ rows: 1 }]);
      for (const other of ['Calm.', 'Niamh', world.admin.name, world.candidateId, elena.token!])
        expect(text).not.toContain(other);
    });

    test('the PDF says the same', async () => {
      const { pages, title } = await readPdf(await take('/api/me/data.pdf', elena));
      expect(title).toBe('What Corrib holds about Elena Duarte');
      expect(pages.join(' ')).toContain(`Email: ${world.interviewer.email}`);
      expect(pages.join(' ')).toContain('Your account and what you did');
    });

    test('an admin takes it for them, which is kept', async () => {
      const path = `/api/members/${world.interviewer.id}/data`;
      expect((await take(path, admin)).toString()).toContain('Elena Duarte');
      const [row] = await listAudit(fresh.database, world.organizationId, { limit: 1 });
      expect(row).toMatchObject({
        action: 'privacy.data_taken',
        actorId: world.admin.id,
        detail: { memberId: world.interviewer.id },
      });
    });

    test('a corrected name is on every panel at once', async () => {
      const stream = admin.follow(world.candidateId);
      await stream.until(({ log }) => log.length > 2);
      const changed = await elena.call('PATCH', '/api/me', {
        name: '  Elena Duarte-Silva ',
        timeZone: 'Europe/Lisbon',
      });
      expect(changed).toMatchObject({
        status: 200,
        body: { name: 'Elena Duarte-Silva', timeZone: 'Europe/Lisbon' },
      });
      await stream.until(({ frames }) => frames.some(({ event }) => event === 'refetch'));
      stream.cut();
      const { panel } = await signInAs(server, world.admin.id);
      expect(panel.me.id).toBe(world.admin.id);
      const { body } = await admin.get(`/api/panel?meetingUuid=x&interviewId=${world.interviewId}`);
      const { people } = body as { people: Record<string, { name: string }> };
      expect(people[world.interviewer.id]!.name).toBe('Elena Duarte-Silva');
    });

    test.each([
      [{ name: '   ' }, 'A name needs at least one letter.'],
      [{ name: 'E\u0000' }, 'A name is one line of letters.'],
      [{ timeZone: 'Mars/Olympus' }, /There is no such time zone/],
      [{ email: 'new@corrib.example' }, /your address is that of your Zoom account/],
      [{ role: 'admin' }, /Your name and your time zone can be changed here/],
    ])('%j is refused in a sentence', async (input, sentence) => {
      const { status, body } = await elena.call('PATCH', '/api/me', input);
      expect(status).toBe(400);
      const { issues } = body as { issues: { message: string }[] };
      expect(issues[0]!.message).toMatch(sentence);
    });

    test('who asks to be erased is told to admins, once, and may think better of it', async () => {
      const first = await elena.post('/api/me/erasure', {});
      expect(await elena.post('/api/me/erasure', {})).toEqual(first);
      const requests = async () =>
        ((await admin.get('/api/privacy/requests')).body as { items: object[] }).items;
      expect(await requests()).toEqual([
        expect.objectContaining({ memberId: world.interviewer.id, name: 'Elena Duarte-Silva' }),
      ]);
      expect((await elena.call('DELETE', '/api/me/erasure')).status).toBe(204);
      expect(await requests()).toEqual([]);
      expect((await elena.get('/api/me/erasure')).body).toEqual({ askedAt: null });
      const rows = await listAudit(fresh.database, world.organizationId, { limit: 2 });
      expect(rows.map(({ action }) => action).sort()).toEqual([
        'privacy.own_erasure_asked',
        'privacy.own_erasure_withdrawn',
      ]);
    });

    test('erasing them takes the wish along', async () => {
      await elena.post('/api/me/erasure', {});
      const erased = await admin.post('/api/privacy/erasures', {
        memberId: world.interviewer.id,
      });
      expect(erased.status).toBe(200);
      const { body } = await admin.get('/api/privacy/requests');
      expect(body).toEqual({ items: [] });
    });
  });
}
