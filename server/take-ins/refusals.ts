import { LIMITS } from '../../common/limits.ts';
import { addRefusals, forgetRefusals, type Refusal } from '../../db/take-ins.ts';
import type { Lease } from '../tasks/lease.ts';

/** Keeps which lines do not come in, the first of them, in the place of what was kept before. */
export class Refusals {
  #kept = 0;
  #waiting: Refusal[] = [];

  constructor(
    private readonly lease: Lease,
    private readonly id: string,
  ) {}

  begin(): Promise<void> {
    return this.lease.transact((tx) => forgetRefusals(tx, this.id));
  }

  add(refusal: Refusal): void {
    if (this.#kept + this.#waiting.length < LIMITS.takeInRefusals) this.#waiting.push(refusal);
  }

  async flush(): Promise<void> {
    const refusals = this.#waiting;
    if (refusals.length === 0) return;
    await this.lease.transact((tx) => addRefusals(tx, this.id, this.#kept, refusals));
    this.#kept += refusals.length;
    this.#waiting = [];
  }
}
