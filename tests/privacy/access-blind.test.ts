import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../common/ids.ts';
import type { RunningServer } from '../../server/start.ts';
import { tokenFor } from '../server/permissions/support.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { draft, makeWorld, NOON, type World, write } from '../support/fixtures.ts';
import { Caller, startTestServer } from '../support/server.ts';

const WORDS = { private: 'FORMYEYESALONE', draft: 'NOTYETSUBMITTED', team: 'FOREVERYONE' };

for (const engine of ENGINES) {
  describe(`what an admin takes along is blind like everything else, on ${engine}`, () => {
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
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });

    const take = async ({ candidateId }: World) => {
      const answer = await fetch(`${server.url}/api/candidates/${candidateId}/data`, {
        headers: { authorization: `Bearer ${admin.token}` },
      });
      return answer.text();
    };
    const rate = (interviewId: string, comment: string) =>
      draft('rating.set', { attributeId: 'attr-sql', value: 'yes', comment }, { interviewId });
    const submit = (interviewId: string) =>
      draft('scorecard.submitted', { recommendation: 'yes' }, { interviewId });

    test('notes for their author alone and scorecards not submitted leave no trace in it', async () => {
      const { candidateId, interviewId } = world;
      const told = draft('note.added', { text: WORDS.team }, { interviewId });
      await elena.append(candidateId, told);
      const before = await take(world);
      const own = draft('note.added', { text: WORDS.private }, { interviewId, audience: 'author' });
      await elena.append(
        candidateId,
        own,
        draft('note.edited', { noteId: own.id, text: `${WORDS.private} again` }),
        rate(interviewId, WORDS.draft),
      );
      const after = await take(world);
      expect(after).toContain(WORDS.team);
      for (const word of [WORDS.private, WORDS.draft]) expect(after).not.toContain(word);
      // Nothing tells that there is any, except what is said to everyone always.
      expect(withoutAudit(after)).toEqual(withoutAudit(before));
      expect(after).toContain('keeps for themselves alone');
      await elena.append(candidateId, submit(interviewId));
      expect(await take(world)).toContain(WORDS.draft);
    });

    test('an admin who judges in a round takes nothing of it before they have judged', async () => {
      const blind = await makeWorld(fresh.database);
      const { interviewId, candidateId } = blind;
      const kofi = new Caller(server.url, await tokenFor(fresh.database, blind.colleague.id));
      const own = new Caller(server.url, await tokenFor(fresh.database, blind.admin.id));
      admin = own;
      await write(fresh.database, blind.log, NOON, [
        {
          id: newId(),
          type: 'interview.member_added',
          interviewId,
          body: { memberId: blind.admin.id },
        },
      ]);
      const before = await take(blind);
      expect(before).toContain('Scorecards of round 2 are not in this file');
      await kofi.append(candidateId, rate(interviewId, WORDS.draft), submit(interviewId));
      const after = await take(blind);
      expect(withoutAudit(after)).toEqual(withoutAudit(before));
      await own.append(candidateId, submit(interviewId));
      const free = await take(blind);
      expect(free).toContain(WORDS.draft);
      expect(free).not.toContain('are not in this file, because');
    });
  });
}

/** Who took it and when differs each time. */
function withoutAudit(text: string): unknown {
  const { takenAt: _, sections, ...rest } = JSON.parse(text);
  const others = (sections as { parts: { table: string }[] }[]).map(({ parts, ...section }) => ({
    ...section,
    parts: parts.filter(({ table }) => table !== 'audit'),
  }));
  return { ...rest, sections: others };
}
