import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

const BYTE_ORDER_MARKS = [
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
] as const;

/**
 * A file's text in pieces, with every line end as `\n`. UTF-8, or UTF-16 where a byte order mark
 * says so; bytes that are neither come as U+FFFD, for the reader to refuse.
 */
export async function* textOf(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(await encodingOf(file));
  let heldReturn = false;
  for await (const bytes of createReadStream(file)) {
    let text: string = (heldReturn ? '\r' : '') + decoder.decode(bytes as Buffer, { stream: true });
    // A carriage return at the end of a piece may be half of a line end.
    heldReturn = text.endsWith('\r');
    if (heldReturn) text = text.slice(0, -1);
    yield text.replace(/\r\n?/g, '\n');
  }
  yield (heldReturn ? '\n' : '') + decoder.decode();
}

async function encodingOf(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const head = Buffer.alloc(2);
    await handle.read(head, 0, 2, 0);
    const mark = BYTE_ORDER_MARKS.find(({ bytes }) => bytes.every((byte, n) => head[n] === byte));
    return mark?.encoding ?? 'utf-8';
  } finally {
    await handle.close();
  }
}
