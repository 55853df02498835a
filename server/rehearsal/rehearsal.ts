import type { RequestHandler, Router } from 'express';
import { SEAT_KEYS } from '../../common/rehearsal.ts';
import { refreshRehearsal, rehearsalCast, restartRehearsal } from '../seed/rehearsal.ts';
import { seedRehearsal } from '../seed/seed.ts';
import type { Services } from '../services.ts';
import { createNetwork, networkGate } from './network.ts';
import { rehearsalRouter } from './router.ts';

/** The rehearsal Zoom with its organization, its room and its cables, ready to be mounted. */
export async function createRehearsal(
  services: Services,
): Promise<{ gate: RequestHandler; router: Router; framers: string[] }> {
  await seedRehearsal(services);
  await refreshRehearsal(services);
  const cast = rehearsalCast();
  const { clientId, clientSecret } = services.config.zoom;
  const network = createNetwork(services.clock);
  const router = rehearsalRouter({
    clientId,
    clientSecret,
    clock: services.clock,
    network,
    seats: async () => SEAT_KEYS.map((key) => ({ key, ...cast.seats[key] })),
    interview: async () => cast.interview,
    restart: async () => restartRehearsal(services),
  });
  return {
    gate: networkGate(network),
    router,
    framers: ['http://localhost:*', 'http://127.0.0.1:*'],
  };
}
