import type { MeetingRole, RehearsalRoom, SeatKey } from '../../common/rehearsal.ts';
import type { Instant } from '../../common/time.ts';

/** What the page needs of the server; see `server/rehearsal/router.ts`. */
export interface RoomApi {
  room(): Promise<RehearsalRoom>;
  start(): Promise<RehearsalRoom>;
  end(run?: MeetingRun): Promise<RehearsalRoom>;
  startOver(): Promise<RehearsalRoom>;
  /** Zoom tells of the interview's whole day, and the meeting is over. */
  playDay(run?: MeetingRun): Promise<RehearsalRoom>;
  network(seat: SeatKey, cut: boolean): Promise<RehearsalRoom>;
  context(input: ContextInput): Promise<string>;
  /** The code that Zoom's dialog would bring once the person has allowed the app. */
  authorize(input: AuthorizeInput): Promise<string>;
  /** Who sits there removes the app at Zoom, which tells the server. */
  removeApp(seat: SeatKey): Promise<RehearsalRoom>;
}

/** One run of the meeting, sent along because it outlives a restart of the server. */
export interface MeetingRun {
  uuid: string;
  startedAt: Instant;
}

export interface ContextInput {
  seat: SeatKey;
  role: MeetingRole;
  breakout: boolean;
  meeting?: MeetingRun;
}

export interface AuthorizeInput {
  seat: SeatKey;
  codeChallenge: string;
  redirectUri: string;
}

/** @returns calls that reject with a sentence for people when the server refuses or is not there */
export function createRoomApi(send: typeof fetch): RoomApi {
  async function call<T>(path: string, body?: unknown): Promise<T> {
    const response = await send(`/rehearsal/api/${path}`, {
      ...(body === undefined
        ? {}
        : {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(body),
          }),
    }).catch(() => {
      throw new Error('Hireside’s server does not answer.');
    });
    const answer: unknown = await response.json().catch(() => null);
    if (response.ok) return answer as T;
    const message = (answer as { message?: unknown } | null)?.message;
    throw new Error(typeof message === 'string' ? message : 'Hireside’s server refused.');
  }

  return {
    room: () => call('room'),
    start: () => call('start', {}),
    end: (meeting) => call('end', { meeting }),
    startOver: () => call('start-over', {}),
    playDay: (meeting) => call('day', { meeting }),
    network: (seat, cut) => call('network', { seat, cut }),
    context: async (input) => (await call<{ context: string }>('context', input)).context,
    removeApp: (seat) => call('remove-app', { seat }),
    authorize: async (input) => (await call<{ code: string }>('authorize', input)).code,
  };
}
