import { describe, expect, test } from 'vitest';
import { readBoot } from '../../../client/session.ts';
import type { NotZoom, Zoom } from '../../../client/zoom.ts';
import type { Boot } from '../../../common/panel.ts';
import { priya, room } from '../../support/panels.ts';
import { until } from '../../support/test-platform.ts';

const here = room();

const DESK: Boot = {
  kind: 'desk',
  desk: {
    serverTime: '2026-11-21T12:00:00.000Z',
    me: priya,
    organization: {
      id: 'corrib-1',
      name: 'Corrib',
      settings: {
        interviewersMoveStage: false,
        feedbackVisibility: 'after_own',
        ratingComments: 'optional',
      },
    },
  },
};

const zoomIn = (runningContext: string, more: Partial<Zoom> = {}): Zoom => ({
  inZoom: true,
  clientVersion: '6.5.0',
  runningContext,
  unsupported: new Set(),
  appContext: async () => priya.id,
  meetingUuid: async () => null,
  meetingNumber: async () => null,
  closeApp: async () => {},
  openUrl: async () => true,
  authorize: async () => true,
  promptAuthorize: async () => true,
  on: () => () => {},
  ...more,
});
const opened = (boot: Boot, client: Zoom | NotZoom) =>
  here().panel(priya, { boot, openZoom: async () => client }).store;
const asked = () => here().server.seen.filter(({ path }) => path === '/api/session').length;

describe('a page that was born as the desk', () => {
  test('is the desk in an ordinary browser, and asks the server for nothing', async () => {
    const store = opened(DESK, { inZoom: false });
    await until('it is the desk', () => store.getView().phase === 'desk');
    expect(store.getView()).toMatchObject({ boot: { me: { id: priya.id } } });
    expect(asked()).toBe(0);
  });

  test('is the desk in Zoom’s main window', async () => {
    const store = opened(DESK, zoomIn('inMainClient'));
    await until('it is the desk', () => store.getView().phase === 'desk');
    expect(asked()).toBe(0);
  });

  test('asks Zoom again in a meeting, whatever cookie it came with', async () => {
    const store = opened(DESK, zoomIn('inMeeting', { meetingUuid: async () => 'meeting-1==' }));
    await until('it is the panel', () => store.getView().phase === 'ready');
    expect(asked()).toBe(1);
  });
});

describe('a page that asks Zoom', () => {
  test('is the desk in the main window, outside a meeting', async () => {
    here().server.meeting = null;
    const store = opened({ kind: 'ask', rehearsal: false }, zoomIn('inMainClient'));
    await until('it is the desk', () => store.getView().phase === 'desk');
    expect(store.getView()).toMatchObject({ boot: { me: { id: priya.id } } });
    expect(asked()).toBe(1);
  });

  test('is the panel where a meeting is on, whatever the window', async () => {
    const store = opened({ kind: 'ask', rehearsal: false }, zoomIn('inMainClient'));
    await until('it is the panel', () => store.getView().phase === 'ready');
  });
});

describe('the boot data', () => {
  const pageIn = (top: unknown): Document => {
    const defaultView = {} as Window & typeof globalThis;
    Object.assign(defaultView, { top: top ?? defaultView });
    const boot = { textContent: JSON.stringify(DESK) } as HTMLElement;
    return { defaultView, getElementById: () => boot } as Partial<Document> as Document;
  };

  test('of a page that fills its window is taken as it is', () => {
    expect(readBoot(pageIn(null))).toEqual(DESK);
  });

  test('of a frame is not: whose cookie it came with, the Zoom client around it has to say', () => {
    expect(readBoot(pageIn({}))).toEqual({ kind: 'ask', rehearsal: false });
  });
});
