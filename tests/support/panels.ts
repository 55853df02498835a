import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach } from 'vitest';
import { createPanelStore } from '../../client/sync/store.ts';
import type { PanelStore, ReadyView } from '../../client/sync/view.ts';
import type { NotZoom, Zoom } from '../../client/zoom.ts';
import type { Member, Role } from '../../common/member.ts';
import type { Boot } from '../../common/panel.ts';
import { FakeLogServer } from './fake-log-server.ts';
import { TestPlatform, until, Windows } from './test-platform.ts';

const NOON = Date.parse('2026-11-21T12:00:00.000Z');

export const member = (id: string, role: Role = 'recruiter'): Member => ({
  id,
  organizationId: 'corrib-1',
  name: id,
  email: `${id}@corrib.example`,
  role,
  active: true,
  timeZone: 'Europe/Dublin',
});

export const priya = member('member-priya');
export const kofi = member('member-kofi', 'interviewer');

/** One open panel of a test. */
export interface OpenPanel {
  store: PanelStore;
  platform: TestPlatform;
  view(): ReadyView;
  until(what: string, isSo: (view: ReadyView) => boolean): Promise<void>;
  /** Like `until`, while this window's time passes. */
  eventually(what: string, isSo: (view: ReadyView) => boolean): Promise<void>;
}

/** A server with a candidate in Interview, and panels over it; everything ends with the test. */
export class Room {
  readonly windows = new Windows();
  readonly server = new FakeLogServer(() => NOON + 5_000);
  readonly open = new Set<OpenPanel>();

  async start(): Promise<void> {
    const { server } = this;
    for (const one of [priya, kofi]) {
      server.members.set(one.id, one);
      server.sessions.set(one.id, one);
    }
    await server.start();
    this.file('candidate-niamh');
  }

  async stop(): Promise<void> {
    for (const panel of this.open) panel.store.dispose();
    await this.server.stop();
  }

  /** Makes the meeting this candidate's. */
  file(streamId: string): void {
    const { server } = this;
    server.streamId = streamId;
    if (server.log().length === 0) {
      const [applicationId, interviewId] = [`application-${streamId}`, `interview-${streamId}`];
      server.write({ type: 'candidate.added', body: { name: streamId } });
      server.write({
        type: 'application.added',
        applicationId,
        body: { jobId: 'job-data', jobTitle: 'Data Engineer', stage: 'Interview' },
      });
      server.write({
        type: 'interview.scheduled',
        applicationId,
        interviewId,
        body: {
          title: 'Technical',
          round: 2,
          rounds: 4,
          startsAt: '2026-11-21T12:00:00.000Z',
          minutes: 45,
          memberIds: [priya.id, kofi.id],
        },
      });
    }
    server.match = { kind: 'matched', interviewId: `interview-${streamId}`, reason: 'number' };
  }

  /** Opens a panel whose page came with its snapshot, as the Home URL sends it. */
  panel(
    me: Member = priya,
    options: {
      openZoom?: () => Promise<Zoom | NotZoom>;
      boot?: Boot;
      platform?: TestPlatform;
    } = {},
  ): OpenPanel {
    const { server, windows } = this;
    const platform = options.platform ?? new TestPlatform(NOON, windows);
    const store = createPanelStore({
      boot: options.boot ?? { kind: 'panel', panel: server.snapshot(me) },
      platform,
      baseUrl: server.url,
      // The cookie jar: a page that has no token yet is known by its session.
      fetch: (input, init) => {
        const headers = new Headers(init?.headers);
        const cookie = options.boot === undefined && !headers.has('authorization');
        if (cookie) headers.set('authorization', `Bearer ${me.id}`);
        return fetch(input, { ...init, headers });
      },
      openZoom: options.openZoom ?? (async () => ({ inZoom: false })),
    });
    const view = () => {
      const now = store.getView();
      if (now.phase !== 'ready') throw new Error(`The panel is ${now.phase}.`);
      return now;
    };
    const isReady = (isSo: (view: ReadyView) => boolean) => () =>
      store.getView().phase === 'ready' && isSo(view());
    const panel: OpenPanel = {
      store,
      platform,
      view,
      until: (what, isSo) => until(what, isReady(isSo)),
      eventually: (what, isSo) => until(what, isReady(isSo), () => platform.advance(50)),
    };
    this.open.add(panel);
    return panel;
  }

  close(panel: OpenPanel): void {
    panel.store.dispose();
    this.open.delete(panel);
  }
}

/** A fresh room and an empty disk for each test of a file. */
export function room(): () => Room {
  let current: Room;
  beforeEach(async () => {
    globalThis.indexedDB = new IDBFactory();
    current = new Room();
    await current.start();
  });
  afterEach(() => current.stop());
  return () => current;
}

export const noteTexts = ({ state }: ReadyView): string[] =>
  Object.values(state.notes).map(({ text }) => text);
