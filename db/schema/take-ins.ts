/** The tables of exports that an admin brings in from the desk (decision 0061). */
export interface TakeInsSchema {
  take_in: TakeInTable;
  take_in_chunk: TakeInChunkTable;
  take_in_refusal: TakeInRefusalTable;
  member_unproven: { member_id: string; organization_id: string };
}

export type TakeInState =
  /** Its bytes are on their way. */
  | 'receiving'
  /** It is being looked through; nothing of it comes in. */
  | 'checking'
  /** It was, and an admin decides. */
  | 'ready'
  | 'running'
  | 'done'
  /** It cannot come in, or broke off: `reason` says why. */
  | 'failed'
  /** Nobody wanted it any more. */
  | 'gone';

export interface TakeInTable {
  id: string;
  organization_id: string;
  asked_by: string;
  asked_at: string;
  /** When something last happened to it: what nobody goes on with is removed. */
  touched_at: string;
  /** Of the file, as the browser says. */
  name: string;
  /** At most one of an organization is in one of the first four. */
  state: TakeInState;
  /** Of the file, and how much of it is here, bytes. */
  size: number;
  received: number;
  sha256: string | null;
  /** Sealed; opens the chunks. Empty where there are none. */
  key: string;
  /** `Seen` as JSON: what is in it. */
  seen: string | null;
  added: number;
  unchanged: number;
  refused: number;
  /** Why it failed or went, a sentence. */
  reason: string | null;
  ended_at: string | null;
}

/** Encrypted: who reads the database file or its backups reads no copy of everything. */
export interface TakeInChunkTable {
  take_in_id: string;
  seq: number;
  bytes: Buffer;
}

/** A line that does not come in. */
export interface TakeInRefusalTable {
  take_in_id: string;
  seq: number;
  file: string;
  line: number;
  reason: string;
}
