import { CAPABILITIES, type Capability } from '../common/zoom-capabilities.ts';
import { dispatcher, type ZoomEvents } from './zoom-events.ts';

/** The real SDK object. It is a Proxy with a `then`: never await it, never return it bare. */
export type Sdk = typeof import('@zoom/appssdk')['default'];

/** What Zoom is asked, each answering `null` where it refuses, is host-only, missing or silent. */
export interface Zoom {
  inZoom: true;
  clientVersion: string;
  runningContext: string;
  unsupported: ReadonlySet<string>;
  /** The encrypted proof of who opened the app and where; the server alone can read it. */
  appContext(): Promise<string | null>;
  /** This meeting's instance; in a breakout room the main meeting's. */
  meetingUuid(): Promise<string | null>;
  /** Digits only. Zoom tells it to hosts and co-hosts. */
  meetingNumber(): Promise<string | null>;
  closeApp(): Promise<void>;
  /** Opens an address in the person's own browser. @returns false where Zoom cannot */
  openUrl(url: string): Promise<boolean>;
  /**
   * Asks the person to allow Hireside; what they say follows as `onAuthorized`. A client that is
   * slow to answer may be asking all the same.
   * @returns false where Zoom refuses to ask: too old, or nobody is signed in to it
   */
  authorize(ask: { codeChallenge: string; state: string }): Promise<boolean>;
  /**
   * Asks somebody to sign in to Zoom, or to add the app; a change follows as
   * `onMyUserContextChange`. @returns false where Zoom cannot
   */
  promptAuthorize(): Promise<boolean>;
  on<E extends keyof ZoomEvents>(event: E, handler: (data: ZoomEvents[E]) => void): () => void;
}

export interface NotZoom {
  inZoom: false;
  /** Something is there and has not answered yet: worth asking again. */
  silent?: boolean;
}

export interface ZoomOptions {
  /** Wrapped, because a bare SDK in a promise would never settle it. */
  load?: () => Promise<{ sdk: Sdk }>;
  /** Calls back once after `ms`; the answer cancels. */
  after?: (ms: number, run: () => void) => () => void;
}

/** A host that answers does so in milliseconds; the SDK itself would wait ten seconds. */
const CONFIG_MS = 3_000;
const ANSWER_MS = 3_000;
const VERSION = '0.16';

/** Opening twice (React's StrictMode does) must not configure twice for one change. */
let stopRenewing = () => {};

/**
 * Reaches the Zoom client around this page, if there is one. Never rejects: an ordinary browser
 * and a parent that does not speak Zoom's protocol both answer `{ inZoom: false }`.
 */
export async function openZoom(options: ZoomOptions = {}): Promise<Zoom | NotZoom> {
  const { load = loadSdk, after = afterMs } = options;
  const within = <T>(ms: number, answer: Promise<T>) => orNull(ms, answer, after);
  const loaded = await within(CONFIG_MS * 2, load());
  if (loaded === null) return { inZoom: false };
  const { sdk } = loaded;

  const configure = serialised(() =>
    sdk.config({ capabilities: [...CAPABILITIES], version: VERSION }),
  );
  let refused = false;
  const configured = configure().catch((error: unknown) => {
    refused = true;
    throw error;
  });
  const config = await within(CONFIG_MS, configured);
  if (config === null) return { inZoom: false, silent: !refused };

  const unsupported = new Set<string>(
    config.unsupportedApis ??
      (await missingFrom(() => within(ANSWER_MS, sdk.getSupportedJsApis()))),
  );
  const events = dispatcher(sdk);
  // Role, sign-in or running context changed: the rights granted by `config` are stale (§3.4).
  const renew = () => void configure().catch(() => undefined);
  stopRenewing();
  const stops = [
    events.on('onRunningContextChange', renew),
    events.on('onMyUserContextChange', renew),
  ];
  stopRenewing = () => {
    for (const stop of stops) stop();
  };

  /** Asks once, and once more after a new `config` where Zoom says the permission is missing. */
  async function ask<T>(api: Capability, call: () => Promise<T>): Promise<T | null> {
    if (unsupported.has(api)) return null;
    const attempt = call().catch(async (error: unknown) => {
      if (!isPermissionError(error)) throw error;
      await configure();
      return call();
    });
    return within(ANSWER_MS, attempt);
  }

  return {
    inZoom: true,
    clientVersion: config.clientVersion,
    runningContext: config.runningContext,
    unsupported,
    appContext: async () => {
      const answer = await ask('getAppContext', () => sdk.getAppContext());
      return answer?.context || null;
    },
    meetingUuid: async () => {
      const answer = await ask('getMeetingUUID', () => sdk.getMeetingUUID());
      return answer?.parentUUID || answer?.meetingUUID || null;
    },
    meetingNumber: async () => {
      const answer = await ask('getMeetingContext', () => sdk.getMeetingContext());
      return String(answer?.meetingID ?? '').replace(/\D/g, '') || null;
    },
    openUrl: async (url) => (await ask('openUrl', () => sdk.openUrl({ url }))) !== null,
    authorize: async (given) => {
      let refused = unsupported.has('authorize');
      await ask('authorize', () =>
        sdk.authorize(given).then(
          () => {
            refused = false;
          },
          (error: unknown) => {
            refused = true;
            throw error;
          },
        ),
      );
      return !refused;
    },
    promptAuthorize: async () =>
      (await ask('promptAuthorize', () => sdk.promptAuthorize())) !== null,
    closeApp: async () => {
      await ask('closeApp', () => sdk.closeApp());
    },
    on: events.on,
  };
}

async function loadSdk(): Promise<{ sdk: Sdk }> {
  const module = await import('@zoom/appssdk');
  return { sdk: module.default };
}

function afterMs(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

/** The answer, or `null` when it is refused or takes longer than `ms`. */
function orNull<T>(
  ms: number,
  answer: Promise<T>,
  after: NonNullable<ZoomOptions['after']>,
): Promise<T | null> {
  return new Promise((resolve) => {
    const cancel = after(ms, () => resolve(null));
    const settle = (value: T | null) => {
      cancel();
      resolve(value);
    };
    answer.then(settle, () => settle(null));
  });
}

/** Runs calls one after another; a call that fails does not stop those behind it. */
function serialised<T>(call: () => Promise<T>): () => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return () => {
    const next = last.then(call, call);
    last = next;
    return next;
  };
}

async function missingFrom(
  supported: () => Promise<{ supportedApis: readonly string[] } | null>,
): Promise<string[]> {
  const list = (await supported())?.supportedApis;
  return list === undefined ? [] : CAPABILITIES.filter((name) => !list.includes(name));
}

/** Codes that `config` can mend: rights changed, or a changed address made it forget us (§3.8). */
const PERMISSION_CODES: ReadonlySet<string> = new Set(['80003', '80004', '80012', '403', '40316']);

function isPermissionError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return PERMISSION_CODES.has(code) || error.message.includes('zoomSdk.config');
}
