import type { Application } from '../../../common/application.ts';
import type { EventBody } from '../../../common/events.ts';
import { reasonsFor, type Stage, stageByName } from '../../../common/pipeline.ts';

/** What a move is made of, as far as it is filled in. */
export interface Move {
  to: Stage;
  reason: string | null;
  note: string;
}

/** Whether choosing this stage asks for a reason first: a typed one, or words on leaving Hired. */
export const asksReason = (from: Stage | undefined, to: Stage): 'typed' | 'words' | null => {
  if (reasonsFor(to.type).length > 0) return 'typed';
  return from?.type === 'hired' ? 'words' : null;
};

/** The event of a move; `null` while something it needs is missing. */
export function moveBody(
  application: Application,
  stages: readonly Stage[],
  { to, reason, note }: Move,
): EventBody<'stage.changed'> | null {
  const from = stageByName(stages, application.stage);
  const asks = asksReason(from, to);
  const words = note.trim();
  const leaving = from?.type === 'hired';
  if (asks === 'typed' && reason === null) return null;
  if (reason === 'Other' && words === '') return null;
  if (leaving && reason === null && words === '') return null;
  return { from: application.stage, to: to.name, reason, note: words === '' ? null : words };
}
