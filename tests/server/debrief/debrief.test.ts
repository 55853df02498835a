import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Debrief } from '../../../common/debrief.ts';
import { newId } from '../../../common/ids.ts';
import { listAudit } from '../../../db/audit.ts';
import { eventsAfter } from '../../../db/log.ts';
import { LOOKED } from '../../../server/audit/looks.ts';
import type { RunningServer } from '../../../server/start.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../../support/databases.ts';
import { draft, NOON, type World, write } from '../../support/fixtures.ts';
import { Caller, startTestServer } from '../../support/server.ts';
import { tokenFor } from '../permissions/support.ts';
import { elenaRates, kofiRates, submits, worldWithKit } from './support.ts';

for (const engine of ENGINES) {
  describe(`the debrief on ${engine}`, () => {
    let fresh: TestDatabase;
    let server: RunningServer;
    let world: World;
    let admin: Caller;
    let recruiter: Caller;
    let manager: Caller;
    let elena: Caller;
    let kofi: Caller;

    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      server = await startTestServer(fresh.url);
    });
    beforeEach(async () => {
      world = await worldWithKit(fresh.database);
      const caller = async ({ id }: { id: string }) =>
        new Caller(server.url, await tokenFor(fresh.database, id));
      admin = await caller(world.admin);
      recruiter = await caller(world.recruiter);
      manager = await caller(world.manager);
      elena = await caller(world.interviewer);
      kofi = await caller(world.colleague);
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });

    const path = (suffix = '') => `/api/interviews/${world.interviewId}/debrief${suffix}`;
    const read = async (caller: Caller): Promise<Debrief> => {
      const { status, body } = await caller.get(path());
      expect(status).toBe(200);
      return body;
    };
    const bytes = async ({ token }: Caller, suffix = '') => {
      const headers = { authorization: `Bearer ${token}` };
      const res = await fetch(server.url + path(suffix), { headers });
      expect(res.status).toBe(200);
      return Buffer.from(await res.arrayBuffer()).toString('latin1');
    };

    test('answers also where four cards cite more notes than one statement takes', async () => {
      const authors = [world.interviewer, world.colleague, world.manager, world.recruiter];
      for (const { id: actorId } of authors) {
        const about = { actorId, interviewId: world.interviewId };
        const ratings = Array.from({ length: 200 }, (_, n) => ({
          ...about,
          id: newId(),
          type: 'rating.set' as const,
          body: {
            attributeId: `attribute-${n}`,
            value: 'yes' as const,
            evidence: Array.from({ length: 50 }, () => newId()),
          },
        }));
        const submitted = { type: 'scorecard.submitted' as const, body: { recommendation: null } };
        const events = [...ratings, { ...about, id: newId(), ...submitted }];
        await write(fresh.database, world.log, NOON, events);
      }
      expect((await read(admin)).attributes.length).toBeGreaterThanOrEqual(200);
    });

    test('sets the cards side by side, disagreement first, with the evidence', async () => {
      const noteId = await elenaRates(world, elena);
      await submits(world, elena, 'no', 'Operations are the job.');
      await kofiRates(world, kofi);
      await submits(world, kofi, 'strong_yes');
      const debrief = await read(recruiter);
      expect(debrief).toMatchObject({
        state: 'open',
        candidateName: 'Niamh Brennan',
        jobTitle: 'Senior Data Engineer',
        stage: 'Interview',
        round: 2,
      });
      expect(debrief.attributes.map(({ name, spread }) => [name, spread])).toEqual([
        ['Reliability', 2],
        ['SQL', 0],
        ['Working with analysts', 0],
      ]);
      expect(debrief.attributes[0]!.judgements).toMatchObject([
        { value: 'strong_no', isFocus: true, evidence: [{ noteId, flag: 'concern' }] },
        { value: 'yes', isFocus: false, evidence: [] },
      ]);
      expect(debrief.recommendations.map(({ value }) => value)).toEqual(['no', 'strong_yes']);
    });

    test('while blind, nothing a colleague does changes one byte, in no format', async () => {
      await elenaRates(world, elena);
      const all = () => Promise.all(['', '.md', '.pdf'].map((suffix) => bytes(elena, suffix)));
      const before = await all();
      await kofiRates(world, kofi);
      const hidden = await all();
      await submits(world, kofi, 'strong_yes', 'UNHEARD');
      const submitted = await all();
      expect(hidden).toEqual(before);
      expect(submitted).toEqual(before);
      expect(JSON.parse(submitted[0]!)).toMatchObject({ state: 'blind' });
      expect(submitted.join()).not.toContain('UNHEARD');
      await submits(world, elena, 'no');
      expect((await read(elena)).state).toBe('open');
      expect(await bytes(elena, '.md')).toContain('UNHEARD');
    });

    test('a draft is nobody’s but its author’s', async () => {
      await kofiRates(world, kofi);
      for (const caller of [recruiter, admin, manager]) {
        const debrief = await read(caller);
        expect(debrief.state).toBe('waiting');
        expect(debrief.recommendations).toEqual([]);
        expect(JSON.stringify(debrief)).not.toContain('UNHEARD');
      }
    });

    test('opening is written once, by whom, and unblinds nobody', async () => {
      await kofiRates(world, kofi);
      await submits(world, kofi, 'yes');
      expect((await manager.post(path(), {})).status).toBe(403);
      const first = await recruiter.post(path(), {});
      expect(first).toMatchObject({ status: 200, body: { state: 'open' } });
      expect(await admin.post(path(), {})).toMatchObject({ status: 200, body: { state: 'open' } });
      const events = await eventsAfter(fresh.database, world.candidateId, 0, 100);
      const opened = events.filter(({ type }) => type === 'debrief.opened');
      expect(opened).toMatchObject([
        { actorId: world.recruiter.id, interviewId: world.interviewId },
      ]);
      const blind = await read(elena);
      expect(blind.state).toBe('blind');
      expect(JSON.stringify(blind)).not.toContain('UNHEARD');
    });

    test('an admin’s look is kept before it is answered; a recruiter’s is none', async () => {
      const looks = async () =>
        (await listAudit(fresh.database, world.organizationId, { limit: 50 })).filter(
          ({ action }) => action === LOOKED,
        );
      await read(admin);
      expect(await looks(), 'nothing to look at').toEqual([]);
      await kofiRates(world, kofi);
      await submits(world, kofi, 'yes');
      await read(recruiter);
      expect(await looks()).toEqual([]);
      await bytes(admin, '.pdf');
      await read(admin);
      expect(await looks()).toMatchObject([
        { actorId: world.admin.id, interviewId: world.interviewId },
      ]);
    });

    test('private and deleted notes are no evidence', async () => {
      const { candidateId, interviewId } = world;
      const secret = draft('note.added', { text: 'SECRET' }, { interviewId, audience: 'author' });
      const gone = draft('note.added', { text: 'GONE' }, { interviewId });
      const evidence = [secret.id, gone.id];
      await kofi.append(
        candidateId,
        secret,
        gone,
        draft('rating.set', { attributeId: 'attr-sql', value: 'no', evidence }, { interviewId }),
        draft('note.deleted', { noteId: gone.id }),
      );
      await submits(world, kofi, null);
      for (const caller of [kofi, recruiter]) {
        expect(JSON.stringify(await read(caller))).not.toMatch(/SECRET|GONE/);
      }
    });

    test('a change after seeing others says so', async () => {
      await kofiRates(world, kofi);
      await submits(world, kofi, 'yes');
      await elenaRates(world, elena);
      await submits(world, elena, 'no');
      const here = { interviewId: world.interviewId };
      await elena.append(
        world.candidateId,
        draft('rating.set', { attributeId: 'attr-reliability', value: 'no' }, here),
      );
      const { attributes } = await read(kofi);
      expect(attributes.find(({ id }) => id === 'attr-reliability')!.judgements[0]).toMatchObject({
        value: 'no',
        changed: { informed: true },
        earlier: [{ value: 'strong_no' }],
      });
    });

    test('an interview of another application is not found by who may see the candidate', async () => {
      const applicationId = newId();
      const interviewId = newId();
      await write(fresh.database, world.log, NOON, [
        {
          id: newId(),
          type: 'application.added',
          applicationId,
          body: { jobId: world.jobId, jobTitle: 'Other job', stage: 'Applied' },
        },
        {
          id: newId(),
          type: 'interview.scheduled',
          applicationId,
          interviewId,
          body: {
            title: 'Other interview',
            round: 1,
            rounds: 1,
            startsAt: new Date(NOON).toISOString(),
            minutes: 30,
            memberIds: [],
          },
        },
      ]);
      for (const suffix of ['', '.md', '.pdf']) {
        const url = `/api/interviews/${interviewId}/debrief${suffix}`;
        expect((await elena.get(url)).status).toBe(404);
      }
    });
  });
}
