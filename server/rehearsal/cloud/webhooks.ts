import type { Clock } from '../../../common/time.ts';
import { toInstant } from '../../../common/time.ts';
import { signatureOf } from '../../zoom/webhook-signature.ts';
import type { CloudState } from './state.ts';

interface Needs {
  clock: Clock;
  clientId: string;
  users: CloudState['users'];
}

/** Longer than our own server ever takes. */
const TIMEOUT_MS = 5_000;

/** Tells the app what happens at this Zoom, signed as the real one does; once it is known where. */
export class CloudWebhooks {
  #to: { url: string; secret: string } | null = null;

  constructor(private readonly needs: Needs) {}

  sendTo(url: string, secret: string): void {
    this.#to = { url, secret };
  }

  /**
   * `app_deauthorized`: a person removed the app, or the app revoked their tokens.
   * @returns the answer's status; `null` where nobody listens
   */
  async deauthorized(uid: string): Promise<number | null> {
    const { clock, clientId, users } = this.needs;
    const now = clock.now();
    return this.#send({
      event: 'app_deauthorized',
      event_ts: now,
      payload: {
        account_id: users.get(uid)?.accountId ?? '',
        user_id: uid,
        client_id: clientId,
        deauthorization_time: toInstant(now),
      },
    });
  }

  async #send(event: object): Promise<number | null> {
    if (this.#to === null) return null;
    const { url, secret } = this.#to;
    const body = Buffer.from(JSON.stringify(event));
    const timestamp = String(Math.floor(this.needs.clock.now() / 1_000));
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-zm-request-timestamp': timestamp,
        'x-zm-signature': signatureOf(secret, timestamp, body),
      },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      // An app that is being stopped is told nothing; the rehearsal forgets with it.
    }).catch(() => null);
    return answer?.status ?? null;
  }
}
