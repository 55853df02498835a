import type { RehearsalRoom, SeatKey } from '../../common/rehearsal.ts';
import type { Clock } from '../../common/time.ts';
import { type Faults, SILENCE_MS } from './faults.ts';
import { type Entry, type NewEntry, written } from './journal.ts';
import type { SdkAnswer, SdkEvent } from './protocol.ts';
import type { MeetingRun, RoomApi } from './room-api.ts';
import {
  EMPTY_ROOM,
  type RoomAction,
  type RoomState,
  reduceRoom,
  type Seat,
  seatOf,
} from './room-state.ts';
import { DAY } from './text.ts';
import { ZoomClient } from './zoom-client.ts';
import { eventsBetween } from './zoom-events.ts';

export interface RoomSnapshot {
  state: RoomState;
  journal: readonly Entry[];
  /** `loading` until the server said what room this is; then why the last wish failed, if it did. */
  loading: boolean;
  problem: string | null;
  /** An interview day is being told. */
  isPlaying: boolean;
}

export interface RoomDeps {
  api: RoomApi;
  clock: Clock;
  soon(run: () => void): void;
  agent: string;
}

/** The room on this page: state, the seats' Zoom clients, and the list of what happened. */
export class RoomStore {
  private snapshot: RoomSnapshot = {
    state: EMPTY_ROOM,
    journal: [],
    loading: true,
    problem: null,
    isPlaying: false,
  };
  private readonly listeners = new Set<() => void>();
  private readonly clients = new Map<SeatKey, ZoomClient>();

  constructor(private readonly deps: RoomDeps) {}

  readonly get = (): RoomSnapshot => this.snapshot;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly dispatch = (action: RoomAction): void => {
    const before = this.snapshot.state;
    const state = reduceRoom(before, action);
    this.set({ state });
    for (const event of eventsBetween(before, state, this.deps.clock.now())) {
      this.clients.get(event.seat)?.tell(event.name, event.data);
    }
  };

  /** Puts a Zoom client around a seat's page for as long as the page is there. */
  seatClient(seat: SeatKey, post: (message: SdkAnswer | SdkEvent) => void): ZoomClient {
    const { api, clock, soon, agent } = this.deps;
    const origin = this.snapshot.state.seats.find(({ key }) => key === seat)?.origin ?? '';
    const client = new ZoomClient({
      seat,
      post,
      clock,
      soon,
      agent,
      pageUrl: `${origin}/`,
      state: () => this.snapshot.state,
      dispatch: this.dispatch,
      write: (entry) => this.write(entry),
      mintContext: ({ key, role, breakout }) =>
        api.context({ seat: key, role, breakout, meeting: this.run() }),
      authorize: ({ key }, codeChallenge) =>
        api.authorize({ seat: key, codeChallenge, redirectUri: `${origin}/` }),
    });
    this.clients.set(seat, client);
    return client;
  }

  forgetClient(seat: SeatKey, client: ZoomClient): void {
    if (this.clients.get(seat) === client) this.clients.delete(seat);
  }

  /** Asks the server for the room; a running meeting opens at once, a waiting one if `start`. */
  async load(start: boolean): Promise<void> {
    await this.wish(async () => {
      const room = await this.deps.api.room();
      return room.meeting?.state === 'waiting' && start ? this.deps.api.start() : room;
    });
    this.set({ loading: false });
  }

  start(): Promise<void> {
    return this.meetingWish('meeting.started', () => this.deps.api.start());
  }

  end(): Promise<void> {
    return this.meetingWish('meeting.ended', () => this.deps.api.end(this.run()));
  }

  startOver(): Promise<void> {
    return this.meetingWish('meeting.started', () => this.deps.api.startOver());
  }

  /** Zoom tells of the interview's day: what it files is turned on for that. */
  async playDay(): Promise<void> {
    if (this.snapshot.isPlaying) return;
    this.set({ isPlaying: true });
    await this.wish(async () => {
      const room = await this.deps.api.playDay(this.run());
      this.happened(null, 'meeting', 'day.played', DAY.what, DAY.outcome);
      return room;
    });
    this.set({ isPlaying: false });
  }

  /** Pulls the seat's cable out or puts it back. */
  async network(seat: SeatKey, cut: boolean): Promise<void> {
    await this.wish(async () => {
      const room = await this.deps.api.network(seat, cut);
      const outcome = cut ? 'Every connection broken' : 'Connections let through';
      this.happened(seat, 'network', 'network', cut ? 'Cut by you' : 'Restored by you', outcome);
      return room;
    });
  }

  /** The seat's person removes the app at Zoom. */
  async removeApp(seat: SeatKey): Promise<void> {
    await this.wish(async () => {
      const room = await this.deps.api.removeApp(seat);
      this.happened(seat, 'meeting', 'app.removed', '', 'Hireside was told');
      return room;
    });
  }

  /** A fault shows from the first call on, so the page is opened anew. */
  fault(seat: SeatKey, change: Partial<Faults>): void {
    const faults = seatOf(this.snapshot.state, seat)?.faults;
    if (faults === undefined) return;
    this.dispatch({ type: 'seat', seat, change: { faults: { ...faults, ...change } } });
    this.dispatch({ type: 'reload', seat });
  }

  /** The seat's client answers nothing for a while; the page stays as it is. */
  silence(seat: SeatKey): void {
    const faults = seatOf(this.snapshot.state, seat)?.faults;
    if (faults === undefined) return;
    const silentUntil = this.deps.clock.now() + SILENCE_MS;
    this.dispatch({ type: 'seat', seat, change: { faults: { ...faults, silentUntil } } });
  }

  forgetConfig(seat: SeatKey): void {
    this.clients.get(seat)?.forgetConfig();
  }

  clearJournal(): void {
    this.set({ journal: [] });
  }

  dismiss(): void {
    this.set({ problem: null });
  }

  /** Something the seat's person does in the meeting or to the app's window. */
  change(
    seat: SeatKey,
    change: Partial<Omit<Seat, 'key' | 'page'>>,
    name: string,
    what = '',
  ): void {
    this.happened(seat, 'meeting', name, what, '');
    this.dispatch({ type: 'seat', seat, change });
  }

  /** The run of the meeting that this page plays. */
  private run(): MeetingRun | undefined {
    const { uuid, startedAt } = this.snapshot.state.meeting ?? {};
    return uuid && startedAt ? { uuid, startedAt } : undefined;
  }

  private write(entry: NewEntry): void {
    this.set({ journal: written(this.snapshot.journal, entry) });
  }

  private happened(
    seat: SeatKey | null,
    kind: NewEntry['kind'],
    name: string,
    what: string,
    outcome: string,
  ): void {
    const who = (seat && seatOf(this.snapshot.state, seat)?.title) ?? 'Zoom';
    this.write({ at: this.deps.clock.now(), kind, who, name, what, outcome });
  }

  private meetingWish(name: string, act: () => Promise<RehearsalRoom>): Promise<void> {
    return this.wish(async () => {
      const room = await act();
      this.happened(null, 'meeting', name, room.meeting?.number ?? '', room.meeting?.topic ?? '');
      return room;
    });
  }

  private async wish(act: () => Promise<RehearsalRoom>): Promise<void> {
    try {
      const room = await act();
      this.dispatch({ type: 'loaded', room, now: this.deps.clock.now() });
      this.set({ problem: null });
    } catch (error) {
      this.set({ problem: error instanceof Error ? error.message : 'Something went wrong.' });
    }
  }

  private set(change: Partial<RoomSnapshot>): void {
    this.snapshot = { ...this.snapshot, ...change };
    for (const listener of this.listeners) listener();
  }
}
