/** The tables behind the connection to Zoom. Columns named in `sealed.ts` hold sealed text only. */
export interface ZoomSchema {
  zoom_grant: ZoomGrantTable;
  oauth_state: OAuthStateTable;
  zoom_revocation: ZoomRevocationTable;
  zoom_disconnect: ZoomDisconnectTable;
  join_request: JoinRequestTable;
  webhook_delivery: {
    hash: string;
    /** Zoom's own name for the delivery, where it gave one. */
    request_id: string | null;
    event: string;
    received_at: string;
    expires_at: string;
  };
}

/** What one member granted. One row for web and in-client sign-in: a new grant ends the old one. */
export interface ZoomGrantTable {
  member_id: string;
  organization_id: string;
  zoom_user_id: string;
  zoom_account_id: string;
  name: string;
  email: string;
  access_token: string;
  refresh_token: string;
  /** Of the access token. */
  expires_at: string;
  /** What was really granted, separated by spaces. */
  scope: string;
  status: 'connected' | 'needs_login';
  /** Counts the token pairs: who refreshed an old pair does not overwrite a newer one. */
  generation: number;
  /** The worker that is refreshing, and until when nobody else does. */
  lease_owner: string | null;
  lease_until: string | null;
  connected_at: string;
}

export interface OAuthStateTable {
  /** Of the state: whoever reads the table cannot answer for anybody. */
  hash: string;
  flow: 'web' | 'in_client';
  /** Hash of the session that began. */
  binding: string;
  /** PKCE's secret, sealed; empty once used. */
  verifier: string;
  return_to: string | null;
  created_at: string;
  expires_at: string;
  used_at: string | null;
}

/** Tokens that Zoom has still to be told to forget; gone as soon as it knows. */
export interface ZoomRevocationTable {
  id: string;
  member_id: string;
  access_token: string;
  refresh_token: string;
  expires_at: string;
  created_at: string;
}

/** That a connection ended, and when: nothing of whose it was. */
export interface ZoomDisconnectTable {
  id: string;
  organization_id: string;
  reason: 'disconnected' | 'deauthorized';
  at: string;
  /** When Zoom confirmed that its tokens are dead. */
  revoked_at: string | null;
}

export interface JoinRequestTable {
  id: string;
  organization_id: string;
  zoom_user_id: string;
  email: string;
  name: string;
  time_zone: string;
  status: 'pending' | 'refused';
  asked_at: string;
}
