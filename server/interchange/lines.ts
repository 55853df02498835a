import { SourceError } from './source.ts';

/** A note has 10,000 characters at most, and no line holds more than some hundred of them. */
const LINE_BYTES = 16_000_000;
const BREAK = 10;

/** The lines of a file, one at a time. @throws SourceError for one that no export writes */
export async function* linesIn(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let held: Uint8Array[] = [];
  let size = 0;
  const take = (last: Uint8Array) => {
    const text = Buffer.concat([...held, last]).toString('utf8');
    held = [];
    size = 0;
    return text.endsWith('\r') ? text.slice(0, -1) : text;
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let to = chunk.indexOf(BREAK); to !== -1; to = chunk.indexOf(BREAK, from)) {
      yield take(chunk.subarray(from, to));
      from = to + 1;
    }
    held.push(chunk.subarray(from));
    size += chunk.length - from;
    if (size > LINE_BYTES) throw new SourceError('A line in it is longer than any export writes.');
  }
  const last = take(new Uint8Array());
  if (last !== '') yield last;
}

/** A whole file that is known to be small. @throws SourceError where it is not */
export async function wholeOf(
  chunks: AsyncIterable<Uint8Array>,
  bound: number,
  name: string,
): Promise<Buffer> {
  const held: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    held.push(chunk);
    size += chunk.length;
    if (size > bound) throw new SourceError(`${name} is larger than any export writes.`);
  }
  return Buffer.concat(held);
}
