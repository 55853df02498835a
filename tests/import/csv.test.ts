import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Item, readCsv } from '../../server/import/csv.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hireside-csv-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(content: string | Buffer): Promise<Item[]> {
  const file = join(folder, 'people.csv');
  await writeFile(file, content);
  const items: Item[] = [];
  for await (const item of readCsv(file)) items.push(item);
  return items;
}
const rows = (items: Item[]) => items.flatMap((item) => ('row' in item ? [item.row] : []));
const reasons = (items: Item[]) =>
  items.flatMap((item) => ('reason' in item ? [`line ${item.line}: ${item.reason}`] : []));

describe('a CSV of candidates', () => {
  test('is read with every column, in any order', async () => {
    const items = await read(
      'tags,applied_at,stage,job,source,headline,location,phone,email,name\n' +
        'dbt; Airflow ;,2026-03-31,screen,Analyst,Referral,"Analyst, senior",Cork,+353 1 555 0142,n@example.com,Niamh\n',
    );
    expect(items).toEqual([
      {
        row: {
          line: 2,
          name: 'Niamh',
          email: 'n@example.com',
          phone: '+35315550142',
          location: 'Cork',
          headline: 'Analyst, senior',
          source: 'Referral',
          links: [],
          tags: ['dbt', 'Airflow'],
          job: 'Analyst',
          stage: 'screen',
          appliedAt: '2026-03-31T00:00:00.000Z',
        },
      },
    ]);
  });

  test('says at which line a bad row begins, past line ends in quotes, of either kind', async () => {
    const content =
      'name,email,headline\nA,a@x.org,"one\ntwo"\n\nB,no-address,\nC,c@x.org,"x\n\ny"\n,d@x.org,\n';
    for (const text of [content, content.replaceAll('\n', '\r\n')]) {
      const items = await read(text);
      expect(rows(items).map(({ name, line }) => [name, line])).toEqual([
        ['A', 2],
        ['C', 6],
      ]);
      expect(rows(items)[0]?.headline).toBe('one\ntwo');
      expect(reasons(items)).toEqual([
        'line 5: email is no e-mail address',
        'line 9: name is missing',
      ]);
    }
  });

  test('comes from Excel with semicolons, a byte order mark, or as UTF-16', async () => {
    const text = 'Name;E-Mail;Email\nZoë Ólafs;x;zoe@example.com\n';
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    for (const content of [`\ufeff${text}`, utf16, text.replaceAll(';', '\t')]) {
      const items = await read(content);
      expect(rows(items)).toMatchObject([{ name: 'Zoë Ólafs', email: 'zoe@example.com' }]);
      expect(items[0]).toEqual({ warning: 'Columns not used: E-Mail' });
    }
  });

  test('refuses rows in another encoding one by one, and reads the others', async () => {
    const bytes = Buffer.concat([
      Buffer.from('name,email\nGood,good@x.org\nJos'),
      Buffer.from([0xe9]),
      Buffer.from(',jose@x.org\nNul\0,nul@x.org\nLast,last@x.org\n'),
    ]);
    const items = await read(bytes);
    expect(rows(items).map(({ name }) => name)).toEqual(['Good', 'Last']);
    expect(reasons(items)).toEqual([
      'line 3: holds bytes that are no UTF-8 text',
      'line 4: holds bytes that are no UTF-8 text',
    ]);
  });

  test('names the line where a quotation mark is opened and never closed', async () => {
    const items = await read('name,email\nA,a@x.org\n"B,b@x.org\nC,c@x.org\n');
    expect(rows(items).map(({ name }) => name)).toEqual(['A']);
    expect(reasons(items)).toEqual(['line 3: opens a quotation mark that is never closed']);
  });

  test('keeps quotation marks, formulas and long cells as the text they are', async () => {
    const items = await read('name,headline\n=cmd|A1,+SUM(1) "quoted" inside\nShort\nLong,a,b,c\n');
    expect(rows(items)).toMatchObject([
      { name: '=cmd|A1', headline: '+SUM(1) "quoted" inside' },
      { name: 'Short', headline: null },
    ]);
    expect(reasons(items)).toEqual(['line 4: has 4 cells for 2 columns']);
  });

  test.each([
    ['31.03.2026', null],
    ['2026-02-30', null],
    ['2026-03-31T09:30:00+02:00', '2026-03-31T07:30:00.000Z'],
    ['2026-03-31T09:30:00', '2026-03-31T09:30:00.000Z'],
  ])('takes ISO dates only: %s', async (text, expected) => {
    const items = await read(`name,job,applied_at\nA,Analyst,${text}\n`);
    if (expected === null) expect(reasons(items)[0]).toContain('applied_at is no date');
    else expect(rows(items)[0]?.appliedAt).toBe(expected);
  });

  test('needs a job where it names a stage', async () => {
    expect(reasons(await read('name,stage\nA,Screen\n'))).toEqual(['line 2: stage needs a job']);
  });

  test.each([
    ['', 'is empty'],
    ['\n\n', 'is empty'],
    ['Niamh,niamh@example.com\nSven,sven@example.com\n', 'must name the columns'],
    ['name,email,email\n', 'twice'],
  ])('without a usable first line is refused as a whole: %j', async (content, words) => {
    await expect(read(content)).rejects.toThrow(words);
  });

  test('keeps phone numbers it cannot read, and those with an extension, as written', async () => {
    const numbers = ['0151 23', '+353 1 555 0142 ext. 7', '00353 1 555 0142', '020 7946 0000'];
    const items = await read(`name,phone\n${numbers.map((one) => `A,${one}`).join('\n')}\n`);
    expect(rows(items).map(({ phone }) => phone)).toEqual([
      '0151 23',
      '+353 1 555 0142 ext. 7',
      '+35315550142',
      '020 7946 0000',
    ]);
  });
});
