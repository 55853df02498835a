/** The tables of copies that an admin takes along, and what opens the audit to erasure. */
export interface ExportsSchema {
  audit_unlock: { id: string };
  data_export: DataExportTable;
  data_export_chunk: DataExportChunkTable;
}

export interface DataExportTable {
  id: string;
  organization_id: string;
  asked_by: string;
  asked_at: string;
  /** `gone`: its bytes are deleted. At most one of an organization is `running`. */
  state: 'running' | 'ready' | 'failed' | 'gone';
  /** How many candidates there are, and how many are written. */
  candidates: number;
  done: number;
  /** Written so far; of the whole file once it is ready. */
  bytes: number;
  /** Of the whole file, once it is ready. */
  sha256: string | null;
  /** Why it failed or went before its time, a sentence. */
  reason: string | null;
  /** Sealed; opens the chunks. Empty where there are none. */
  key: string;
  ended_at: string | null;
  expires_at: string | null;
}

/** Encrypted: who reads the database file or its backups reads no copy of everything. */
export interface DataExportChunkTable {
  export_id: string;
  seq: number;
  bytes: Buffer;
}
