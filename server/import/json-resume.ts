import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { link } from '../../common/events.ts';
import { LIMITS } from '../../common/limits.ts';
import { FileError, type Item } from './csv.ts';
import { checkRow } from './row.ts';

const text = z.string().nullish();

/** The parts of a JSON Resume document (jsonresume.org, schema 1.0.0) that a profile has. */
const schema = z.looseObject({
  basics: z.looseObject({
    name: z.string(),
    email: text,
    phone: text,
    label: text,
    url: text,
    location: z.looseObject({ city: text, region: text, countryCode: text }).nullish(),
    profiles: z.array(z.looseObject({ network: text, url: text })).nullish(),
  }),
  work: z
    .array(z.looseObject({ name: text, company: text, position: text, endDate: text }))
    .nullish(),
});
type JsonResume = z.infer<typeof schema>;

/**
 * Reads a JSON Resume document as one person.
 * @throws FileError where it is not JSON, or not such a document
 */
export async function* readJsonResume(file: string): AsyncGenerator<Item> {
  if ((await stat(file)).size > LIMITS.jsonBody) throw new FileError(`${file} is too large.`);
  yield* resumeItems(file, parseJson(file, await readFile(file, 'utf8')));
}

/** The same, of what was read already; `file` is what errors call it. */
export function* resumeItems(file: string, document: unknown): Generator<Item> {
  const parsed = schema.safeParse(document);
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!;
    throw new FileError(`${file} is no JSON Resume document: ${path.join('.')} ${message}.`);
  }
  const { basics, work } = parsed.data;
  const { city, region, countryCode } = basics.location ?? {};
  const checked = checkRow(1, {
    name: basics.name,
    email: basics.email ?? '',
    phone: basics.phone ?? '',
    headline: basics.label?.trim() || headlineOf(work),
    location: [city, region, countryCode].filter(Boolean).join(', '),
  });
  if ('reason' in checked) {
    yield { line: 1, reason: checked.reason };
    return;
  }
  const given = [
    { url: basics.url },
    ...(basics.profiles ?? []).map(({ network, url }) => ({ label: network, url })),
  ];
  const links: z.infer<typeof link>[] = [];
  for (const { url, ...one } of given) {
    if (!url) continue;
    const label = 'label' in one && one.label ? { label: one.label } : {};
    const known = link.safeParse({ ...label, url });
    if (!known.success) yield { warning: `Not a link, left out: ${url}` };
    else if (links.length < 10 && !links.some((link) => link.url === url)) links.push(known.data);
  }
  yield { row: { ...checked.row, links } };
}

/** `Data engineer, now at Corrib Rail`, from the latest work. */
function headlineOf(work: JsonResume['work']): string {
  const latest = work?.[0];
  const where = latest?.name ?? latest?.company;
  if (!latest?.position) return '';
  if (!where) return latest.position;
  return `${latest.position}, ${latest.endDate ? 'before' : 'now'} at ${where}`;
}

function parseJson(file: string, content: string): unknown {
  try {
    return JSON.parse(content.replace(/^\ufeff/, ''));
  } catch {
    throw new FileError(`${file} is not JSON.`);
  }
}
