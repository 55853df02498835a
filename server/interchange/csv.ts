import type { Candidate } from '../../common/candidate.ts';
import { csvOf } from '../../common/csv.ts';
import { applicationsOf, profilesOf } from '../../db/interchange/people.ts';
import { candidateIds, type Reader } from '../../db/interchange/read.ts';
import { COLUMNS } from '../import/row.ts';

/**
 * Candidates for people, in the columns that an import takes: one row for each application, or one
 * where there is none.
 */
export async function* csvLines(reader: Reader): AsyncGenerator<Uint8Array> {
  yield Buffer.from(csvOf([COLUMNS]));
  for await (const ids of candidateIds(reader)) {
    const applications = await applicationsOf(reader.sql, ids);
    const rows = (await profilesOf(reader.sql, ids)).flatMap(({ id, profile }) => {
      const own = applications.get(id) ?? [];
      const person = personOf(profile);
      const tags = (profile.tags ?? []).join(';');
      return own.length === 0
        ? [[...person, null, null, null, tags]]
        : own.map((one) => [...person, one.jobTitle, one.stage, one.appliedAt, tags]);
    });
    if (rows.length > 0) yield Buffer.from(csvOf(rows));
  }
}

const personOf = (one: Candidate) => [
  one.name,
  one.email ?? null,
  one.phone ?? null,
  one.location ?? null,
  one.headline ?? null,
  one.source ?? null,
];
