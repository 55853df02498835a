import type { EventType } from '../../../common/events.ts';
import { type HistoryKind, TYPES_OF_KIND } from '../../../common/history-kinds.ts';

/** Told where they belong, the guide and the scorecard; as lines of a history they would bury it. */
const ELSEWHERE: ReadonlySet<EventType> = new Set([
  'question.claimed',
  'question.released',
  'question.asking',
  'question.asked',
  'question.skipped',
  'question.reopened',
  'rating.set',
  'recommendation.set',
]);

export const isOfKind = (type: EventType, kind: HistoryKind): boolean =>
  kind === 'all' ? !ELSEWHERE.has(type) : TYPES_OF_KIND[kind].includes(type);
