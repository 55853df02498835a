import { sql } from 'kysely';
import type { Tx } from '../../db/transact.ts';

/** Runs a statement as migrations do. Two copies of the builder's types meet here, and are the same. */
export const rawOn = (tx: Tx) => (statement: string) => sql.raw(statement).execute(tx.sql as never);
