import type { ServerResponse } from 'node:http';
import { ERRORS, type ErrorCode } from '../../common/errors.ts';
import type { Draft, LogEvent } from '../../common/events.ts';

/** What the server says no to, and how. */
export interface Refusal {
  code: ErrorCode;
  message: string;
}

/** What goes wrong, on demand. Numbers count down to nothing. */
export interface Faults {
  /** Every connection is torn down before it is answered. */
  offline: boolean;
  /** Posts that are carried out and whose answer never arrives. */
  loseAnswers: number;
  /** Every log frame is sent twice, behind an old one. */
  duplicate: boolean;
  /** Streams stay silent: events are in the log, and nobody is told. */
  mute: boolean;
  /** Posts answered with this problem as a whole, while it is set. */
  postProblem: Refusal | null;
  panelProblem: Refusal | null;
  /** Answers wait for this. */
  gate: Promise<void> | null;
  /** Asked for every event under the lock; a refusal keeps it out. */
  refuse: (draft: Draft, streamId: string) => Refusal | null;
}

export const noFaults = (): Faults => ({
  offline: false,
  loseAnswers: 0,
  duplicate: false,
  mute: false,
  postProblem: null,
  panelProblem: null,
  gate: null,
  refuse: () => null,
});

export const frame = (event: LogEvent): string =>
  `id: ${event.seq}\nevent: log\ndata: ${JSON.stringify(event)}\n\n`;

export function json(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

export function problem(response: ServerResponse, { code, message }: Refusal): void {
  const body = JSON.stringify({ code, message, requestId: 'request-1' });
  const headers = { 'content-type': 'application/problem+json' };
  response.writeHead(ERRORS[code].status, headers).end(body);
}
