import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { z } from 'zod';
import { profile } from '../../common/events.ts';
import type { Instant } from '../../common/time.ts';

/** The columns of a CSV of candidates, in any order. Only the name must be there. */
export const COLUMNS = [
  'name',
  'email',
  'phone',
  'location',
  'headline',
  'source',
  'job',
  'stage',
  'applied_at',
  'tags',
] as const;
export type Column = (typeof COLUMNS)[number];

/** One person to import, checked; empty cells are `null`. */
export interface PersonRow {
  /** Where it stands in its file; in a CSV, the line it begins at. */
  line: number;
  name: string;
  email: string | null;
  phone: string | null;
  location: string | null;
  headline: string | null;
  source: string | null;
  links: { label?: string; url: string }[];
  tags: string[];
  job: string | null;
  stage: string | null;
  appliedAt: Instant | null;
}

const emptyAsNull = (text: unknown) =>
  typeof text !== 'string' || text.trim() === '' ? null : text.trim();
const cell = (max: number) => z.preprocess(emptyAsNull, z.string().max(max).nullable());

const date = z.union(
  [
    z.iso.date().transform((text) => `${text}T00:00:00.000Z`),
    z.iso
      .datetime({ offset: true, local: true })
      // Without a zone it is UTC, like every time of Hireside's own files.
      .transform((text) => new Date(/(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`))
      .transform((at) => at.toISOString()),
  ],
  'is no date like 2026-03-31 or 2026-03-31T09:30:00Z',
);

const tags = z.preprocess(
  (text) =>
    (emptyAsNull(text) ?? '')
      .split(';')
      .map((tag) => tag.trim())
      .filter(Boolean),
  profile.shape.tags.unwrap(),
);

export const rowSchema = z
  .object({
    name: z.preprocess(emptyAsNull, z.string('is missing').max(200)),
    email: z.preprocess(emptyAsNull, z.email('is no e-mail address').max(254).nullable()),
    phone: cell(40).transform((text) => text && internationalPhone(text)),
    location: cell(200),
    headline: cell(300),
    source: cell(200),
    job: cell(200),
    stage: cell(60),
    applied_at: z.preprocess(emptyAsNull, date.nullable()),
    tags,
  })
  .superRefine((row, context) => {
    for (const key of ['stage', 'applied_at'] as const) {
      if (row[key] !== null && row.job === null) {
        context.addIssue({ code: 'custom', path: [key], message: 'needs a job' });
      }
    }
  });

/** A number that reads the same everywhere, `+35315550142`; kept as written where it is not one. */
export function internationalPhone(text: string): string {
  const number = parsePhoneNumberFromString(text.replace(/^00/, '+'));
  return number?.isPossible() && !number.ext ? number.number : text;
}

/** Checks one row. A reason names the column first: `email is no e-mail address`. */
export function checkRow(
  line: number,
  cells: Partial<Record<Column, string>>,
): { row: PersonRow } | { reason: string } {
  const { success, data, error } = rowSchema.safeParse(cells);
  if (!success) {
    const issues = error.issues.map(({ path, message }) => `${path.join('.')} ${lower(message)}`);
    return { reason: issues.join('; ') };
  }
  const { applied_at: appliedAt, ...row } = data;
  return { row: { line, ...row, links: [], appliedAt } };
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
