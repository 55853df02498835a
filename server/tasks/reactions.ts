import type { Reactions } from '../../db/append.ts';
import { reminderReactions } from './reminders.ts';
import { stageReactions } from './stage-effects.ts';

/** The work that follows from each event, queued in the transaction that writes it. */
export const reactions: Reactions = (event, log) => [
  ...stageReactions(event, log),
  ...reminderReactions(event, log),
];
