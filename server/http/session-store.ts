import { type SessionData, Store } from 'express-session';
import { LIMITS } from '../../common/limits.ts';
import { type Clock, toInstant } from '../../common/time.ts';
import type { Database } from '../../db/open.ts';
import { deleteSession, extendSession, readSession, writeSession } from '../../db/sessions.ts';

/** A rolling session is written again only when this much of its time has passed. */
const TOUCH_AFTER_MS = 5 * 60_000;

type Done<T> = (error?: unknown, value?: T) => void;

/** `express-session` on our own database: one store for both engines, shared by all servers. */
export class SessionStore extends Store {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    super();
    this.#database = database;
    this.#clock = clock;
  }

  override get(id: string, done: Done<SessionData | null>): void {
    readSession(this.#database, id, toInstant(this.#clock.now()))
      .then((data) => done(null, data === null ? null : JSON.parse(data)))
      .catch(done);
  }

  override set(id: string, session: SessionData, done: Done<never> = () => undefined): void {
    const now = this.#clock.now();
    const expiresAt = toInstant(now + LIMITS.sessionIdleMs);
    writeSession(this.#database, { id, data: JSON.stringify(session), expiresAt })
      .then(() => done())
      .catch(done);
  }

  /** Writes the time and not the data: a request that outlives a sign-out must not undo it. */
  override touch(id: string, _session: SessionData, done: () => void = () => undefined): void {
    const until = this.#clock.now() + LIMITS.sessionIdleMs;
    extendSession(this.#database, {
      id,
      expiresAt: toInstant(until),
      unlessAfter: toInstant(until - TOUCH_AFTER_MS),
    })
      .catch(() => undefined)
      .finally(done);
  }

  override destroy(id: string, done: Done<never> = () => undefined): void {
    deleteSession(this.#database, id)
      .then(() => done())
      .catch(done);
  }
}
