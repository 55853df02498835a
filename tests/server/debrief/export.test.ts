import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../common/ids.ts';
import { escaped } from '../../../server/debrief/markdown.ts';
import { attachment } from '../../../server/http/attachment.ts';
import type { RunningServer } from '../../../server/start.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../../support/databases.ts';
import { NOON, type World, write } from '../../support/fixtures.ts';
import { Caller, startTestServer } from '../../support/server.ts';
import { tokenFor } from '../permissions/support.ts';
import { elenaRates, kofiRates, submits, worldWithKit } from './support.ts';

/** The words of each page. */
async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  const loading = getDocument({ data: bytes.slice(), useSystemFonts: false, verbosity: 0 });
  const pdf = await loading.promise;
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  await loading.destroy();
  return pages.map((page) => page.replaceAll(/\s+/g, ' '));
}

for (const engine of ENGINES) {
  describe(`taking the debrief along, on ${engine}`, () => {
    let fresh: TestDatabase;
    let server: RunningServer;
    let world: World;
    let recruiter: Caller;
    let elena: Caller;

    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      server = await startTestServer(fresh.url);
      world = await worldWithKit(fresh.database);
      const caller = async ({ id }: { id: string }) =>
        new Caller(server.url, await tokenFor(fresh.database, id));
      recruiter = await caller(world.recruiter);
      elena = await caller(world.interviewer);
      const kofi = await caller(world.colleague);
      await write(fresh.database, world.log, NOON, [
        { id: newId(), type: 'candidate.edited', body: { name: 'Hana Novotná' } },
      ]);
      await elenaRates(world, elena);
      await submits(world, elena, 'no', '# Not a heading\n- nor | a list');
      await kofiRates(world, kofi);
      await submits(world, kofi, null);
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });

    const take = async (suffix: string, { token }: Caller = recruiter) => {
      const url = `${server.url}/api/interviews/${world.interviewId}/debrief${suffix}`;
      const res = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
      return { headers: res.headers, bytes: new Uint8Array(await res.arrayBuffer()) };
    };

    test('Markdown says everything, and what was typed is text', async () => {
      const { headers, bytes } = await take('.md');
      expect(headers.get('content-type')).toMatch(/^text\/markdown; charset=utf-8/i);
      expect(new TextDecoder().decode(bytes)).toBe(`# Debrief: Hana Novotná

Senior Data Engineer, Technical interview, interview 2 of 4, now in Interview

2 of 2 scorecards submitted.

| Attribute | Elena Duarte | Kofi Mensah |
| --- | --- | --- |
| Recommendation | No (2) | No decision |
| Reliability | Strong no (1) | Yes (3) |
| SQL | Yes (3) | Yes (3) |
| Working with analysts | Not assessed | Not assessed |

## Recommendation

- **Elena Duarte**: No (2)\\
  \\# Not a heading\\
  \\- nor \\| a list
- **Kofi Mensah**: No decision

## Reliability

*Two steps apart*

- **Elena Duarte**: Strong no (1). Focus attribute\\
  Re-runs by luck.
  - 12:00, Concern: Vague on re-runs: “we \\*usually\\* just ran it again”
- **Kofi Mensah**: Yes (3)

## SQL

Reads a plan

*Agreed*

- **Elena Duarte**: Yes (3)
- **Kofi Mensah**: Yes (3)\\
  UNHEARD

## Working with analysts

- **Elena Duarte**: Not assessed
- **Kofi Mensah**: Not assessed

---

Not assessed counts as nothing: no zero, no average.

Exported from Hireside by Priya Raman, 21 November 2026, 12:00 (Europe/Dublin).
`);
    });

    test('the PDF has the same words in shapes that print, and numbered pages', async () => {
      const { headers, bytes } = await take('.pdf');
      expect(headers.get('content-type')).toBe('application/pdf');
      const pages = await pagesOf(bytes);
      const text = pages.join(' ');
      for (const words of [
        'Debrief: Hana Novotná',
        'Senior Data Engineer, Technical interview, interview 2 of 4, now in Interview',
        '2 of 2 scorecards submitted.',
        'Elena Duarte: Strong no (1)',
        'Kofi Mensah: No decision',
        'Two steps apart',
        'Focus attribute',
        '12:00, Concern: Vague on re-runs: “we *usually* just ran it again”',
        '# Not a heading',
        'Not assessed counts as nothing: no zero, no average.',
        'Exported from Hireside by Priya Raman, 21 November 2026, 12:00 (Europe/Dublin).',
        'Hana Novotná, Senior Data Engineer, round 2',
      ]) {
        expect(text).toContain(words);
      }
      for (const [index, page] of pages.entries()) {
        expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
      }
    });

    test('the same debrief taken again is the same file', async () => {
      for (const suffix of ['.md', '.pdf']) {
        const [one, two] = [await take(suffix), await take(suffix)];
        expect(Buffer.compare(one.bytes, two.bytes)).toBe(0);
      }
    });

    test('it is saved under the candidate’s name and kept by nothing on the way', async () => {
      const { headers } = await take('.pdf');
      expect(headers.get('content-disposition')).toBe(
        'attachment; filename="Debrief Hana Novotna.pdf"; ' +
          "filename*=UTF-8''Debrief%20Hana%20Novotn%C3%A1.pdf",
      );
      expect(headers.get('cache-control')).toBe('private, no-store');
    });

    test('a long debrief runs over pages that each say whose it is', async () => {
      const long = await worldWithKit(fresh.database);
      const interviewer = new Caller(
        server.url,
        await tokenFor(fresh.database, long.interviewer.id),
      );
      await elenaRates(long, interviewer, 'Many words that say little. '.repeat(300));
      await submits(long, interviewer, 'yes', 'A long line\n'.repeat(150));
      const staff = new Caller(server.url, await tokenFor(fresh.database, long.recruiter.id));
      const url = `${server.url}/api/interviews/${long.interviewId}/debrief.pdf`;
      const res = await fetch(url, { headers: { authorization: `Bearer ${staff.token}` } });
      const pages = await pagesOf(new Uint8Array(await res.arrayBuffer()));
      expect(pages.length).toBeGreaterThan(2);
      for (const [index, page] of pages.entries()) {
        expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
        expect(page).toContain('Niamh Brennan');
      }
    });
  });
}

test.each([
  ['**bold** and `code`', '\\*\\*bold\\*\\* and \\`code\\`'],
  ['<img src=x onerror=y>', '\\<img src=x onerror=y\\>'],
  ['[a](javascript:b) ![c](d)', '\\[a\\](javascript:b) \\!\\[c\\](d)'],
  ['1. first', '1\\. first'],
  ['2) second', '2\\) second'],
  ['+ plus', '\\+ plus'],
  ['--- a rule', '\\--- a rule'],
  ['=== a title', '\\=== a title'],
  ['a | b', 'a \\| b'],
  ['&amp; a \\ b', '\\&amp; a \\\\ b'],
  ['see https://example.com or www.example.com', 'see https\\://example.com or www\\.example.com'],
  ['one\r\ntwo\tthree', 'one two three'],
])('Markdown: %j is text', (typed, expected) => {
  expect(escaped(typed)).toBe(expected);
});

test.each([
  ['Zoë "Z" O’Neil', 'Zoe _Z_ O_Neil', 'Zo%C3%AB%20%22Z%22%20O%E2%80%99Neil'],
  ['a\r\nb: c', 'a__b_ c', 'a%0D%0Ab%3A%20c'],
  ["it's (*)", 'it_s (_)', 'it%27s%20%28%2A%29'],
  ['李小龙', '___', '%E6%9D%8E%E5%B0%8F%E9%BE%99'],
])('a file named %j has a name in every client', (name, plain, extended) => {
  expect(attachment(name)).toBe(`attachment; filename="${plain}"; filename*=UTF-8''${extended}`);
});
