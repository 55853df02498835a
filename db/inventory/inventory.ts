import { ACCESS } from './access.ts';
import { CALLS } from './calls.ts';
import { CANDIDATES } from './candidates.ts';
import { COPIES } from './copies.ts';
import { EXPORTS } from './exports.ts';
import { PEOPLE } from './people.ts';
import { PRIVACY } from './privacy.ts';
import { RECORDS } from './records.ts';
import { SERVERS } from './servers.ts';
import type { Inventory } from './table.ts';
import { TAKE_INS } from './take-ins.ts';
import { ZOOM } from './zoom.ts';

/** Every table and column that the database keeps, with what it holds, why and how long. */
export const INVENTORY: Inventory = {
  ...PEOPLE,
  ...CANDIDATES,
  ...ZOOM,
  ...RECORDS,
  ...COPIES,
  ...CALLS,
  ...PRIVACY,
  ...SERVERS,
  ...ACCESS,
  ...EXPORTS,
  ...TAKE_INS,
};
