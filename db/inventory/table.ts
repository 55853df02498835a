import type { Schema } from '../schema.ts';
import type { HoldingName } from './holdings.ts';
import type { Kept } from './kept.ts';

/**
 * One table of the inventory. Every column of the schema must be named: a column that is not, or is
 * no longer there, does not compile.
 */
export interface TableInventory<T extends keyof Schema> {
  /** Why Hireside keeps it. */
  purpose: string;
  kept: Kept;
  /** The column that says which candidate a row is about; `null`: about none. */
  candidate: (keyof Schema[T] & string) | null;
  /**
   * Where no column names the candidate: the column that leads to a row which is about one, and
   * what it equals there.
   */
  through?: Through;
  /**
   * The row stays when the person it is about is erased, with its words blanked; why. Without it
   * the row goes.
   */
  stays?: string;
  /** Columns that say which member a row is about, or who wrote it. */
  members: readonly (keyof Schema[T] & string)[];
  columns: Readonly<Record<keyof Schema[T] & string, HoldingName>>;
}

export interface Through {
  column: string;
  table: keyof Schema;
  key: string;
}

export type Inventory = { readonly [T in keyof Schema]: TableInventory<T> };
/** Some tables of it, as the files of this folder divide them. */
export type InventoryOf<T extends keyof Schema> = { readonly [K in T]: TableInventory<K> };
