import { purgeChats } from '../../db/chats.ts';
import type { Tx } from '../../db/transact.ts';

/** Lets go of every chat of an organization, links included. @returns how many there were */
export const purge = (tx: Tx, organizationId: string): Promise<number> =>
  purgeChats(tx, organizationId);
