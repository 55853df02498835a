import { toInstant } from '../../common/time.ts';
import type { Piece, Taken } from './taken.ts';

export const FORMAT = { name: 'hireside-data-about-a-person', version: 1 } as const;

/**
 * The JSON of it, written as it is read: never all of it in memory. Every row is a line of its own;
 * a document's bytes are in base64 under `content`.
 */
export async function* takenJson(taken: Taken): AsyncGenerator<string> {
  const { name, kind, organization, at, remarks } = taken;
  const head = {
    format: FORMAT.name,
    version: FORMAT.version,
    about: { kind, name },
    organization,
    takenAt: toInstant(at),
    remarks,
  };
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "sections": [`;
  const open: Piece['is'][] = [];
  let last: Piece['is'] | null = null;
  for await (const piece of taken.pieces()) {
    yield closing(open, piece.is);
    // The first of its kind inside what is around it has no comma before it.
    const isFirst = last === null || DEPTH[last] < DEPTH[piece.is];
    yield isFirst ? '\n' : ',\n';
    yield await text(piece);
    if (piece.is !== 'row') open.push(piece.is);
    last = piece.is;
  }
  yield `${closing(open, 'section')}\n  ]\n}\n`;
}

const DEPTH: Record<Piece['is'], number> = { section: 0, part: 1, row: 2 };

/** Ends what cannot go on once this begins. */
function closing(open: Piece['is'][], next: Piece['is']): string {
  let words = '';
  while (open.length > 0 && DEPTH[open.at(-1)!] >= DEPTH[next]) {
    words += open.pop() === 'part' ? '\n      ]}' : '\n    ]}';
  }
  return words;
}

async function text(piece: Piece): Promise<string> {
  if (piece.is === 'row') {
    const { row, file } = piece;
    const content = file === undefined ? {} : { content: (await file.bytes()).toString('base64') };
    return `        ${JSON.stringify({ ...row, ...content })}`;
  }
  const { is, ...words } = piece;
  const [indent, list] = is === 'section' ? ['    ', 'parts'] : ['      ', 'rows'];
  return `${indent}${JSON.stringify(words).slice(0, -1)},"${list}":[`;
}
