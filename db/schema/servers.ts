/** The tables of what servers tell each other about this moment. */
export interface ServersSchema {
  server: ServerTable;
  presence: PresenceTable;
  request_count: RequestCountTable;
}

/** A server that has streams open; dead once its lease is over. */
export interface ServerTable {
  id: string;
  lease_until: string;
}

/** A member who has a candidate's panel open at one server. */
export interface PresenceTable {
  server_id: string;
  candidate_id: string;
  member_id: string;
  organization_id: string;
  /** How many windows; never 0. */
  streams: number;
  writing: 0 | 1;
}

/** Requests of one address in one minute, at all servers. */
export interface RequestCountTable {
  /** A keyed digest: addresses are stored nowhere. */
  key: string;
  count: number;
  expires_at: string;
}
