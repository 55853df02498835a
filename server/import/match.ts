import { createHash } from 'node:crypto';
import type { Profile } from '../../common/events.ts';
import { DEFAULT_STAGES, type Stage } from '../../common/pipeline.ts';
import type { ImportedCandidate } from '../../db/operations.ts';
import { internationalPhone, type PersonRow } from './row.ts';

const keyOf = (text: string) => text.normalize('NFC').trim().toLowerCase();

/** How rows without an e-mail address find their candidate again. */
export const nameKey = (name: string, jobId: string | null) => `${keyOf(name)}\n${jobId ?? ''}`;

export const titleKey = keyOf;

/** Candidates by name and job: those read before, and what one transaction adds to them. */
export class Names {
  readonly added = new Map<string, string>();

  constructor(readonly under: ReadonlyMap<string, string>) {}

  get(key: string): string | undefined {
    return this.added.get(key) ?? this.under.get(key);
  }

  add(key: string, id: string): void {
    if (this.get(key) === undefined) this.added.set(key, id);
  }
}

/**
 * The id of a candidate who came without an e-mail address: the same for the same name and job,
 * so that a second run finds the candidate whatever has been corrected since.
 */
export function idWithoutEmail(organizationId: string, { name, job }: PersonRow): string {
  const text = [organizationId, keyOf(name), keyOf(job ?? '')].join('\n');
  return `imp-${createHash('sha256').update(text).digest('base64url').slice(0, 32)}`;
}

/** The stage a row names: by name first, else the first of that type; `null` where there is none. */
export function stageFor(
  stage: string | null,
  stages: readonly Stage[] = DEFAULT_STAGES,
): string | null {
  if (stage === null) return stages[0]?.name ?? null;
  const wanted = keyOf(stage);
  const found =
    stages.find(({ name }) => keyOf(name) === wanted) ?? stages.find(({ type }) => type === wanted);
  return found?.name ?? null;
}

/** What a row adds to a profile, and where it says something else. Only blanks are filled. */
export function compare(
  row: PersonRow,
  { profile }: Pick<ImportedCandidate, 'profile'>,
): { fill: Partial<Profile>; differs: string[] } {
  const fill: Partial<Profile> = {};
  const differs: string[] = [];
  if (row.name !== profile.name) differs.push('name');
  for (const field of ['email', 'phone', 'location', 'headline', 'source'] as const) {
    const [given, known] = [row[field], profile[field]];
    if (given === null) continue;
    if (!known) fill[field] = given;
    else if (!isSame(field, given, known)) differs.push(field);
  }
  if (row.tags.length > 0 && profile.tags.length === 0) fill.tags = row.tags;
  else if (row.tags.some((tag) => !profile.tags.includes(tag))) differs.push('tags');
  const urls = profile.links.map(({ url }) => url);
  if (row.links.length > 0 && urls.length === 0) fill.links = row.links;
  else if (row.links.some(({ url }) => !urls.includes(url))) differs.push('links');
  return { fill, differs };
}

function isSame(field: string, given: string, known: string): boolean {
  if (field === 'email') return keyOf(given) === keyOf(known);
  return given === (field === 'phone' ? internationalPhone(known) : known);
}
