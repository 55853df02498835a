import type { ShownRow } from './values.ts';

/** What somebody takes along of what is held about a person, told piece by piece. */
export interface Taken {
  /** Whose data. */
  name: string;
  kind: 'candidate' | 'member';
  organization: string;
  /** Milliseconds. */
  at: number;
  /** What is not in it and why, and what the reader may ask for; a sentence or two each. */
  remarks: readonly string[];
  pieces(): AsyncGenerator<Piece>;
}

export type Piece =
  | { is: 'section'; heading: string }
  /** Rows of one table, with why it is kept and how long. */
  | { is: 'part'; table: string; purpose: string; kept: string }
  | { is: 'row'; row: ShownRow; file?: TakenFile };

/** A stored document, read when it is written. */
export interface TakenFile {
  name: string;
  media: string;
  bytes(): Promise<Buffer>;
}
