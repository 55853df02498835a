import { clientVersion, isAvailable } from './faults.ts';
import { type Outcome, refused } from './protocol.ts';
import type { Recording, RoomState, Seat } from './room-state.ts';
import { SDK_TABLE, sdkRole } from './sdk-table.ts';
import { participantUuid } from './zoom-events.ts';

/** What a method may look at and do. */
export interface Call {
  seat: Seat;
  state: RoomState;
  data: Record<string, unknown>;
  change(change: Partial<Seat>): void;
  record(recording: Recording): void;
  mintContext(): Promise<string>;
  authorize(codeChallenge: string): Promise<string>;
  /** Sends an event to this page a moment later, as dialogs of the client do. */
  tellSoon(name: string, data: Record<string, unknown>): void;
  now: number;
  /** The page that asks, as far as its parent can know it. */
  pageUrl: string;
}

const done = (result: unknown = 'Success'): Outcome => ({ result });

/** The methods of the rehearsal's Zoom client; answers are in the native form the SDK maps. */
export const METHODS: Readonly<Record<string, (call: Call) => Outcome | Promise<Outcome>>> = {
  getSupportedJsApis: ({ seat }) =>
    done({
      supportedApis: Object.keys(SDK_TABLE).filter((name) => isAvailable(name, seat.faults)),
    }),
  getRunningContext: ({ seat }) => done(seat.runningContext),
  getMeetingContext: ({ state }) =>
    done({ meetingTopic: state.meeting?.topic ?? '', meetingID: state.meeting?.number ?? '' }),
  getMeetingUUID: ({ seat, state }) =>
    seat.breakout
      ? done({ meetingUUID: state.meeting?.breakoutUuid, parentUUID: state.meeting?.uuid })
      : done({ meetingUUID: state.meeting?.uuid }),
  getUserContext: ({ seat, state }) =>
    done({
      screenName: seat.name,
      participantId: seat.key,
      participantUUID: participantUuid(state, seat),
      role: sdkRole(seat.role),
      status: seat.status,
    }),
  getAppContext: async ({ seat, mintContext }) => {
    if (seat.faults.noContext) return refused('10118', 'Failed to get the app context.');
    try {
      return done({ context: await mintContext() });
    } catch {
      return refused('10118', 'Failed to get the app context.');
    }
  },
  getMeetingParticipants: ({ state }) =>
    done({
      participants: state.seats
        .filter((seat) => seat.present)
        .map((seat) => ({
          screenName: seat.name,
          participantId: seat.key,
          participantUUID: participantUuid(state, seat),
          role: sdkRole(seat.role),
        })),
    }),
  getMeetingJoinUrl: ({ state }) =>
    done({ joinUrl: `https://zoom.us/j/${state.meeting?.number ?? ''}` }),
  // Answers that it was asked; what comes of it follows as an event.
  authorize: ({ seat, data, authorize, tellSoon, now, pageUrl }) => {
    const { authorizing } = seat.faults;
    if (authorizing === 'never') return done();
    const event = {
      redirectUri: pageUrl,
      ...(typeof data.state === 'string' ? { state: data.state } : {}),
      ...(authorizing === 'other_state' ? { state: 'of-another-attempt' } : {}),
      timestamp: Math.floor(now / 1000),
    };
    const denied = () => tellSoon('onAuthorized', { ...event, code: '', result: false });
    if (authorizing === 'denied') {
      denied();
      return done();
    }
    void authorize(String(data.codeChallenge ?? '')).then((code) => {
      tellSoon('onAuthorized', { ...event, code, result: true });
      if (authorizing === 'twice') tellSoon('onAuthorized', { ...event, code, result: true });
    }, denied);
    return done();
  },
  promptAuthorize: ({ seat, change }) => {
    if (seat.status === 'unauthenticated') change({ status: 'authenticated' });
    else if (seat.status === 'authenticated') change({ status: 'authorized' });
    return done();
  },
  // The room opens nothing: the address is in the list of events.
  openUrl: () => done(),
  showNotification: () => done(),
  closeApp: ({ change }) => {
    change({ open: false });
    return done();
  },
  expandApp: ({ data, change }) => {
    change({ expanded: data.action !== 'collapse' });
    return done();
  },
  appPopout: ({ seat, data, change }) => {
    const undocked = data.action !== 'dock';
    if (undocked === seat.undocked) {
      return done({ warning: `App is already ${undocked ? 'undocked' : 'docked'}` });
    }
    change({ undocked });
    return done();
  },
  getRecordingContext: ({ state }) => done({ cloudRecordingStatus: state.recording }),
  cloudRecording: ({ data, record }) => {
    const next = { start: 'started', resume: 'started', pause: 'paused', stop: 'stopped' } as const;
    const action = next[data.action as keyof typeof next];
    if (action === undefined) return refused('10022', 'Invalid cloud recording action.');
    record(action);
    return done();
  },
  sendMessageToChat: ({ now }) =>
    done({ result: [{ channelId: 'meeting', messageId: `rehearsal-${now.toString(36)}` }] }),
};

/** The answer to `config`. Names the client does not have come back as unsupported. */
export const configResult = (seat: Seat, unsupportedApis: readonly string[], agent: string) => ({
  clientVersion: clientVersion(seat.faults),
  browserVersion: 'rehearsal/1.0',
  userAgent: agent,
  auth: {
    status: seat.status === 'authorized' ? 'authorized' : 'unauthorized',
    upgradable: seat.status !== 'authorized',
  },
  unsupportedApis,
  runningContext: seat.runningContext,
  product: 'web',
  launchContext: { origin: 'App Launcher', openBy: 'user' },
});
