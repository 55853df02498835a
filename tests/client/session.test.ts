import { describe, expect, test } from 'vitest';
import type { Zoom } from '../../client/zoom.ts';
import { noteTexts, priya, room } from '../support/panels.ts';
import { TestPlatform, until } from '../support/test-platform.ts';

const here = room();
const NOON = Date.parse('2026-11-21T12:00:00.000Z');
const ASK = { kind: 'ask', rehearsal: true } as const;

/** A Zoom client that answers what the test wants; its events can be set off. */
function client(more: Partial<Zoom> = {}) {
  const handlers = new Map<string, (data: never) => void>();
  const zoom: Zoom = {
    inZoom: true,
    clientVersion: '6.5.0',
    runningContext: 'inMeeting',
    unsupported: new Set(),
    appContext: async () => priya.id,
    meetingUuid: async () => 'meeting-1==',
    meetingNumber: async () => null,
    closeApp: async () => {},
    openUrl: async () => true,
    authorize: async () => true,
    promptAuthorize: async () => true,
    on: (event, handler) => {
      handlers.set(event, handler);
      return () => {};
    },
    ...more,
  };
  return { openZoom: async () => zoom, handlers };
}

const asked = (path: string) => here().server.seen.filter((one) => one.path.startsWith(path));

describe('signing in', () => {
  test('a page born with its snapshot is ready at once', () => {
    expect(here().panel().store.getView().phase).toBe('ready');
  });

  test('a page without one asks Zoom, and goes on with the token in memory', async () => {
    const panel = here().panel(priya, { boot: ASK, ...client() });
    expect(panel.store.getView()).toEqual({ phase: 'starting' });
    await panel.until('all is saved', ({ save }) => save.kind === 'saved');
    expect(JSON.parse(asked('/api/session')[0]!.body)).toEqual({
      context: priya.id,
      meetingUuid: 'meeting-1==',
    });
  });

  test('someone outside the team is told only that', async () => {
    const openZoom = client({ appContext: async () => 'outsider' }).openZoom;
    const { store } = here().panel(priya, { boot: ASK, openZoom });
    await until('they are told', () => store.getView().phase === 'outsider');
  });

  test('a context the server cannot read is explained in the server’s words', async () => {
    const openZoom = client({ appContext: async () => 'broken' }).openZoom;
    const { store } = here().panel(priya, { boot: ASK, openZoom });
    await until('it is explained', () => store.getView().phase === 'no_context');
    expect(store.getView()).toMatchObject({ message: 'Zoom’s context could not be read.' });
  });

  test('outside Zoom it says where to open it, and retrying looks again', async () => {
    let inZoom = false;
    const { openZoom } = client();
    const { store } = here().panel(priya, {
      boot: ASK,
      openZoom: async () => (inZoom ? openZoom() : { inZoom: false }),
    });
    await until('it is explained', () => store.getView().phase === 'no_context');
    inZoom = true;
    store.retryNow();
    await until('it is ready', () => store.getView().phase === 'ready');
  });

  test('a server that does not answer is tried until it does, and the wait is told', async () => {
    const { server } = here();
    server.faults.offline = true;
    const platform = new TestPlatform(NOON);
    const { store } = here().panel(priya, { boot: ASK, platform, ...client() });
    await until('it is unreachable', () => store.getView().phase === 'unreachable');
    expect(store.getView()).toMatchObject({ retryAt: NOON + 250, requestId: null });
    server.faults.offline = false;
    platform.advance(250);
    await until('it is ready', () => store.getView().phase === 'ready');
  });
});

describe('the match', () => {
  test.each(['time', 'nothing'])(
    'a weak one (%s) is asked for again with the host’s meeting number',
    async (kind) => {
      const { server } = here();
      const sure = server.match;
      server.match = kind === 'nothing' ? { kind } : ({ ...sure, reason: 'time' } as typeof sure);
      const meetingNumber = async () => {
        server.match = sure;
        return '81234567890';
      };
      const panel = here().panel(priya, client({ meetingNumber }));
      await panel.until('it is sure', ({ snapshot: { match } }) => {
        return match.kind === 'matched' && match.reason === 'number';
      });
      expect(asked('/api/panel').map(({ path }) => path)).toEqual([
        '/api/panel?meetingId=81234567890&meetingUuid=meeting-1%3D%3D',
      ]);
    },
  );

  test('a sure one is not asked for again', async () => {
    const panel = here().panel(priya, client({ meetingNumber: async () => '81234567890' }));
    await panel.until('all is saved', ({ save }) => save.kind === 'saved');
    expect(asked('/api/panel')).toEqual([]);
  });

  test('a number told while signing in is not told twice', async () => {
    here().server.match = { kind: 'nothing' };
    const { openZoom } = client({ meetingNumber: async () => '81234567890' });
    const panel = here().panel(priya, { boot: ASK, openZoom });
    await panel.until('all is saved', ({ save }) => save.kind === 'saved');
    expect(asked('/api/session')[0]?.body).toContain('"meetingId":"81234567890"');
    expect(asked('/api/panel')).toEqual([]);
  });
});

describe('what Zoom tells', () => {
  test('the end of the meeting ends the interview that had started', async () => {
    const { server } = here();
    server.write({
      type: 'interview.started',
      interviewId: 'interview-candidate-niamh',
      body: { meetingUuid: 'meeting-1==' },
    });
    const { openZoom, handlers } = client();
    const panel = here().panel(priya, { openZoom });
    await until('it listens', () => handlers.has('onMeeting'));
    handlers.get('onMeeting')!({ action: 'ended' } as never);
    await panel.eventually('it ended', ({ state }) => {
      return state.interviews['interview-candidate-niamh']?.status === 'completed';
    });
    await panel.eventually('all is saved', ({ save }) => save.kind === 'saved');
    expect(server.log().at(-1)).toMatchObject({
      type: 'interview.ended',
      interviewId: 'interview-candidate-niamh',
      body: { meetingUuid: 'meeting-1==' },
    });
  });

  test('the end of a meeting that never became the interview ends nothing', async () => {
    const { openZoom, handlers } = client();
    const panel = here().panel(priya, { openZoom });
    await until('it listens', () => handlers.has('onMeeting'));
    handlers.get('onMeeting')!({ action: 'ended' } as never);
    expect(panel.view().pending.size).toBe(0);
  });
});

describe('another account on the same computer', () => {
  test('[S10] takes over without sending what the former one wrote', async () => {
    const { server } = here();
    server.faults.postProblem = { code: 'unauthenticated', message: 'Sign in again.' };
    const { openZoom } = client({ appContext: async () => 'member-kofi' });
    const panel = here().panel(priya, { openZoom });
    await panel.store.append('note.added', { text: 'Priya’s' });
    await panel.until('Kofi is signed in', ({ snapshot }) => snapshot.me.id === 'member-kofi');
    server.faults.postProblem = null;
    await panel.eventually('all is saved', ({ save }) => save.kind === 'saved');
    expect(noteTexts(panel.view())).toEqual([]);
    expect(server.log()).toHaveLength(3);
    const again = here().panel(priya);
    await again.eventually('her note is sent', () => server.log().length === 4);
  });
});

describe('older history', () => {
  test('is loaded page by page, each event once', async () => {
    const { server } = here();
    for (let n = 0; n < 90; n++) server.write({ type: 'mail.sent', body: { subject: `${n}` } });
    const panel = here().panel();
    expect(panel.view().history).toHaveLength(30);
    await panel.store.loadOlder();
    expect(panel.view()).toMatchObject({ historyNext: 14, historyLoading: false });
    await panel.store.loadOlder();
    expect(panel.view().historyNext).toBeNull();
    expect(panel.view().history.map(({ seq }) => seq)).toEqual(
      server
        .log()
        .map(({ seq }) => seq)
        .reverse(),
    );
  });
});
