import { randomBytes } from 'node:crypto';
import type { Response } from 'express';
import { type CloudAnswer, REFUSALS, Refusal, rateLimited } from './answers.ts';
import type { Garble, Trouble } from './trouble.ts';

/** What trouble makes of a call before its work is done; `null` where the work is done first. */
export function refusedBy(trouble: Trouble, now: number): Refusal | null {
  switch (trouble.kind) {
    case 'fault':
      return new Refusal({
        status: trouble.status,
        body: { code: trouble.status, message: 'Internal error.' },
      });
    case 'rate_limited':
      return rateLimited(trouble, now);
    case 'too_many_at_once':
      return REFUSALS.tooManyAtOnce();
    case 'token_expired':
      return REFUSALS.tokenExpired();
    case 'daily_meeting_limit':
      return REFUSALS.dailyMeetings();
    case 'paid_plan_needed':
      return REFUSALS.paidPlan();
    case 'alternative_host_unknown':
      return REFUSALS.alternativeHost(trouble.email);
    case 'redirect':
      return new Refusal({ status: 307, headers: { location: trouble.to } });
    default:
      return null;
  }
}

/** Sends an answer as trouble would have it: whole, garbled, or never. */
export function deliver(res: Response, answer: CloudAnswer, trouble: Trouble | null): void {
  // The caller's patience or the server's end closes the connection.
  if (trouble?.kind === 'lost_answer') return;
  res.set({
    'x-zm-trackingid': `v=2.0;clid=rehearsal;rid=${randomBytes(6).toString('hex')}`,
    ...answer.headers,
  });
  res.status(answer.status);
  const form = formOf(trouble, answer.status);
  const json = answer.body === undefined ? '' : JSON.stringify(answer.body);
  if (form !== undefined) garble(res, form, json);
  else if (json === '') res.end();
  else res.type('application/json').send(json);
}

/** Work that was refused is not garbled: there is nothing to say of it in another language. */
function formOf(trouble: Trouble | null, status: number): Garble | undefined {
  if (trouble?.kind === 'fault') return trouble.form;
  return trouble?.kind === 'garbled' && status < 400 ? trouble.form : undefined;
}

function garble(res: Response, form: Garble, json: string): void {
  if (form === 'empty') res.end();
  else if (form === 'xml') res.type('application/xml').send(XML);
  else if (form === 'html') res.type('text/html').send(HTML);
  else {
    res.set({ 'content-type': 'application/json', 'content-length': String(json.length + 1) });
    res.write(json.slice(0, json.length / 2), () => res.socket?.destroy());
  }
}

const XML =
  '<?xml version="1.0" encoding="UTF-8"?><result><code>300</code><message>Request failed</message></result>';
const HTML = '<!doctype html><title>zoom.us</title><h1>We will be right back</h1>';
