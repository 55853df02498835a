import type { Platform } from '../../sync/platform.ts';
import type { Zoom } from '../../zoom.ts';
import type { ZoomEvents } from '../../zoom-events.ts';

/** What Zoom's client made of being asked. */
export type ZoomAnswer =
  | { kind: 'code'; code: string; state: string; redirectUri?: string }
  /** The person said no. */
  | { kind: 'denied' }
  /** Nothing came, neither yes nor no: a dialog was closed, or an event was lost. */
  | { kind: 'silent' }
  /** This client cannot ask. */
  | { kind: 'unable' };

/** What the server begins an authorisation with. */
export interface Begun {
  codeChallenge: string;
  state: string;
}

/** A dialog that nobody answers is given up, milliseconds. */
const PATIENCE_MS = 60_000;

/**
 * Asks through Zoom's own dialog (Zoom Apps, "In-client OAuth"). Somebody who has not signed in to
 * Zoom is asked to do that first. The first answer counts: Zoom may tell an event twice, and one
 * with another state belongs to another attempt.
 * @param begin makes state and challenge, once it is known that Zoom can ask
 */
export async function askZoom(
  zoom: Zoom,
  platform: Pick<Platform, 'after'>,
  begin: () => Promise<Begun>,
): Promise<ZoomAnswer> {
  const missing = ['authorize', 'onAuthorized'].some((name) => zoom.unsupported.has(name));
  if (missing) return { kind: 'unable' };
  const begun = await begin();
  let settle: (answer: ZoomAnswer) => void = () => undefined;
  const answered = new Promise<ZoomAnswer>((resolve) => {
    settle = resolve;
  });
  const isOurs = ({ state }: ZoomEvents['onAuthorized']) =>
    state === undefined || state === begun.state;
  const stops = [
    platform.after(PATIENCE_MS, () => settle({ kind: 'silent' })),
    // Before Zoom is asked: what is already granted is answered at once.
    zoom.on('onAuthorized', (event) => isOurs(event) && settle(answerIn(event, begun.state))),
  ];
  try {
    if (!(await zoom.authorize(begun))) {
      const ask = () => zoom.authorize(begun);
      const signedIn = await promptFirst(zoom, ask, answered, stops);
      if (!signedIn) return { kind: 'unable' };
    }
    return await answered;
  } finally {
    for (const stop of stops) stop();
  }
}

function answerIn(event: ZoomEvents['onAuthorized'], state: string): ZoomAnswer {
  const { result, code, redirectUri } = event;
  if (!result || !code) return { kind: 'denied' };
  return { kind: 'code', code, state, ...(redirectUri ? { redirectUri } : {}) };
}

/**
 * Has Zoom ask somebody to sign in, and asks again once that changed who they are.
 * @returns false where that does not help either
 */
async function promptFirst(
  zoom: Zoom,
  ask: () => Promise<boolean>,
  answered: Promise<ZoomAnswer>,
  stops: (() => void)[],
): Promise<boolean> {
  const changed = new Promise<true>((resolve) => {
    stops.push(zoom.on('onMyUserContextChange', () => resolve(true)));
  });
  if (!(await zoom.promptAuthorize())) return false;
  // Whoever does not sign in leaves it to the clock.
  const next = await Promise.race([changed, answered]);
  return next === true ? ask() : true;
}
