import { type RequestHandler, Router } from 'express';
import { AppError } from '../../common/errors.ts';
import { DESK_KEYS, SEAT_KEYS } from '../../common/rehearsal.ts';
import type { Clock } from '../../common/time.ts';
import type { Config } from '../config.ts';
import { receiveReport } from '../mail/bounce.ts';
import { refreshRehearsal, rehearsalCast, restartRehearsal } from '../seed/rehearsal.ts';
import { seedRehearsal } from '../seed/seed.ts';
import type { Services } from '../services.ts';
import type { RehearsalCloud } from './cloud/whole.ts';
import { deskDoor } from './desk.ts';
import { createDoors, type Doors } from './doors.ts';
import { mailRouter } from './mail-router.ts';
import { type Mailbox, openMailbox } from './mailbox.ts';
import { createNetwork, networkGate } from './network.ts';
import { rehearsalRouter } from './router.ts';

export interface Rehearsal {
  gate: RequestHandler;
  router: Router;
  /** Origins that may frame the panel besides Zoom's: the room's. */
  framers: string[];
  /** To be opened once the app is complete. */
  doors: Doors;
  /** Says where the app itself is, for what Zoom sends it. */
  listens(port: number): void;
}

/** What of the rehearsal listens for itself; `null` for what is played elsewhere. */
export interface RehearsalParts {
  cloud: RehearsalCloud | null;
  mailbox: Mailbox | null;
}

/** The rehearsal's own mail server, where mail is on and no other server is named. */
export async function mailboxFor({ mail }: Config, clock: Clock): Promise<Mailbox | null> {
  return mail === null || mail.smtpUrl !== null ? null : openMailbox(clock, mail.from.address);
}

/** The rehearsal Zoom with its organization, its room and its cables, ready to be mounted. */
export async function createRehearsal(
  services: Services,
  { cloud, mailbox }: RehearsalParts,
): Promise<Rehearsal> {
  await seedRehearsal(services);
  await refreshRehearsal(services);
  const cast = rehearsalCast();
  const { clientId, clientSecret } = services.config.zoom;
  const network = createNetwork(services.clock);
  const doors = createDoors();
  const desks = DESK_KEYS.map((key) => ({ key, ...cast.desks[key] }));
  const room = rehearsalRouter({
    clientId,
    clientSecret,
    clock: services.clock,
    network,
    originOf: doors.originOf,
    desks,
    seats: async () => SEAT_KEYS.map((key) => ({ key, ...cast.seats[key] })),
    interview: async () => cast.interview,
    codeFor: (uid, value, redirectUri) => {
      if (cloud === null) throw new AppError('conflict', 'Zoom is played elsewhere.');
      return cloud.grants.codeFor(uid, redirectUri, { method: 'plain', value });
    },
    removeApp: async (uid) => {
      if (cloud === null) throw new AppError('conflict', 'Zoom is played elsewhere.');
      await cloud.remove(uid);
    },
    restart: async () => restartRehearsal(services),
  });
  const router = Router();
  router.use(room, deskDoor(services, desks));
  if (mailbox !== null) {
    router.use(mailRouter(mailbox));
    mailbox.onReport((raw) => receiveReport(services.database, services.clock, raw));
  }
  return {
    gate: networkGate(network, doors.seatOf),
    router,
    framers: ['http://localhost:*', 'http://127.0.0.1:*'],
    doors,
    listens(port) {
      const { host, zoom } = services.config;
      const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
      cloud?.webhooks.sendTo(`http://${name}:${port}/webhooks/zoom`, zoom.webhookSecret);
    },
  };
}
