/** What people granted at Zoom, how they come to it, and what is left when they take it back. */
export async function up(run: (statement: string) => Promise<unknown>): Promise<void> {
  const statements = [
    'alter table organization add column zoom_account_id text',
    'create unique index organization_by_zoom_account on organization (zoom_account_id)',
    `create table zoom_grant (
      member_id text primary key references member (id),
      organization_id text not null references organization (id),
      zoom_user_id text not null unique, zoom_account_id text not null,
      name text not null, email text not null,
      access_token text not null, refresh_token text not null, expires_at text not null,
      scope text not null, status text not null, generation integer not null,
      lease_owner text, lease_until text, connected_at text not null)`,
    `create table oauth_state (
      hash text primary key, flow text not null, binding text not null, verifier text not null,
      return_to text, created_at text not null, expires_at text not null, used_at text)`,
    'create index oauth_state_by_expiry on oauth_state (expires_at)',
    `create table zoom_revocation (
      id text primary key, member_id text not null, access_token text not null,
      refresh_token text not null, expires_at text not null, created_at text not null)`,
    'create index zoom_revocation_by_member on zoom_revocation (member_id)',
    `create table zoom_disconnect (
      id text primary key, organization_id text not null references organization (id),
      reason text not null, at text not null, revoked_at text)`,
    'create index zoom_disconnect_by_organization on zoom_disconnect (organization_id, at, id)',
    `create table join_request (
      id text primary key, organization_id text not null references organization (id),
      zoom_user_id text not null, email text not null, name text not null,
      time_zone text not null, status text not null, asked_at text not null,
      unique (organization_id, zoom_user_id))`,
    `create table webhook_delivery (
      hash text primary key, event text not null, received_at text not null,
      expires_at text not null)`,
    'create index webhook_delivery_by_expiry on webhook_delivery (expires_at)',
  ];
  for (const statement of statements) await run(statement);
}
