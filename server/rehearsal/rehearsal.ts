import { type RequestHandler, Router } from 'express';
import { AppError } from '../../common/errors.ts';
import { DESK_KEYS, SEAT_KEYS } from '../../common/rehearsal.ts';
import type { Clock } from '../../common/time.ts';
import type { Config } from '../config.ts';
import { receiveReport } from '../mail/bounce.ts';
import { ERASED_TOPIC } from '../privacy/erasures.ts';
import { FIRST_INTERVIEW, ORGANIZATION } from '../seed/cast.ts';
import { refreshRehearsal, rehearsalCast, restartRehearsal } from '../seed/rehearsal.ts';
import { seedRehearsal } from '../seed/seed.ts';
import type { Services } from '../services.ts';
import { type Hook, hookTo } from './cloud/hooks.ts';
import { createRoomHooks } from './cloud/room-hooks.ts';
import type { RehearsalCloud } from './cloud/whole.ts';
import { playDay } from './day/play.ts';
import { deskDoor } from './desk.ts';
import { createDoors, type Doors } from './doors.ts';
import { forgetErased } from './mail-forget.ts';
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
  /** Where this server listens: Zoom's events of the room go there from now on. */
  listening(url: string): void;
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
  const { clientId, clientSecret, webhookSecret } = services.config.zoom;
  const hooks = createRoomHooks(
    {
      accountId: ORGANIZATION.zoomAccountId,
      hostId: cast.seats.recruiter.uid ?? '',
      minutes: FIRST_INTERVIEW.minutes,
    },
    services.clock,
    (event, error) => services.logger.warn({ err: error, event }, 'a rehearsed event got lost'),
  );
  let hook: Hook | null = null;
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
    hooks,
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
    playDay: async () => {
      if (cloud === null || hook === null)
        throw new AppError('conflict', 'Zoom is played elsewhere.');
      await playDay(services, cloud, hook);
    },
  });
  const router = Router();
  router.use(room, deskDoor(services, desks));
  if (mailbox !== null) {
    router.use(mailRouter(mailbox));
    services.database.bell.on(ERASED_TOPIC, () => {
      forgetErased(services.database, mailbox).catch((error: unknown) =>
        services.logger.warn({ err: error }, 'the mailbox still has mail of somebody erased'),
      );
    });
    mailbox.onReport((raw) => receiveReport(services.database, services.clock, raw));
  }
  return {
    gate: networkGate(network, doors.seatOf),
    router,
    framers: ['http://localhost:*', 'http://127.0.0.1:*'],
    doors,
    listening(url) {
      cloud?.webhooks.sendTo(`${url}/webhooks/zoom`, webhookSecret);
      hook = hookTo(url, webhookSecret, services.clock);
      hooks.open(hook);
    },
  };
}
