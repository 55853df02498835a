import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The folder of an embedded database, where it is not there yet. */
export async function makeFolder(databaseUrl: string): Promise<void> {
  if (!databaseUrl.startsWith('sqlite:')) return;
  await mkdir(dirname(databaseUrl.slice('sqlite:'.length)), { recursive: true });
}
