import { newId } from '../../common/ids.ts';
import { LIMITS } from '../../common/limits.ts';
import type { Presence } from '../../common/panel.ts';
import type { Clock } from '../../common/time.ts';
import type { Database } from '../../db/open.ts';
import {
  forgetServer,
  type PresenceRow,
  presenceElsewhere,
  renewServer,
  streamsElsewhere,
  writePresence,
} from '../../db/presence.ts';

export type HereNow = Presence['here'];

/** Told who is with a candidate at other servers. */
export type OnElsewhere = (candidateId: string, here: HereNow) => void;

/**
 * Presence between servers (decision 0058): who is here is written into rows that live as long as
 * this server's lease; what the others wrote is read when their bell rings, and by the slow tick.
 * Nobody waits for either.
 */
export class Elsewhere {
  readonly #id = newId();
  /** What this server has to say, and what of it is not written yet. */
  readonly #own = new Map<string, PresenceRow>();
  readonly #unsaid = new Map<string, PresenceRow>();
  readonly #wanted = new Set<string>();
  #known = false;
  #renewalDue = false;
  #left = false;
  #working: Promise<void> | null = null;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly onFault: (error: unknown) => void,
    private readonly onElsewhere: OnElsewhere,
  ) {}

  /** Someone came, went, or began or stopped writing here. */
  tell(row: PresenceRow): void {
    const key = `${row.candidateId} ${row.memberId}`;
    if (row.streams > 0) this.#own.set(key, row);
    else this.#own.delete(key);
    this.#unsaid.set(key, row);
    this.#work();
  }

  /** Asks who is with these candidates elsewhere; answers through `onElsewhere`. */
  look(candidateIds: Iterable<string>): void {
    for (const id of candidateIds) this.#wanted.add(id);
    this.#work();
  }

  /** How many streams a member has open at other servers. */
  streamsOf(memberId: string): Promise<number> {
    return streamsElsewhere(this.database, this.#id, memberId, this.clock.now());
  }

  /** Renews the lease, and looks again at what a lost bell would have told. */
  tick(candidateIds: Iterable<string>): void {
    this.#renewalDue = this.#known;
    this.look(candidateIds);
  }

  /** This server goes: the others hear of it at once. */
  async leave(): Promise<void> {
    this.#left = true;
    await this.#working;
    if (!this.#known) return;
    await this.database.transact((tx) => forgetServer(tx, this.#id)).catch(this.onFault);
  }

  #work(): void {
    if (this.#left) return;
    this.#working ??= this.#round().then(
      () => {
        this.#working = null;
        if (this.#isWaiting) this.#work();
      },
      (error: unknown) => {
        // What is not written or read now, the next tick writes and reads.
        this.#working = null;
        this.onFault(error);
      },
    );
  }

  get #isWaiting(): boolean {
    return this.#renewalDue || this.#unsaid.size > 0 || this.#wanted.size > 0;
  }

  async #round(): Promise<void> {
    // All of one turn of the event loop goes together.
    await new Promise((resolve) => setImmediate(resolve));
    while (!this.#left && this.#isWaiting) {
      if (this.#renewalDue) await this.#renew();
      await this.#write();
      await this.#read();
    }
  }

  async #renew(): Promise<void> {
    const now = this.clock.now();
    const until = now + LIMITS.serverLeaseMs;
    this.#renewalDue = false;
    const known = await this.database.transact((tx) => renewServer(tx, this.#id, { now, until }));
    if (known) return;
    // Away for longer than the lease, it was forgotten with all that it had written.
    for (const [key, row] of this.#own) this.#unsaid.set(key, row);
  }

  async #write(): Promise<void> {
    if (this.#unsaid.size === 0) return;
    if (!this.#known) {
      await this.#renew();
      this.#known = true;
    }
    const batch = new Map(this.#unsaid);
    this.#unsaid.clear();
    try {
      await this.database.transact((tx) => writePresence(tx, this.#id, [...batch.values()]));
    } catch (error) {
      for (const [key, row] of batch) if (!this.#unsaid.has(key)) this.#unsaid.set(key, row);
      throw error;
    }
  }

  async #read(): Promise<void> {
    const ids = [...this.#wanted];
    this.#wanted.clear();
    const rows = await presenceElsewhere(this.database, this.#id, ids, this.clock.now());
    const found = new Map<string, HereNow>(ids.map((id) => [id, []]));
    for (const { candidateId, memberId, writing } of rows) {
      found.get(candidateId)?.push({ memberId, writing });
    }
    for (const [candidateId, here] of found) this.onElsewhere(candidateId, here);
  }
}
