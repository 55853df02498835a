import type { Line } from '../../db/interchange/line.ts';
import { batchesOf } from '../interchange/batches.ts';
import { jsonl, type Manifest } from '../interchange/format.ts';
import { type Source, SourceError } from '../interchange/source.ts';

/** Whose organization comes, and who is in it. */
export interface People {
  organization: Line;
  members: Line[];
}

const MEMBERS_MAX = 20_000;

/** @throws SourceError where the export does not say whose it is */
export async function peopleIn(source: Source, told: Manifest): Promise<People> {
  const file = jsonl('organization');
  const members: Line[] = [];
  let organization: Line | null = null;
  const wanted = Object.hasOwn(told.files, file) ? { [file]: told.files[file] } : {};
  for await (const { moving, batch } of batchesOf(source, wanted)) {
    if (moving?.table === 'organization') {
      organization = batch.find(({ line }) => line.id === told.organization.id)?.line ?? null;
    }
    if (moving?.table === 'member') members.push(...batch.map(({ line }) => line));
    if (members.length > MEMBERS_MAX) {
      throw new SourceError(`It has more than ${MEMBERS_MAX} members. Use the command line.`);
    }
  }
  if (organization === null) throw new SourceError('It does not say whose export it is.');
  return { organization, members };
}
