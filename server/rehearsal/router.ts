import express, { type Router } from 'express';
import { z } from 'zod';
import { AppError } from '../../common/errors.ts';
import {
  MEETING_ROLES,
  type RehearsalRoom,
  type RehearsalSeat,
  SEAT_KEYS,
  SEATS,
  type SeatKey,
} from '../../common/rehearsal.ts';
import { type Clock, toInstant } from '../../common/time.ts';
import { CONTEXT_LIFETIME_MS, sealAppContext } from './app-context.ts';
import type { RoomHooks, RoomRun } from './cloud/room-hooks.ts';
import type { DeskPerson } from './desk.ts';
import { localOnly } from './local-only.ts';
import type { Network } from './network.ts';
import { createRoom, type ScheduledMeeting, type SeatPerson } from './room.ts';

export interface RehearsalDeps {
  clientId: string;
  clientSecret: string;
  clock: Clock;
  network: Network;
  /** Where a seat's panel is. */
  originOf: (seat: SeatKey) => string;
  seats: () => Promise<SeatPerson[]>;
  interview: () => Promise<ScheduledMeeting | null>;
  /** A code for somebody who allows the app inside the client, whose PKCE is `plain`. */
  codeFor: (uid: string, challenge: string, redirectUri: string) => string;
  /** What somebody does who removes the app at Zoom. */
  removeApp: (uid: string) => Promise<void>;
  desks: readonly DeskPerson[];
  /** Hears what happens in the meeting. */
  hooks?: RoomHooks;
  /** Puts the interview back to its beginning, starting now in the meeting of this UUID. */
  restart: (meetingUuid: string) => Promise<void>;
  /** Turns on what Zoom knows and tells of the interview's day up to now. */
  playDay: () => Promise<void>;
}

const seat = z.enum(SEAT_KEYS);
/** The run that the page plays: it outlives a restart of this server, as a Zoom meeting would. */
const meeting = z
  .strictObject({ uuid: z.string().min(1).max(100), startedAt: z.iso.datetime() })
  .optional();
const endInput = z.strictObject({ meeting });
const networkInput = z.strictObject({ seat, cut: z.boolean() });
const contextInput = z.strictObject({
  seat,
  breakout: z.boolean().optional(),
  role: z.enum(MEETING_ROLES).optional(),
  meeting,
});

const seatInput = z.strictObject({ seat });

const authorizeInput = z.strictObject({
  seat,
  codeChallenge: z.string().min(1).max(128),
  redirectUri: z.url().max(500),
});

/** The Zoom cloud's side of the rehearsal room, under `/rehearsal/api`. Errors go on as `AppError`. */
export function rehearsalRouter(deps: RehearsalDeps): Router {
  const { clock, network } = deps;
  const room = createRoom(clock);
  const router = express.Router();
  const api = '/rehearsal/api';
  router.use(api, localOnly, express.json({ limit: '10kb' }));

  async function seats(): Promise<RehearsalSeat[]> {
    const people = await deps.seats();
    return SEAT_KEYS.flatMap((key) =>
      people
        .filter((person) => person.key === key)
        .map(({ name, uid }) => ({
          key,
          ...SEATS[key],
          name,
          uid,
          origin: deps.originOf(key),
          cutSince: network.cutSince(key),
        })),
    );
  }

  async function view(): Promise<RehearsalRoom> {
    const meeting = room.meeting(await deps.interview());
    const desks = deps.desks.map(({ key, name }) => ({ key, name }));
    return { meeting, seats: await seats(), desks, now: toInstant(clock.now()) };
  }

  /** The run that is on; `null` where none is. */
  async function running(): Promise<RoomRun | null> {
    const meeting = room.meeting(await deps.interview());
    if (meeting?.state !== 'running' || meeting.startedAt === null) return null;
    const { uuid, number, topic, startedAt } = meeting;
    return { uuid, number, topic, startedAt };
  }

  async function mustHaveInterview(): Promise<void> {
    if ((await deps.interview()) === null)
      throw new AppError('conflict', 'There is no interview to rehearse.');
  }

  router.get(`${api}/room`, async (_req, res) => {
    res.set('cache-control', 'no-store').json(await view());
  });

  router.post(`${api}/start`, async (_req, res) => {
    await mustHaveInterview();
    room.start();
    const run = await running();
    if (run) deps.hooks?.started(run);
    res.json(await view());
  });

  router.post(`${api}/end`, async (req, res) => {
    const input = parse(endInput, req.body);
    if (input.meeting) room.adopt(input.meeting.uuid, input.meeting.startedAt);
    const run = await running();
    if (run) deps.hooks?.ended(run);
    room.end();
    res.json(await view());
  });

  router.post(`${api}/start-over`, async (_req, res) => {
    await mustHaveInterview();
    const uuid = room.newUuid();
    const before = await running();
    if (before) deps.hooks?.ended(before);
    await deps.hooks?.idle();
    await deps.restart(uuid);
    room.startOver(uuid);
    const run = await running();
    if (run) deps.hooks?.started(run);
    res.json(await view());
  });

  // The day takes the place of a meeting that is on; its panels stay and see everything come.
  router.post(`${api}/day`, async (req, res) => {
    await mustHaveInterview();
    const input = parse(endInput, req.body);
    if (input.meeting) room.adopt(input.meeting.uuid, input.meeting.startedAt);
    const run = await running();
    if (run) deps.hooks?.ended(run);
    room.end();
    await deps.hooks?.idle();
    await deps.playDay();
    res.json(await view());
  });

  router.post(`${api}/network`, async (req, res) => {
    const input = parse(networkInput, req.body);
    if (input.cut) network.cut(input.seat);
    else network.restore(input.seat);
    res.json(await view());
  });

  router.post(`${api}/context`, async (req, res) => {
    const input = parse(contextInput, req.body);
    if (input.meeting) room.adopt(input.meeting.uuid, input.meeting.startedAt);
    const meeting = room.meeting(await deps.interview());
    if (meeting === null || meeting.state === 'waiting')
      throw new AppError('conflict', 'The meeting has not started.');
    const person = (await seats()).find((one) => one.key === input.seat);
    if (person === undefined) throw new AppError('not_found', 'Nobody sits there.');
    const run = await running();
    // Whose panel opens is in the meeting.
    if (run) deps.hooks?.joined(run, person.key, presentAs(person));
    const ts = clock.now();
    const context = sealAppContext(
      {
        typ: 'meeting',
        ...(person.uid === null ? {} : { uid: person.uid }),
        mid: meeting.uuid,
        aud: deps.clientId,
        iss: 'marketplace.zoom.us',
        ts,
        exp: ts + CONTEXT_LIFETIME_MS,
        attendrole: input.role ?? person.role,
        ...(input.breakout ? { bmid: meeting.breakoutUuid } : {}),
        entitlements: [],
      },
      deps.clientSecret,
    );
    res.set('cache-control', 'no-store').json({ context });
  });

  async function uidIn(key: SeatKey): Promise<string> {
    const person = (await seats()).find((one) => one.key === key);
    if (person?.uid == null) throw new AppError('conflict', 'Nobody there is signed in to Zoom.');
    return person.uid;
  }

  router.post(`${api}/authorize`, async (req, res) => {
    const input = parse(authorizeInput, req.body);
    const uid = await uidIn(input.seat);
    const code = deps.codeFor(uid, input.codeChallenge, input.redirectUri);
    res.set('cache-control', 'no-store').json({ code });
  });

  router.post(`${api}/remove-app`, async (req, res) => {
    await deps.removeApp(await uidIn(parse(seatInput, req.body).seat));
    res.json(await view());
  });

  return router;
}

/** Guests and people of other accounts have no address at Zoom. */
const presentAs = ({ name, uid }: RehearsalSeat) => ({ name, zoomUserId: uid, email: null });

function parse<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body ?? {});
  if (result.success) return result.data;
  const issues = result.error.issues.map(({ path, message }) => ({
    path: path.join('.'),
    message,
  }));
  throw new AppError('invalid_request', 'The request is not understood.', issues);
}
