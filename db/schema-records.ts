import type { RecordKind } from '../common/records.ts';

/** The tables of what Zoom knows about interviews. */
export interface RecordsSchema {
  collecting: CollectingTable;
}

/** A kind that is not here is off. */
export interface CollectingTable {
  organization_id: string;
  kind: RecordKind;
  since: string;
  by_member_id: string | null;
}
