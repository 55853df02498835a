import { createReadStream } from 'node:fs';

const BYTE_ORDER_MARKS = [
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
] as const;

/** A file's text in pieces: see `textFrom`. */
export const textOf = (file: string): AsyncGenerator<string> => textFrom(createReadStream(file));

/**
 * Text in pieces, with every line end as `\n`. UTF-8, or UTF-16 where a byte order mark says so;
 * bytes that are neither come as U+FFFD, for the reader to refuse.
 */
export async function* textFrom(source: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  let head: Uint8Array = Buffer.alloc(0);
  let heldReturn = false;
  const decoded = (bytes: Uint8Array): string => {
    let text = (heldReturn ? '\r' : '') + decoder!.decode(bytes, { stream: true });
    // A carriage return at the end of a piece may be half of a line end.
    heldReturn = text.endsWith('\r');
    if (heldReturn) text = text.slice(0, -1);
    return text.replace(/\r\n?/g, '\n');
  };
  for await (const bytes of source) {
    head = decoder === null ? Buffer.concat([head, bytes]) : bytes;
    if (decoder === null && head.length < 2) continue;
    decoder ??= new TextDecoder(encodingOf(head));
    yield decoded(head);
  }
  if (decoder === null) {
    decoder = new TextDecoder();
    yield decoded(head);
  }
  yield (heldReturn ? '\n' : '') + decoder.decode();
}

const encodingOf = (head: Uint8Array): string =>
  BYTE_ORDER_MARKS.find(({ bytes }) => bytes.every((byte, n) => head[n] === byte))?.encoding ??
  'utf-8';
