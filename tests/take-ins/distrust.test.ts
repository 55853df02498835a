import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../common/ids.ts';
import { toInstant } from '../../common/time.ts';
import { admit } from '../../server/auth/admission.ts';
import type { RunningServer } from '../../server/start.ts';
import { tokenFor } from '../server/permissions/support.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { makeWorld, NOON, type World } from '../support/fixtures.ts';
import { Caller, startTestServer } from '../support/server.ts';
import {
  ACCOUNT,
  adding,
  atDesk,
  broughtIn,
  exported,
  type Files,
  forged,
  looked,
  makeEmpty,
} from './support.ts';

const at = toInstant(NOON);

for (const engine of ENGINES) {
  describe(`a file that says more than it may on ${engine}`, () => {
    let fresh: TestDatabase;
    let server: RunningServer;
    let world: World;
    let other: World;
    let admin: Caller;
    let files: Files;
    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      server = await startTestServer(fresh.url);
      world = await makeWorld(fresh.database);
      other = await makeWorld(fresh.database);
      admin = new Caller(server.url, await tokenFor(fresh.database, world.admin.id));
      files = await exported(fresh.database, world.organizationId);
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });

    async function reasonsOf(change: Record<string, (text: string) => string>): Promise<string[]> {
      const one = await broughtIn(server, admin, forged(files, change));
      expect(one).toMatchObject({ state: 'done', added: 0 });
      const answer = await fetch(`${server.url}/api/take-ins/${one.id}/refused.csv`, {
        headers: { authorization: `Bearer ${admin.token}` },
      });
      const [, ...rows] = (await answer.text()).trim().split('\r\n');
      return rows;
    }

    test('reaches nothing of another organization, by whatever it names', async () => {
      const { organizationId } = world;
      const before = await exported(fresh.database, other.organizationId);
      const reasons = await reasonsOf({
        'organization.jsonl': adding(
          { row: 'job_member', jobId: other.jobId, memberId: world.admin.id },
          { row: 'job_member', jobId: world.jobId, memberId: other.admin.id },
          { row: 'job', id: other.jobId, organizationId, title: 'x', stages: [], createdAt: at },
          { row: 'member', id: newId(), organizationId: other.organizationId, role: 'admin' },
        ),
        'candidates.jsonl': adding(
          {
            row: 'candidate',
            id: other.candidateId,
            organizationId,
            kind: 'candidate',
            head: 9,
            createdAt: at,
            lastAt: at,
          },
          { row: 'notice', id: newId(), organizationId, candidateId: other.candidateId },
        ),
        'events.jsonl': adding({ row: 'event', candidateId: other.candidateId, seq: 9 }),
      });
      expect(reasons.join('\n')).toContain('another organization');
      expect(reasons).toHaveLength(7);
      expect(await exported(fresh.database, other.organizationId)).toEqual(before);
    });

    test('writes into no log and no audit that is here, and raises nobody', async () => {
      const {
        organizationId,
        candidateId,
        recruiter,
        admin: { id },
      } = world;
      const before = await exported(fresh.database, organizationId);
      const note = { type: 'note.added', audience: 'team', body: { text: 'forged' }, serverAt: at };
      const act = { organizationId, at, actorId: recruiter.id, action: 'data.exported' };
      const reasons = await reasonsOf({
        'organization.jsonl': (text) => text.replaceAll('"role":"recruiter"', '"role":"admin"'),
        'events.jsonl': adding({
          row: 'event',
          candidateId,
          seq: 4,
          id: newId(),
          actorId: recruiter.id,
          late: 0,
          ...note,
        }),
        'audit.jsonl': adding(
          { row: 'audit', id: newId(), ...act, detail: {}, key: null },
          { row: 'audit', id: newId(), ...act, detail: {}, key: `session.refused:${id}:x` },
        ),
      });
      expect(reasons).toEqual([
        expect.stringMatching(/^"events.jsonl",4,"is not in the log of this candidate here/),
        expect.stringMatching(/^"audit.jsonl",\d+,"is of the audit, which only what happens here/),
        expect.stringMatching(/^"audit.jsonl",\d+,"is of the audit, which only what happens here/),
      ]);
      const after = await exported(fresh.database, organizationId);
      for (const name of ['organization.jsonl', 'candidates.jsonl', 'events.jsonl']) {
        expect(String(after.get(name))).toBe(String(before.get(name)));
      }
    });

    test('a member whom it names here for the first time is nobody’s Zoom user and not active', async () => {
      const { organizationId } = world;
      const id = newId();
      const person = { name: 'Mal', email: 'mal@x.example', role: 'admin', timeZone: 'UTC' };
      const who = { zoomUserId: 'zoom-of-somebody-else', active: 1, createdAt: at };
      const line = { row: 'member', id, organizationId, ...person, ...who, formerZoomHash: null };
      await broughtIn(server, admin, forged(files, { 'organization.jsonl': adding(line) }));
      const row = await fresh.database.read
        .selectFrom('member')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      expect(row).toMatchObject({ zoom_user_id: null, active: 0 });
    });

    test('rows of another shape are refused one by one, and the good ones beside them come in', async () => {
      const { organizationId } = world;
      const template = { organizationId, changedBy: null, changedAt: at, content: {} };
      const one = await broughtIn(
        server,
        admin,
        forged(files, {
          'organization.jsonl': adding(
            { row: 'mail_template', kind: 'offer', version: 1, ...template },
            { row: 'mail_template', kind: 'rejection', version: 'one', ...template },
            { row: 'mail_template', kind: 'other', version: 1, secret: 1, ...template },
            { row: 'session', id: 'x', data: '{}', expiresAt: at },
            { row: 'access_token', hash: 'x', kind: 'machine', memberId: world.admin.id },
          ),
        }),
      );
      expect(one).toMatchObject({ state: 'done', added: 1, refused: 4 });
    });

    test('who was erased here stays erased', async () => {
      const { candidateId } = world;
      const asked = { candidateId, afterDays: 0 };
      expect((await admin.post('/api/privacy/erasures', asked)).status).toBe(200);
      const one = await broughtIn(server, admin, files);
      expect(one.refused).toBeGreaterThan(0);
      const found = await fresh.database.read
        .selectFrom('event')
        .select('seq')
        .where('candidate_id', '=', candidateId)
        .where('body', 'like', '%Niamh%')
        .execute();
      expect(found).toEqual([]);
    });

    describe('about an organization that comes in the place of an empty one', () => {
      let empty: Awaited<ReturnType<typeof makeEmpty>>;
      let whole: Files;
      let people: World;
      beforeAll(async () => {
        const elsewhere = await freshDatabase(engine);
        people = await makeWorld(elsewhere.database);
        await elsewhere.database.transact((tx) =>
          tx.sql.updateTable('organization').set({ zoom_account_id: ACCOUNT }).execute(),
        );
        whole = await exported(elsewhere.database, people.organizationId);
        await elsewhere.drop();
        empty = await makeEmpty(fresh.database, { zoomUserId: `zoom-${people.admin.id}` });
      });

      const against = async (change: Record<string, (text: string) => string>) => {
        const { state, reason } = await looked(
          server,
          await atDesk(server, empty.id),
          forged(whole, change),
        );
        expect(state).toBe('failed');
        return reason;
      };
      const inPeople = (from: string | RegExp, to: string) => ({
        'organization.jsonl': (text: string) => text.replace(from, to),
      });

      test('is refused where it is of another Zoom account', async () => {
        expect(await against(inPeople(ACCOUNT, 'another'))).toContain('another Zoom account');
      });

      test('is refused where whoever brings it is no active admin in it', async () => {
        const own = new RegExp(`("id":"${people.admin.id}".*?)"role":"admin"`);
        expect(await against(inPeople(own, '$1"role":"recruiter"'))).toContain('no admin of it');
        const zoom = `"zoomUserId":"zoom-${people.admin.id}"`;
        expect(await against(inPeople(zoom, '"zoomUserId":"zoom-x"'))).toContain('no admin of it');
        expect(await against(inPeople(`${zoom},"active":1`, `${zoom},"active":0`))).toContain(
          'no admin of it',
        );
      });

      test('is refused where that organization is here already, or this one is not empty', async () => {
        const there = await looked(server, await atDesk(server, empty.id), files);
        expect(there.reason).toContain('hireside import FILE');
        const used = await looked(server, admin, whole);
        expect(used.reason).toContain('there are candidates, jobs or other work already');
      });

      test('takes nobody along whom Zoom says to be somebody else’s', async () => {
        const desk = await atDesk(server, empty.id);
        const { interviewer, manager, organizationId } = people;
        await broughtIn(server, desk, whole);
        const stranger = {
          zoomUserId: `zoom-${interviewer.id}`,
          zoomAccountId: 'an account of their own',
          email: 'elena@elsewhere.example',
          name: 'Elena',
          timeZone: 'UTC',
          isVerified: true,
        };
        const colleague = { ...stranger, zoomUserId: `zoom-${manager.id}`, zoomAccountId: ACCOUNT };
        const enter = (who: typeof stranger) =>
          fresh.database.transact((tx) => admit(tx, who as never, NOON, { mayFound: true }));
        const one = await enter(stranger);
        expect(one).toMatchObject({ kind: 'member', isNew: true });
        expect(one.kind === 'member' && one.member.organizationId).not.toBe(organizationId);
        expect(await enter(colleague)).toMatchObject({
          kind: 'member',
          member: { id: manager.id },
        });
      });
    });
  });
}
