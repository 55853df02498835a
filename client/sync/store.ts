import { AppError } from '../../common/errors.ts';
import type { LogEvent } from '../../common/events.ts';
import type { Boot, PanelSnapshot } from '../../common/panel.ts';
import { createApi } from '../api.ts';
import { createSession, type Session, type SessionPhase } from '../session.ts';
import type { Upload } from '../upload.ts';
import type { NotZoom, Zoom } from '../zoom.ts';
import { createServerClock } from './clock.ts';
import { EMPTY_DRAFT } from './drafts.ts';
import { createEngine, type Engine } from './engine.ts';
import { withOlder } from './log.ts';
import type { Platform } from './platform.ts';
import { matchedIds } from './ready-view.ts';
import { type SearchAnswer, searchHits } from './search.ts';
import type { Services } from './services.ts';
import { createSettling, type Settling } from './settling.ts';
import type { PanelStore, PanelView } from './view.ts';
import { createWriting } from './writing.ts';

export interface PanelStoreOptions {
  boot: Boot;
  platform: Platform;
  fetch: typeof fetch;
  upload?: Upload;
  /** Empty in the browser: same origin. */
  baseUrl?: string;
  openZoom(): Promise<Zoom | NotZoom>;
}

/** The page's store: finds out who is here and where, and shows that. */
export function createPanelStore(options: PanelStoreOptions): PanelStore {
  const { platform } = options;
  const clock = createServerClock(platform.clock);
  let session: Session;
  const api = createApi({
    fetch: options.fetch,
    ...(options.upload === undefined ? {} : { upload: options.upload }),
    baseUrl: options.baseUrl,
    now: platform.clock.now,
    renew: () => session.renew(),
    onServerTime: clock.learn,
  });
  const services: Services = { platform, clock, api, zoom: () => session.zoom() };
  return createStore(services, (onPhase) => {
    session = createSession({ ...options, api, onPhase });
    return session;
  });
}

/** The engine behind its seam. Starts at once; `dispose` ends it, and loses nothing. */
export function createStore(
  services: Services,
  open: (onPhase: (phase: SessionPhase) => void) => Session,
): PanelStore {
  const { platform, clock, api } = services;
  const listeners = new Set<() => void>();
  let phase: Exclude<PanelView, { phase: 'ready' }> = { phase: 'starting' };
  let running: { engine: Engine; settling: Settling } | null = null;
  let wired = false;
  const session = open(onPhase);

  function changed(): void {
    for (const listener of [...listeners]) listener();
  }

  function onPhase(next: SessionPhase): void {
    if (next.phase === 'ready') {
      become(next.snapshot);
    } else {
      running?.engine.dispose();
      running = null;
      phase = next.phase === 'desk' ? { ...next, services } : next;
    }
    changed();
  }

  function become(snapshot: PanelSnapshot): void {
    clock.learn(snapshot.serverTime, platform.clock.now());
    if (running?.engine.snapshot.me.id === snapshot.me.id) {
      running.engine.adopt(snapshot);
      return;
    }
    // Another account: what the former one wrote stays in that account's own database.
    running?.engine.dispose();
    const { refetch, refetchSoon } = session;
    const parts = { snapshot, api, platform, clock, refetch, refetchSoon, changed };
    const engine = createEngine(parts);
    running = { engine, settling: createSettling(engine) };
    if (!wired) void listenToZoom();
    wired = true;
  }

  async function listenToZoom(): Promise<void> {
    const zoom = await session.zoom();
    if (!zoom.inZoom) return;
    zoom.on('onAppVisibilityChange', ({ visible }) => visible && running?.engine.retryNow());
    zoom.on('onMeeting', ({ action }) => action === 'ended' && void meetingEnded());
  }

  /** Zoom is the first to know; the event is harmless when several panels tell it. */
  async function meetingEnded(): Promise<void> {
    const view = running?.engine.view();
    const meetingUuid = view?.snapshot.meeting?.uuid;
    if (view === undefined || meetingUuid === undefined) return;
    const { interviewId } = matchedIds(view.snapshot);
    const interview = interviewId === null ? undefined : view.state.interviews[interviewId];
    if (interview?.status === 'in_progress') {
      await store.append('interview.ended', { meetingUuid });
    }
  }

  function ready(): { engine: Engine; settling: Settling } {
    if (running === null) throw new AppError('unavailable', 'The panel is not ready yet.');
    return running;
  }

  function stream(): { engine: Engine; path: string; streamId: string } {
    const { engine } = ready();
    const { streamId } = engine.snapshot;
    if (streamId === null) throw new AppError('invalid_request', 'There is no candidate here.');
    return { engine, streamId, path: `/api/candidates/${streamId}` };
  }

  const writing = createWriting(platform, (on) => {
    const { path } = stream();
    api.post(`${path}/presence`, { writing: on }).catch(() => undefined);
  });

  const store: PanelStore = {
    services,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getView: () => running?.engine.view() ?? phase,
    now: clock.now,

    async append(type, body, chosen = {}) {
      const { engine } = ready();
      const { snapshot } = engine;
      const { audience = 'team', at, ...ids } = chosen;
      const meetingUuid = snapshot.meeting?.uuid ?? null;
      const given = Object.fromEntries(Object.entries(ids).filter(([, id]) => id !== undefined));
      const draft = { type, body, meetingUuid, audience, at, ...matchedIds(snapshot), ...given };
      return engine.write(draft);
    },
    discardRefused: async (id) => ready().settling.discard(id),
    retryRefused: async (id) => ready().settling.retry(id),
    settleClash: async (choice) => ready().settling.settleClash(choice),

    async loadDraft() {
      const streamId = running?.engine.snapshot.streamId;
      return running && streamId ? running.engine.drafts.load(streamId) : EMPTY_DRAFT;
    },
    saveDraft(draft) {
      const streamId = running?.engine.snapshot.streamId;
      if (running && streamId) running.engine.drafts.save(streamId, draft);
    },
    async loadWords(box) {
      return running === null ? '' : (await running.engine.drafts.load(wordsOf(box))).text;
    },
    saveWords(box, words) {
      running?.engine.drafts.save(wordsOf(box), { ...EMPTY_DRAFT, text: words });
    },
    setWriting(on) {
      if (running?.engine.snapshot.streamId) writing(on);
    },

    async loadOlder() {
      const { engine, streamId, path } = stream();
      const { historyNext: before, historyLoading } = engine.view();
      if (before === null || historyLoading) return;
      engine.setHistoryLoading(true);
      try {
        const page = await api.get<EventsPage>(`${path}/events`, { before, limit: PAGE });
        const next = page.nextCursor === null ? null : Number(page.nextCursor);
        engine.updateLog((log) => {
          // A refetch or a relink in the meantime has made this page another history's.
          const same = log.streamId === streamId && log.historyNext === before;
          return same ? withOlder(log, page.items, next) : log;
        });
      } catch (error) {
        // The place to go on from stays: scrolling again asks again.
        if (!(error instanceof AppError)) throw error;
      } finally {
        engine.setHistoryLoading(false);
      }
    },
    markSeen: () => running?.engine.markSeen(),
    link: async (target) => session.link(target),
    async search(query) {
      const q = query.trim();
      return q === '' ? [] : searchHits(await api.get<SearchAnswer>('/api/search', { q }));
    },
    async resume(fileId) {
      const which = fileId === undefined ? '' : `?fileId=${fileId}`;
      const response = await api.open(`${stream().path}/resume${which}`);
      return response.arrayBuffer();
    },
    retryNow() {
      session.retryNow();
      running?.engine.retryNow();
    },
    async openUrl(url) {
      const zoom = await session.zoom();
      const opened = zoom.inZoom && (await zoom.openUrl(url));
      if (!opened) platform.open(url);
    },
    async closeApp() {
      const zoom = await session.zoom();
      if (zoom.inZoom) await zoom.closeApp();
    },
    dispose() {
      session.dispose();
      running?.engine.dispose();
      listeners.clear();
    },
  };

  session.start();
  return store;
}

interface EventsPage {
  items: LogEvent[];
  nextCursor: string | null;
}

const PAGE = 50;

/** A draft's key: no log is called like this. */
const wordsOf = (box: string): string => `words:${box}`;
