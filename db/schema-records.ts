import type { RecordKind } from '../common/records.ts';
import type { CallsSchema } from './schema-calls.ts';

/** The tables of what Zoom knows about interviews. */
export interface RecordsSchema extends CallsSchema {
  collecting: CollectingTable;
}

/** A kind that is not here is off. */
export interface CollectingTable {
  organization_id: string;
  kind: RecordKind;
  since: string;
  by_member_id: string | null;
}
