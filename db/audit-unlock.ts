import { newId } from '../common/ids.ts';
import type { Tx } from './transact.ts';

/**
 * Opens the audit to erasure for the time of the work, in its transaction: the database refuses
 * every other change (`0065-audit`). Nobody else ever sees it open, and what fails leaves it shut.
 */
export async function withAuditUnlocked<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const id = newId();
  await tx.sql.insertInto('audit_unlock').values({ id }).execute();
  const result = await work();
  await tx.sql.deleteFrom('audit_unlock').where('id', '=', id).execute();
  return result;
}
