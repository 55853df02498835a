import type { Member } from '../common/member.ts';
import type { Boot, DeskBoot, PanelSnapshot } from '../common/panel.ts';
import type { Instant } from '../common/time.ts';
import { type Api, ApiError, type Query } from './api.ts';
import { backoffMs, type Pause, pause } from './sync/backoff.ts';
import { oneAtATime } from './sync/one-at-a-time.ts';
import type { Platform } from './sync/platform.ts';
import type { NotZoom, Zoom } from './zoom.ts';

/** How far signing in has come; the first four are `PanelView`'s phases. */
export type SessionPhase =
  | { phase: 'starting' }
  | { phase: 'outsider' }
  | { phase: 'no_context'; message: string; browser?: boolean }
  | { phase: 'unreachable'; message: string; requestId: string | null; retryAt: number }
  | { phase: 'ready'; snapshot: PanelSnapshot }
  /** Signed in, and not in a meeting. */
  | { phase: 'desk'; boot: DeskBoot };

export interface SessionOptions {
  boot: Boot;
  api: Api;
  platform: Platform;
  openZoom(): Promise<Zoom | NotZoom>;
  /** Every change; `ready` again with each newer snapshot. */
  onPhase(phase: SessionPhase): void;
}

export interface Session {
  start(): void;
  /** The panel's newest snapshot, also told through `onPhase`. Rejects with an `ApiError`. */
  refetch(): Promise<PanelSnapshot>;
  /** Goes on until a refetch has succeeded. */
  refetchSoon(): void;
  /** Says what the meeting is about; tells the new snapshot through `onPhase`. */
  link(target: { interviewId: string } | { candidateId: string }): Promise<void>;
  /** A new session in place of a lost one. One at a time, for all who ask. */
  renew(): Promise<boolean>;
  retryNow(): void;
  zoom(): Promise<Zoom | NotZoom>;
  dispose(): void;
}

interface SessionAnswer {
  token: string;
  member: Member;
  expiresAt: Instant;
  panel: PanelSnapshot;
}

/** A client that is slow to answer is asked again this often, milliseconds. */
const SILENT_MS = 2_000;

export const NO_ZOOM =
  'Open Hireside inside a Zoom meeting: it shows the candidate beside the call.';
export const NO_CONTEXT = 'Zoom did not say who you are. Close this panel and open it again.';

/** Where Zoom shows an app outside meetings. */
const MAIN_CLIENT = 'inMainClient';

/**
 * The boot data a page was born with; a page without any asks Zoom. So does a frame that was born
 * as a desk: whose cookie that was, only the Zoom client around it can say.
 */
export function readBoot(page: Document): Boot {
  const text = page.getElementById('boot')?.textContent;
  const boot: Boot = text ? JSON.parse(text) : { kind: 'ask', rehearsal: false };
  const framed = page.defaultView !== null && page.defaultView.top !== page.defaultView;
  return boot.kind === 'desk' && framed ? { kind: 'ask', rehearsal: false } : boot;
}

/** Signs in, keeps the panel's snapshot fresh, and signs in again when the session is lost. */
export function createSession(options: SessionOptions): Session {
  const { api, platform, onPhase, boot } = options;
  let snapshot: PanelSnapshot | null = null;
  let desk: DeskBoot | null = null;
  let disposed = false;
  let waiting: Pause | null = null;
  let numberTold = false;

  let opening: Promise<Zoom | NotZoom> | null = null;
  /** A client found once stays; a missing one is looked for again when someone asks. */
  function zoom(): Promise<Zoom | NotZoom> {
    opening ??= options.openZoom().then((found) => {
      if (!found.inZoom) opening = null;
      return found;
    });
    return opening;
  }

  function tell(phase: SessionPhase): void {
    // What shows something keeps showing it, whatever becomes of the session.
    const final = phase.phase !== 'unreachable' && phase.phase !== 'no_context';
    if (!disposed && (final || (snapshot === null && desk === null))) onPhase(phase);
  }

  function ready(next: PanelSnapshot): PanelSnapshot {
    snapshot = next;
    tell({ phase: 'ready', snapshot: next });
    return next;
  }

  /** A browser's page, or Zoom's main window: the desk. In a meeting Zoom says which one. */
  async function enterDesk(next: DeskBoot): Promise<void> {
    const client = await zoom();
    const elsewhere = client.inZoom ? client.runningContext !== MAIN_CLIENT : client.silent;
    if (elsewhere) return signInUntilDone();
    desk = next;
    api.actAs(next.me.id);
    tell({ phase: 'desk', boot: next });
  }

  /** Shows what a sign-in answered. */
  async function enter(answer: SessionAnswer): Promise<void> {
    api.setToken(answer.token);
    const { serverTime, me, organization, meeting, asked } = answer.panel;
    const client = await zoom();
    if (meeting === null && client.inZoom && client.runningContext === MAIN_CLIENT) {
      return enterDesk({ serverTime, me, organization, asked });
    }
    ready(answer.panel);
    void improveMatch(answer.panel);
  }

  let silent = false;
  /** @returns `null` when there is no one to sign in, after saying so */
  async function signIn(): Promise<SessionAnswer | null> {
    const client = await zoom();
    silent = !client.inZoom && client.silent === true;
    if (!client.inZoom) {
      tell({ phase: 'no_context', message: NO_ZOOM, browser: !silent });
      return null;
    }
    const [context, meetingUuid, meetingId] = await Promise.all([
      client.appContext(),
      client.meetingUuid(),
      client.meetingNumber(),
    ]);
    if (context === null) {
      tell({ phase: 'no_context', message: NO_CONTEXT });
      return null;
    }
    numberTold = meetingId !== null;
    const input = {
      context,
      meetingUuid: meetingUuid ?? undefined,
      meetingId: meetingId ?? undefined,
    };
    return api.post<SessionAnswer>('/api/session', input, { renew: false });
  }

  async function signInUntilDone(): Promise<void> {
    for (let failures = 0; !disposed; failures += 1) {
      try {
        const answer = await signIn();
        if (answer === null && silent) {
          await rest(SILENT_MS);
          continue;
        }
        if (answer !== null) await enter(answer);
        return;
      } catch (error) {
        const final = finalPhase(error);
        if (final !== null) return tell(final);
        await waitAfter(error, failures);
      }
    }
  }

  async function waitAfter(error: unknown, failures: number): Promise<void> {
    const known = error instanceof ApiError ? error : null;
    const facts = { visible: platform.visible(), random: platform.random() };
    const wait = backoffMs(failures, { ...facts, atLeast: known?.retryAfterMs });
    if (snapshot === null) {
      const retryAt = platform.clock.now() + wait;
      const message = known?.message ?? 'Hireside’s server gave an answer that makes no sense.';
      tell({ phase: 'unreachable', message, requestId: known?.requestId ?? null, retryAt });
    }
    await rest(wait);
  }

  async function rest(ms: number): Promise<void> {
    waiting = pause(ms, platform);
    await waiting.done;
    waiting = null;
  }

  /** A weak match may become a certain one with the meeting's number, which hosts alone know. */
  async function improveMatch({ match, meeting }: PanelSnapshot): Promise<void> {
    const weak = match.kind !== 'matched' || match.reason === 'time';
    if (!weak || numberTold) return;
    const client = await zoom();
    const meetingId = client.inZoom ? await client.meetingNumber() : null;
    if (meetingId === null || !client.inZoom || disposed) return;
    numberTold = true;
    const meetingUuid = meeting?.uuid ?? (await client.meetingUuid());
    await fetchPanel({ meetingId, meetingUuid }).catch(() => undefined);
  }

  async function fetchPanel(query: Query): Promise<PanelSnapshot> {
    // A question goes on until somebody has answered it.
    const asked = snapshot?.match.kind === 'ambiguous' ? snapshot.asked : undefined;
    try {
      return ready(await api.get<PanelSnapshot>('/api/panel', { ...query, asked }));
    } catch (error) {
      if (error instanceof ApiError && error.code === 'forbidden') tell({ phase: 'outsider' });
      throw error;
    }
  }

  const refetch = oneAtATime(() => {
    const { meeting } = snapshot ?? { meeting: null };
    return fetchPanel({ meetingUuid: meeting?.uuid, meetingId: meeting?.number });
  });

  let refetching = false;
  async function refetchUntilDone(): Promise<void> {
    if (refetching) return;
    refetching = true;
    for (let failures = 0; !disposed && refetching; failures += 1) {
      try {
        await refetch();
        refetching = false;
      } catch (error) {
        if (finalPhase(error)?.phase === 'outsider') return;
        await waitAfter(error, failures);
      }
    }
  }

  let renewing: Promise<boolean> | null = null;
  async function renewOnce(): Promise<boolean> {
    try {
      const before = (snapshot ?? desk)?.me.id;
      const answer = await signIn();
      if (answer === null) return false;
      // Another account took over: what the former one wrote must not be sent in its name.
      const same = before === undefined || answer.member.id === before;
      if (same) api.setToken(answer.token);
      else await enter(answer);
      return same;
    } catch (error) {
      const final = finalPhase(error);
      if (final?.phase === 'outsider') tell(final);
      return false;
    }
  }

  return {
    start() {
      if (boot.kind === 'outsider') return tell({ phase: 'outsider' });
      if (boot.kind === 'desk') return void enterDesk(boot.desk);
      if (boot.kind !== 'panel') return void signInUntilDone();
      ready(boot.panel);
      void improveMatch(boot.panel);
    },
    refetch,
    refetchSoon: () => void refetchUntilDone(),
    async link(target) {
      const meetingUuid = snapshot?.meeting?.uuid;
      ready(await api.post<PanelSnapshot>('/api/panel/match', { meetingUuid, ...target }));
    },
    renew() {
      renewing ??= renewOnce().finally(() => {
        renewing = null;
      });
      return renewing;
    },
    retryNow() {
      if (waiting !== null) waiting.end();
      else if (snapshot === null && boot.kind !== 'panel') void signInUntilDone();
    },
    zoom,
    dispose() {
      disposed = true;
      waiting?.end();
    },
  };
}

/** Errors that no further try will mend, as the screen says them. */
export function finalPhase(error: unknown): SessionPhase | null {
  if (!(error instanceof ApiError) || error.retry === 'later') return null;
  if (error.code === 'forbidden') return { phase: 'outsider' };
  return { phase: 'no_context', message: error.message };
}
