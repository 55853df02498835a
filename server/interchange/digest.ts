import { createHash } from 'node:crypto';

/**
 * What a table's rows come to, in whatever order they are told: how many, and the sum of their
 * SHA-256. Databases order texts by their own rules, so that the order proves nothing.
 */
export class Digest {
  readonly #tables = new Map<string, { rows: number; sum: bigint }>();

  add(table: string, content: string | Uint8Array): void {
    const { rows, sum } = this.#tables.get(table) ?? { rows: 0, sum: 0n };
    const hash = BigInt(`0x${createHash('sha256').update(content).digest('hex')}`);
    this.#tables.set(table, { rows: rows + 1, sum: BigInt.asUintN(256, sum + hash) });
  }

  /** The tables that are not the same in the other. */
  differences(other: Digest): string[] {
    const names = new Set([...this.#tables.keys(), ...other.#tables.keys()]);
    return [...names].filter((name) => {
      const [one, two] = [this.#tables.get(name), other.#tables.get(name)];
      return one?.rows !== two?.rows || one?.sum !== two?.sum;
    });
  }

  get rows(): number {
    return [...this.#tables.values()].reduce((total, { rows }) => total + rows, 0);
  }
}
