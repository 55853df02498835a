import type { SeatKey } from '../../common/rehearsal.ts';
import type { Clock } from '../../common/time.ts';
import { isAvailable } from './faults.ts';
import { inShort, type NewEntry } from './journal.ts';
import {
  answerTo,
  type Outcome,
  parseRequest,
  refused,
  type SdkAnswer,
  type SdkEvent,
  type SdkRequest,
  sdkEvent,
} from './protocol.ts';
import { type RoomAction, type RoomState, type Seat, seatOf } from './room-state.ts';
import { SDK_TABLE } from './sdk-table.ts';
import { type Call, configResult, METHODS } from './zoom-apis.ts';

export interface ZoomClientDeps {
  seat: SeatKey;
  state(): RoomState;
  dispatch(action: RoomAction): void;
  /** A fresh app context for the seat as it is now; rejects when the server does not answer. */
  mintContext(seat: Seat): Promise<string>;
  /** A code for who sits there; rejects where nobody is signed in to Zoom. */
  authorize(seat: Seat, codeChallenge: string): Promise<string>;
  /** Posts to the seat's page. */
  post(message: SdkAnswer | SdkEvent): void;
  write(entry: NewEntry): void;
  clock: Clock;
  /** Runs something a moment later. */
  soon(run: () => void): void;
  agent: string;
  pageUrl: string;
}

const UNSUPPORTED = refused(
  '80004',
  'No Permission for this API. [code:80004, reason:app_not_support]',
);
const WRONG_ROLE = refused(
  '80012',
  'No Permission for this API. [code:80012, reason:require_meeting_role]',
);
const NOT_CONFIGURED = refused('10001', 'This page has to call config again.');

/** Plays Zoom's client around one page: answers its SDK and tells it what happens in the meeting. */
export class ZoomClient {
  /** What the page asked for in `config`; `null` until then and after the page has gone. */
  private capabilities: ReadonlySet<string> | null = null;

  constructor(private readonly deps: ZoomClientDeps) {}

  /** The page's address changed or another page was opened: Zoom forgets what was configured. */
  forgetConfig(): void {
    this.capabilities = null;
  }

  /** Answers one message of the page. Anything that is no SDK request is passed over. */
  async receive(data: unknown): Promise<void> {
    const request = parseRequest(data);
    if (request === null) return;
    const { clock } = this.deps;
    const began = clock.now();
    const seat = this.seat();
    if (seat === undefined) return;
    if (seat.faults.silentUntil > began) {
      this.note(request, seat, 'Not answered');
      return;
    }
    const outcome = await this.outcome(request, seat);
    this.deps.post(answerTo(request, outcome));
    const text =
      'errorCode' in outcome
        ? `${outcome.errorCode} ${outcome.errorMessage}`
        : inShort(outcome.result);
    this.note(request, seat, text, clock.now() - began);
  }

  /** Sends an event if the page asked for it and this client, role and user may have it. */
  tell(name: string, data: unknown): void {
    const seat = this.seat();
    if (seat === undefined || !this.capabilities?.has(name)) return;
    if (!isAvailable(name, seat.faults) || !isPermitted(name, seat)) return;
    this.deps.post(sdkEvent(name, data));
    const at = this.deps.clock.now();
    const [who, what] = [seat.title, inShort(data)];
    this.deps.write({ at, kind: 'sdk', who, name, what, outcome: 'Sent' });
  }

  private seat(): Seat | undefined {
    return seatOf(this.deps.state(), this.deps.seat);
  }

  private outcome(request: SdkRequest, seat: Seat): Outcome | Promise<Outcome> {
    const data = isRecord(request.data) ? request.data : {};
    if (request.apiName === 'config') return this.configure(data, seat);
    const method = METHODS[request.apiName];
    if (method === undefined || !isAvailable(request.apiName, seat.faults)) return UNSUPPORTED;
    if (this.capabilities === null) return NOT_CONFIGURED;
    if (!this.capabilities.has(request.apiName)) return UNSUPPORTED;
    if (!isPermitted(request.apiName, seat)) return WRONG_ROLE;
    return method(this.call(seat, data));
  }

  private configure(data: Record<string, unknown>, seat: Seat): Outcome {
    const asked = Array.isArray(data.js_api_lists) ? data.js_api_lists.map(String) : [];
    this.capabilities = new Set(asked);
    const unsupported = asked.filter((name) => !isAvailable(name, seat.faults));
    return { result: configResult(seat, unsupported, this.deps.agent) };
  }

  private call(seat: Seat, data: Record<string, unknown>): Call {
    const { deps } = this;
    return {
      seat,
      state: deps.state(),
      data,
      now: deps.clock.now(),
      pageUrl: deps.pageUrl,
      change: (change) =>
        deps.soon(() => {
          // Zoom wants config again once the user signed in or added the app.
          deps.dispatch({ type: 'seat', seat: seat.key, change });
          if (change.status !== undefined) this.forgetConfig();
        }),
      record: (recording) => deps.soon(() => deps.dispatch({ type: 'recording', recording })),
      mintContext: () => deps.mintContext(seat),
      authorize: (codeChallenge) => deps.authorize(seat, codeChallenge),
      tellSoon: (name, event) => deps.soon(() => this.tell(name, event)),
    };
  }

  private note(request: SdkRequest, seat: Seat, outcome: string, took?: number): void {
    this.deps.write({
      at: this.deps.clock.now(),
      kind: 'sdk',
      who: seat.title,
      name: request.apiName,
      what: request.data === undefined ? '' : inShort(request.data),
      outcome,
      took,
    });
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Appendix of roles: who may call the method or receive the event. */
function isPermitted(name: string, seat: Seat): boolean {
  const row = SDK_TABLE[name];
  if (row === undefined) return false;
  return row.roles.includes(seat.role) && (row.guest || seat.status !== 'unauthenticated');
}
