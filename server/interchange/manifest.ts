import { FORMAT, MANIFEST, type Manifest, manifest } from './format.ts';
import { wholeOf } from './lines.ts';
import { checkFile, type Source, SourceError } from './source.ts';

/** One line for each stored file: this is half a million of them. */
const MANIFEST_BYTES = 64_000_000;

/** What an export says of itself. @throws SourceError where it is none, or of a newer Hireside */
export async function manifestOf(source: Source): Promise<Manifest> {
  let value: unknown;
  try {
    const bytes = await wholeOf(await source.read(MANIFEST), MANIFEST_BYTES, MANIFEST);
    value = JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    if (error instanceof SourceError) throw error;
    throw new SourceError(`${MANIFEST} cannot be read.`);
  }
  const parsed = manifest.safeParse(value);
  if (!parsed.success) throw new SourceError(`${MANIFEST} is not one of an export of Hireside.`);
  if (parsed.data.version > FORMAT.version) {
    throw new SourceError('A newer Hireside wrote this. Bring this one up to date first.');
  }
  return parsed.data;
}

/**
 * Reads every file through, and compares it with what the manifest says.
 * @throws SourceError for the first that differs
 */
export async function checkAll(
  source: Source,
  told: Manifest,
  progress?: (file: string) => void | Promise<void>,
): Promise<void> {
  for (const [name, expected] of Object.entries(told.files)) {
    await progress?.(name);
    await checkFile(source, name, expected);
  }
}
