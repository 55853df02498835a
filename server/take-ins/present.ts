import type { TakeIn } from '../../common/contract/take-ins.ts';
import type { TakeInRow } from '../../db/take-ins.ts';

export const presentTakeIn = (row: TakeInRow): TakeIn => ({
  id: row.id,
  state: row.state,
  name: row.name,
  askedBy: row.asked_by_name,
  askedAt: row.asked_at,
  size: Number(row.size),
  received: Number(row.received),
  sha256: row.sha256,
  seen: row.seen === null ? null : JSON.parse(row.seen),
  added: row.added,
  unchanged: row.unchanged,
  refused: row.refused,
  reason: row.reason,
  endedAt: row.ended_at,
});
