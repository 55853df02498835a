/** A message or one of its parts, taken apart (RFC 2045, RFC 2046). */
export interface MimePart {
  /** In their order, names in lower case, values unfolded and decoded. */
  headers: readonly (readonly [name: string, value: string])[];
  /** `text/plain`, in lower case. */
  type: string;
  params: Record<string, string>;
  /** Decoded from its transfer encoding; empty for what only holds parts. */
  content: Buffer;
  parts: readonly MimePart[];
}

/** Deeper is no letter from a person or a mail server. */
const DEPTH_MAX = 8;
const PARTS_MAX = 50;

/** Reads a message of any origin: whatever it is, it is taken for text rather than refused. */
export function parseMime(raw: Buffer): MimePart {
  return parsePart(raw.toString('latin1'), 0);
}

export const headerOf = ({ headers }: MimePart, name: string): string | null =>
  headers.find(([one]) => one === name)?.[1] ?? null;

/** Every part without parts of its own, in order. */
export function leavesOf(part: MimePart): MimePart[] {
  return part.parts.length === 0 ? [part] : part.parts.flatMap(leavesOf);
}

/** The content as text, in the character set that the part names. */
export function textOf({ content, params }: MimePart): string {
  try {
    return new TextDecoder(params.charset ?? 'utf-8').decode(content);
  } catch {
    return content.toString('utf8');
  }
}

function parsePart(text: string, depth: number): MimePart {
  const gap = /\r?\n\r?\n/.exec(text);
  const head = gap === null ? text : text.slice(0, gap.index);
  const body = gap === null ? '' : text.slice(gap.index + gap[0].length);
  const headers = parseHeaders(head);
  const find = (name: string) => headers.find(([one]) => one === name)?.[1];
  const { value, params } = parseParams(find('content-type') ?? 'text/plain');
  const type = value.toLowerCase();
  const { boundary } = params;
  if (type.startsWith('multipart/') && boundary !== undefined && depth < DEPTH_MAX) {
    const parts = split(body, boundary).map((one) => parsePart(one, depth + 1));
    return { headers, type, params, content: Buffer.alloc(0), parts };
  }
  const content = decode(body, find('content-transfer-encoding') ?? '7bit');
  return { headers, type, params, content, parts: [] };
}

/** Header lines of any block in the form of a message's head. */
export function parseHeaders(head: string): [string, string][] {
  return head
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .flatMap((line): [string, string][] => {
      const [, name, value] = /^([^\s:]+)\s*:\s*(.*)$/.exec(line) ?? [];
      return name === undefined ? [] : [[name.toLowerCase(), decodeWords(value!.trim())]];
    });
}

/** `text/calendar; method=REQUEST; name="a;b"`. */
function parseParams(header: string): { value: string; params: Record<string, string> } {
  const params: Record<string, string> = {};
  for (const [, name, quoted, plain] of header.matchAll(
    /;\s*([^\s=;]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;]*))/g,
  )) {
    params[name!.toLowerCase()] = quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '';
  }
  return { value: header.split(';')[0]!.trim(), params };
}

function split(body: string, boundary: string): string[] {
  const lines = `\n${body}`.split(/\r?\n--/);
  const parts: string[] = [];
  for (const piece of lines) {
    if (!piece.startsWith(boundary)) {
      // A line that begins with two dashes inside a part is that part's.
      if (parts.length > 0) parts[parts.length - 1] += `\r\n--${piece}`;
      continue;
    }
    const rest = piece.slice(boundary.length);
    if (rest.startsWith('--') || parts.length >= PARTS_MAX) break;
    parts.push(rest.replace(/^[ \t]*\r?\n/, ''));
  }
  return parts;
}

function decode(body: string, encoding: string): Buffer {
  switch (encoding.trim().toLowerCase()) {
    case 'base64':
      return Buffer.from(body, 'base64');
    case 'quoted-printable':
      return quotedPrintable(body.replace(/=[ \t]*\r?\n/g, ''));
    default:
      return Buffer.from(body, 'latin1');
  }
}

const quotedPrintable = (text: string): Buffer =>
  Buffer.from(
    text.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    ),
    'latin1',
  );

/** `=?utf-8?Q?Se=C3=A1n?=` (RFC 2047); bytes beyond ASCII without it are taken for UTF-8. */
function decodeWords(value: string): string {
  const plain = Buffer.from(value, 'latin1').toString('utf8');
  return plain
    .replace(/(=\?[^?]+\?[BQ]\?[^?]*\?=)\s+(?==\?[^?]+\?[BQ]\?)/gi, '$1')
    .replace(/=\?([^?*]+)(?:\*[^?]*)?\?([BQ])\?([^?]*)\?=/gi, (_, charset, how, text) => {
      const content =
        how.toUpperCase() === 'B'
          ? Buffer.from(text, 'base64')
          : quotedPrintable(text.replaceAll('_', ' '));
      return textOf({ headers: [], type: '', params: { charset }, content, parts: [] });
    });
}
