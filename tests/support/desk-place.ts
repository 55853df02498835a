import type { DeskContext } from '../../client/desk/context.ts';
import { createServerClock } from '../../client/sync/clock.ts';
import { DEFAULT_SETTINGS } from '../../common/facts.ts';
import type { Role } from '../../common/member.ts';
import { NOON, NOON_MS } from '../common/samples.ts';
import type { FakeApi } from './fake-api.ts';
import { TestPlatform } from './test-platform.ts';

/** Where pages of the desk are shown: who looks, and where they go from there. */
export function deskOf(api: FakeApi, role: Role = 'recruiter') {
  const went: string[] = [];
  const platform = new TestPlatform(NOON_MS);
  const zoom = async () => ({ inZoom: false as const });
  const me = {
    id: 'priya',
    organizationId: 'corrib',
    name: 'Priya Raman',
    email: 'priya@corrib.example',
    role,
    active: true,
    timeZone: 'Europe/Dublin',
  };
  const organization = { id: 'corrib', name: 'Corrib', settings: DEFAULT_SETTINGS };
  const desk = {
    boot: { serverTime: NOON, me, organization },
    api,
    services: { api, platform, clock: createServerClock(platform.clock), zoom },
    now: () => NOON_MS,
    go: (path: string) => void went.push(path),
    iAm: () => undefined,
    // Asks as the real one does, and forgets the answer.
    door: {
      open: (ask: () => Promise<string>) => ask().then(() => 'opened' as const),
      openHere: async (ask: () => Promise<string>) => void (await ask()),
    },
    openFile: () => {
      throw new Error('no page of these tests opens a file');
    },
  } satisfies DeskContext;
  return { desk, went };
}
