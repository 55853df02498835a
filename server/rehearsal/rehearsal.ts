import type { RequestHandler, Router } from 'express';
import { AppError } from '../../common/errors.ts';
import { SEAT_KEYS } from '../../common/rehearsal.ts';
import { refreshRehearsal, rehearsalCast, restartRehearsal } from '../seed/rehearsal.ts';
import { seedRehearsal } from '../seed/seed.ts';
import type { Services } from '../services.ts';
import type { RehearsalCloud } from './cloud/oauth-server.ts';
import { createDoors, type Doors } from './doors.ts';
import { createNetwork, networkGate } from './network.ts';
import { rehearsalRouter } from './router.ts';

export interface Rehearsal {
  gate: RequestHandler;
  router: Router;
  /** Origins that may frame the panel besides Zoom's: the room's. */
  framers: string[];
  /** To be opened once the app is complete. */
  doors: Doors;
}

/** The rehearsal Zoom with its organization, its room and its cables, ready to be mounted. */
export async function createRehearsal(
  services: Services,
  cloud: RehearsalCloud | null,
): Promise<Rehearsal> {
  await seedRehearsal(services);
  await refreshRehearsal(services);
  const cast = rehearsalCast();
  const { clientId, clientSecret } = services.config.zoom;
  const network = createNetwork(services.clock);
  const doors = createDoors();
  const router = rehearsalRouter({
    clientId,
    clientSecret,
    clock: services.clock,
    network,
    originOf: doors.originOf,
    seats: async () => SEAT_KEYS.map((key) => ({ key, ...cast.seats[key] })),
    interview: async () => cast.interview,
    codeFor: (uid, value, redirectUri) => {
      if (cloud === null) throw new AppError('conflict', 'Zoom is played elsewhere.');
      return cloud.grants.codeFor(uid, redirectUri, { method: 'plain', value });
    },
    restart: async () => restartRehearsal(services),
  });
  return {
    gate: networkGate(network, doors.seatOf),
    router,
    framers: ['http://localhost:*', 'http://127.0.0.1:*'],
    doors,
  };
}
