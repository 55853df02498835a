import { AppError } from '../../common/errors.ts';
import type { Draft } from '../../common/events.ts';
import { type Id, newId } from '../../common/ids.ts';
import type { PanelSnapshot, Presence } from '../../common/panel.ts';
import { toInstant } from '../../common/time.ts';
import type { Api } from '../api.ts';
import type { ServerClock } from './clock.ts';
import { createConnection } from './connection.ts';
import { openDatabase } from './database.ts';
import { createDrafts, type Drafts } from './drafts.ts';
import { type Acknowledged, eventOf, idOf, type OutboxEntry } from './entry.ts';
import { acknowledged, adopt, deliver, type Log, logFrom, movedTo, seqOf } from './log.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import type { Platform } from './platform.ts';
import { filingOf, readyView } from './ready-view.ts';
import { createRefusals } from './refusals.ts';
import { createSender } from './sender.ts';
import { followStream, type Stream } from './stream.ts';
import { refiled } from './verdict.ts';
import type { ReadyView } from './view.ts';

export interface EngineOptions {
  snapshot: PanelSnapshot;
  api: Api;
  platform: Platform;
  clock: ServerClock;
  /** Fetches the panel anew; the answer also comes through `adopt`. */
  refetch(): Promise<PanelSnapshot>;
  /** Goes on until it has succeeded. */
  refetchSoon(): void;
  changed(): void;
}

/** Everything that runs for one signed-in member: outbox, drafts, log, stream and sender. */
export interface Engine {
  readonly snapshot: PanelSnapshot;
  readonly outbox: Outbox;
  readonly drafts: Drafts;
  view(): ReadyView;
  /** Takes over a newer snapshot: of the same log, or of the one this meeting belongs to now. */
  adopt(snapshot: PanelSnapshot): void;
  write(draft: Omit<Draft, 'id' | 'at'> & { at?: string }, streamId?: Id): Promise<Id>;
  entryOf(draft: Omit<Draft, 'id' | 'at'> & { at?: string }, streamId?: Id): OutboxEntry;
  updateLog(change: (log: Log) => Log): void;
  setHistoryLoading(loading: boolean): void;
  markSeen(): void;
  send(): void;
  retryNow(): void;
  dispose(): void;
}

export function createEngine(options: EngineOptions): Engine {
  const { api, platform, clock } = options;
  const me = options.snapshot.me;
  let snapshot = options.snapshot;
  let log = logFrom(snapshot);
  let presence: Presence['here'] = [];
  let seenSeq = snapshot.cursor;
  let historyLoading = false;
  /** Logs of this meeting from before its candidate was known: what waits for them belongs here. */
  const unfiled = new Set<Id>();
  let stream: Stream | null = null;
  let disposed = false;

  const opening = openDatabase(me.id, platform);
  const drafts = createDrafts(opening, platform);
  const name = `hireside-outbox-${me.id}`;
  const outbox = createOutbox(opening, platform.channel(name), {
    changed: () => changed(),
    arrived: () => {
      acknowledgeSeen();
      sender.kick();
    },
    acknowledged: confirm,
  });
  const sender = createSender({
    api,
    outbox,
    platform,
    lockName: name,
    now: clock.now,
    refused: (problems) => refusals.settle(problems),
    unreachable: () => {
      // The stream may not have noticed yet: what looks open is asked anew.
      if (connection.state === 'open') stream?.retry({ reconnect: true });
    },
  });
  const refusals = createRefusals({
    outbox,
    situation: () => ({ streamId: log.streamId, meetingUuid: snapshot.meeting?.uuid ?? null }),
    refetch: async () => void (await options.refetch()),
    refile: async (ids) => {
      const to = filingOf(snapshot);
      if (to === null) return;
      await outbox.rewrite((entry) => (ids.has(idOf(entry)) ? refiled(entry, to) : entry));
    },
    changed: () => changed(),
  });
  const connection = createConnection(platform, () => changed());

  let picture: ReadyView | null = null;
  function changed(): void {
    picture = null;
    if (!disposed) options.changed();
  }

  function updateLog(change: (log: Log) => Log): void {
    const next = change(log);
    if (next === log) return;
    log = next;
    changed();
  }

  /** The server has these: they stay on screen, as confirmed, until the stream tells them. */
  function confirm(list: readonly Acknowledged[]): void {
    for (const { id, streamId, ...numbers } of list) {
      const entry = outbox.entries.find((one) => idOf(one) === id);
      if (entry === undefined || streamId !== log.streamId) continue;
      updateLog((before) => acknowledged(before, eventOf(entry, me.id, numbers)));
    }
  }

  /** S9: what the log shows needs no sending any more. */
  function acknowledgeSeen(): void {
    const { streamId } = log;
    if (streamId === null) return;
    const seen = outbox.entries.flatMap((entry) => {
      const seq = seqOf(log, idOf(entry));
      return seq === null ? [] : [{ id: idOf(entry), streamId, seq }];
    });
    if (seen.length > 0) void outbox.acknowledge(seen);
  }

  function follow(): void {
    stream?.close();
    const { streamId } = log;
    if (streamId === null) {
      stream = null;
      connection.set(true);
      return;
    }
    connection.set(false);
    stream = followStream(streamId, api, platform, {
      cursor: () => log.cursor,
      log: (event) => {
        updateLog((before) => deliver(before, event));
        acknowledgeSeen();
      },
      moved: (seq) => updateLog((before) => movedTo(before, seq)),
      presence: ({ here }) => {
        presence = here;
        changed();
      },
      refetch: options.refetchSoon,
      lost: options.refetchSoon,
      status: (open) => {
        connection.set(open);
        if (open) sender.kick();
      },
    });
  }

  function entryOf(
    { at, ...draft }: Parameters<Engine['entryOf']>[0],
    streamId = snapshot.streamId,
  ): OutboxEntry {
    if (streamId === null) throw new AppError('invalid_request', 'There is no candidate here.');
    const writtenAt = toInstant(clock.now());
    const id = newId(platform.clock.now());
    return { streamId, writtenAt, draft: { ...draft, id, at: at ?? writtenAt } as Draft };
  }

  const unlisten = [
    platform.onWake(() => sender.kick()),
    platform.onHide((leaving) => {
      drafts.flush();
      if (leaving) sender.farewell();
    }),
  ];
  follow();

  return {
    get snapshot() {
      return snapshot;
    },
    outbox,
    drafts,
    view() {
      const save = { durable: outbox.durable, loaded: outbox.loaded, stream: connection.state };
      const { entries, refused } = outbox;
      const parts = { snapshot, log, entries, refused, save, presence, unfiled };
      picture ??= readyView({ ...parts, unheard: refusals.unheard, historyLoading, seenSeq });
      return picture;
    },
    adopt(next) {
      const before = snapshot;
      snapshot = next;
      if (next.streamId === before.streamId) {
        log = adopt(log, next);
      } else {
        log = logFrom(next);
        presence = [];
        seenSeq = next.cursor;
        historyLoading = false;
        const sameMeeting = next.meeting !== null && next.meeting.uuid === before.meeting?.uuid;
        if (sameMeeting && before.streamId !== null && next.streamId !== null) {
          void drafts.move(before.streamId, next.streamId);
          if (before.match.kind !== 'matched') unfiled.add(before.streamId);
        }
        follow();
      }
      acknowledgeSeen();
      sender.kick();
      changed();
    },
    entryOf,
    async write(draft, streamId) {
      const entry = entryOf(draft, streamId);
      await outbox.add(entry);
      sender.kick();
      return idOf(entry);
    },
    updateLog,
    setHistoryLoading(loading) {
      historyLoading = loading;
      changed();
    },
    markSeen() {
      if (seenSeq === log.cursor) return;
      seenSeq = log.cursor;
      changed();
    },
    send: sender.kick,
    retryNow() {
      sender.kick();
      stream?.retry();
    },
    dispose() {
      disposed = true;
      drafts.flush();
      for (const stop of unlisten) stop();
      connection.dispose();
      stream?.close();
      sender.close();
      outbox.close();
    },
  };
}
