import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../common/ids.ts';
import { listAudit } from '../../db/audit.ts';
import type { RunningServer } from '../../server/start.ts';
import { tokenFor } from '../server/permissions/support.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { makeWorld, type World } from '../support/fixtures.ts';
import { readPdf } from '../support/pdf-pages.ts';
import { MARK, markOf, personalColumns, plant } from '../support/plant.ts';
import { Caller, startTestServer } from '../support/server.ts';
import { sayMuch } from './say-much.ts';

/** Left out on purpose: numbers that are no texts, and the instance of a meeting, which names nobody. */
const NO_TEXT = ['application.on_hold', 'call.duration', 'call.talk'];
const isInstance = (column: string) => /(^|_)uuid$/.test(column);

interface Part {
  table: string;
  purpose: string;
  kept: string;
  rows: Record<string, unknown>[];
}
export interface TakenJson {
  about: { kind: string; name: string };
  organization: string;
  remarks: string[];
  sections: { heading: string; parts: Part[] }[];
}

for (const engine of ENGINES) {
  describe(`what is held about a candidate, on ${engine}`, () => {
    let fresh: TestDatabase;
    let server: RunningServer;
    let world: World;
    let admin: Caller;
    let taken: TakenJson;
    let text: string;

    const take = async (path: string, { token }: Caller = admin) =>
      fetch(`${server.url}${path}`, { headers: { authorization: `Bearer ${token}` } });

    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      server = await startTestServer(fresh.url);
      world = await makeWorld(fresh.database);
      admin = new Caller(server.url, await tokenFor(fresh.database, world.admin.id));
      await plant(fresh.database, world);
      await submitPlanted(fresh, world);
      const answer = await take(`/api/candidates/${world.candidateId}/data`);
      expect(answer.status).toBe(200);
      text = await answer.text();
      taken = JSON.parse(text);
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });

    const wanted = () =>
      personalColumns().filter(
        ({ table, column }) =>
          !NO_TEXT.includes(`${table}.${column}`) && !isInstance(column) && column !== 'bytes',
      );

    test('the JSON has what every column of the inventory holds about them', () => {
      const missing = wanted().filter(({ table, column }) => !text.includes(markOf(table, column)));
      expect(missing).toEqual([]);
      expect(wanted().length).toBeGreaterThan(40);
      const file = partOf(taken, 'file').rows.find(({ content }) => content !== undefined);
      const content = Buffer.from(String(file!.content), 'base64').toString();
      expect(content).toBe(markOf('file', 'bytes'));
    });

    test('every table that can be about a candidate has a heading that people read', () => {
      expect(taken.sections.map(({ heading }) => heading)).not.toContain('What else is held');
      for (const { purpose, kept } of taken.sections.flatMap(({ parts }) => parts)) {
        expect(purpose).toMatch(/\.$/);
        expect(kept).not.toBe('');
      }
      expect(taken.about).toEqual({ kind: 'candidate', name: markOf('candidate', 'name') });
    });

    test('no key, no secret and no name of a member is in it', () => {
      for (const { id, name, email } of [world.admin, world.interviewer, world.recruiter]) {
        for (const secret of [id, name, email]) expect(text).not.toContain(secret);
      }
      expect(text).not.toContain(world.candidateId);
      for (const place of ['planted-meeting_plan-join_url', 'planted-meeting_plan-passcode'])
        expect(text).not.toContain(place);
      expect(text).toContain('"Interviewer 1"');
    });

    test('the PDF has the same words, and is one that a screen reader can read', async () => {
      const answer = await take(`/api/candidates/${world.candidateId}/data.pdf`);
      expect(answer.headers.get('content-type')).toBe('application/pdf');
      const pdf = await readPdf(new Uint8Array(await answer.arrayBuffer()));
      // A line may break at any hyphen.
      const words = pdf.pages.join('').replaceAll(/\s/g, '').toLowerCase();
      const missing = wanted().filter(
        ({ table, column }) => !words.includes(markOf(table, column)),
      );
      expect(missing).toEqual([]);
      const name = markOf('candidate', 'name');
      expect(pdf).toMatchObject({ title: `What Corrib holds about ${name}`, language: 'en-GB' });
      expect(pdf.tags).toEqual(expect.arrayContaining(['H1', 'H2', 'H3', 'P']));
      expect(pdf.bookmarks.slice(0, 2)).toEqual(['Who you are', 'What you applied for']);
      for (const [index, page] of pdf.pages.entries())
        expect(page).toContain(`Page ${index + 1} of ${pdf.pages.length}`);
      const attached = Object.values(pdf.attached).map((bytes) => Buffer.from(bytes).toString());
      expect(attached).toEqual([markOf('file', 'bytes')]);
    });

    test('of another candidate and of another organization there is nothing', async () => {
      const other = newId();
      await admin.post('/api/candidates', { id: other, name: 'Other Person' });
      const foreign = await makeWorld(fresh.database);
      const answer = await (await take(`/api/candidates/${other}/data`)).text();
      expect(answer).toContain('Other Person');
      expect(answer).not.toContain(MARK);
      expect(text).not.toContain('Other Person');
      expect((await take(`/api/candidates/${foreign.candidateId}/data`)).status).toBe(404);
      expect((await take(`/api/members/${foreign.interviewer.id}/data`)).status).toBe(404);
    });

    test('that it was taken is kept, by whom and of whom, before a word is read', async () => {
      const rows = await listAudit(fresh.database, world.organizationId, { limit: 50 });
      const taking = rows.filter(({ action }) => action === 'privacy.data_taken');
      expect(taking.at(-1)).toMatchObject({
        actorId: world.admin.id,
        candidateId: world.candidateId,
        detail: { format: 'json' },
      });
      expect(partOf(taken, 'audit').rows).toContainEqual(
        expect.objectContaining({ action: 'privacy.data_taken', actor: 'Admin 1' }),
      );
      // Others' scorecards are in it: a look like any other.
      expect(rows.map(({ action }) => action)).toContain('scorecards.looked');
    });

    test('it is saved under their name and kept by nothing on the way', async () => {
      const { headers } = await take(`/api/candidates/${world.candidateId}/data`);
      expect(headers.get('content-disposition')).toContain(
        `filename="What we hold about ${markOf('candidate', 'name')}.json"`,
      );
      expect(headers.get('cache-control')).toBe('private, no-store');
    });

    test('letters that the fonts lack are seen to be lacking, and a long transcript has pages', async () => {
      const id = newId();
      await admin.post('/api/candidates', { id, name: '王小明 Wang', headline: 'Zoë Novotná' });
      await sayMuch(fresh, { ...world, candidateId: id }, 250);
      const answer = await take(`/api/candidates/${id}/data.pdf`);
      const { pages } = await readPdf(new Uint8Array(await answer.arrayBuffer()));
      expect(pages.join(' ')).toContain('□□□ Wang');
      expect(pages.join(' ')).toContain('Zoë Novotná');
      expect(pages.at(-1)).toContain('stands for a letter that this document’s fonts do not have');
      expect(pages.length).toBeGreaterThan(4);
      expect(pages.join(' ')).toContain('00:04:09 Somebody: Sentence 249');
    });

    test('a recruiter may not take it', async () => {
      const recruiter = new Caller(server.url, await tokenFor(fresh.database, world.recruiter.id));
      const answer = await take(`/api/candidates/${world.candidateId}/data`, recruiter);
      expect(answer.status).toBe(403);
    });
  });
}

const partOf = ({ sections }: TakenJson, table: string): Part =>
  sections.flatMap(({ parts }) => parts).find((part) => part.table === table)!;

/** Makes what is planted of scorecards a submitted one, of an interview that there is. */
async function submitPlanted({ database }: TestDatabase, { interviewId }: World): Promise<void> {
  await database.transact(async (tx) => {
    for (const table of ['scorecard', 'judgement', 'notice'] as const) {
      await tx.sql
        .updateTable(table)
        .set({ interview_id: interviewId })
        .where('interview_id', 'like', 'planted-%')
        .execute();
    }
    await tx.sql
      .updateTable('interview')
      .set({ member_ids: '[]' })
      .where('id', 'like', 'planted-%')
      .execute();
    // Whoever remembers who stands how to the candidate remembers wrong from here on.
    await tx.sql.updateTable('candidate').set({ facts_version: 9_999 }).execute();
  });
}
