/** The tables of what people ask for about their own data. */
export interface AccessSchema {
  erasure_request: ErasureRequestTable;
}

/** A member who wants to be erased, until an admin does it or they think better of it. */
export interface ErasureRequestTable {
  id: string;
  organization_id: string;
  member_id: string;
  at: string;
}
