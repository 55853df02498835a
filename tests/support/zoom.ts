import type { Member } from '../../common/member.ts';
import type { Clock } from '../../common/time.ts';
import { toInstant } from '../../common/time.ts';
import type { Database } from '../../db/open.ts';
import { saveGrant } from '../../db/zoom-grants.ts';
import { Sealer } from '../../server/auth/seal.ts';
import type { ZoomConfig } from '../../server/config.ts';
import { type CloudUser, createCloudState } from '../../server/rehearsal/cloud/state.ts';
import { type RehearsalCloud, startRehearsalCloud } from '../../server/rehearsal/cloud/whole.ts';
import { sealTokens } from '../../server/zoom/tokens.ts';
import { CLIENT, DATA_KEYS } from './server.ts';

export const SEALER = new Sealer(DATA_KEYS);

/** A person with a Zoom account; whose member is the one with the id `zoom-<member id>`. */
export const zoomPerson = (id: string, more: Partial<CloudUser> = {}): CloudUser => ({
  id,
  accountId: 'corrib-account',
  firstName: 'Person',
  lastName: id.slice(-4),
  email: `${id.toLowerCase()}@zoom.example`,
  timeZone: 'Europe/Dublin',
  licensed: true,
  ...more,
});

export interface TestZoom extends RehearsalCloud {
  /** For a test server that is to use this Zoom. */
  config: ZoomConfig;
}

const SCOPES = ['user:read:user', 'meeting:read:meeting'];

/** A Zoom of the test's own, on a real port, with the rules of the rehearsal's. */
export async function startTestZoom(
  clock: Clock,
  people: CloudUser[] = [],
  scopes: readonly string[] = SCOPES,
): Promise<TestZoom> {
  const state = createCloudState(clock, people);
  const cloud = await startRehearsalCloud({ ...CLIENT, clock, state, scopes });
  const { apiUrl, oauthUrl } = cloud;
  return { ...cloud, config: { mode: 'live', ...CLIENT, apiUrl, oauthUrl } };
}

/** Makes a Zoom forget everything, so that it is as new and knows only these people. */
export function renewZoom({ state, grants, trouble }: TestZoom, people: CloudUser[] = []): void {
  const { trouble: _, ...fresh } = createCloudState(state.clock, people);
  refill(state, fresh);
  state.trouble.clear();
  Object.assign(trouble, { hold: null, isDown: false });
  Object.assign(grants.calls, { code: 0, refresh: 0, revoke: 0 });
}

/** Gives an object the contents of another one and stays itself: others hold it, or its parts. */
function refill<T extends object>(kept: T, fresh: Partial<T>): void {
  for (const key of Object.keys(fresh) as (keyof T)[]) {
    const [into, from] = [kept[key] as unknown, fresh[key] as unknown];
    if (into instanceof Map && from instanceof Map) {
      into.clear();
      for (const [name, value] of from) into.set(name, value);
    } else if (into instanceof Set && from instanceof Set) {
      into.clear();
      for (const value of from) into.add(value);
    } else if (Array.isArray(into) && Array.isArray(from)) {
      into.splice(0, into.length, ...from);
    } else if (isPlain(into) && isPlain(from)) {
      refill(into, from);
    } else {
      kept[key] = from as T[keyof T];
    }
  }
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** Connects a member to Zoom as if they had signed in. @returns the tokens, unsealed */
export async function connect(
  database: Database,
  zoom: TestZoom,
  member: Member,
  clock: Clock,
): Promise<{ access: string; refresh: string }> {
  const uid = `zoom-${member.id}`;
  const { access, refresh } = zoom.grants.begin(uid);
  const tokens = {
    accessToken: access,
    refreshToken: refresh,
    expiresInMs: 3_599_000,
    scope: zoom.grants.scope,
  };
  await database.transact((tx) =>
    saveGrant(tx, {
      member_id: member.id,
      organization_id: member.organizationId,
      zoom_user_id: uid,
      zoom_account_id: 'corrib-account',
      name: member.name,
      email: member.email,
      connected_at: toInstant(clock.now()),
      ...sealTokens({ sealer: SEALER, clock }, member.id, tokens),
    }),
  );
  return { access, refresh };
}
