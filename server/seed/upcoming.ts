import { FIRST_INTERVIEW } from './cast.ts';
import { daysBefore } from './story.ts';

const MINUTE = 60_000;
const HALF_HOUR = 30 * MINUTE;

/**
 * The interviews that lie ahead when the rehearsal begins, and again after `refreshRehearsal`.
 * None of a shared member comes nearer than 95 minutes to the first, so that its hour is its own.
 */
export const UPCOMING = {
  technical: {
    ...FIRST_INTERVIEW,
    startsAt: (now: number) => Math.round(now / MINUTE) * MINUTE + 2 * MINUTE,
  },
  panel: {
    id: 'seed-interview-niamh-brennan-3',
    candidateId: FIRST_INTERVIEW.candidateId,
    minutes: 60,
    startsAt: (now: number) => inDays(now, 2.5, '10:00'),
  },
  later: {
    id: 'seed-interview-amara-diallo-2',
    candidateId: 'seed-candidate-amara-diallo',
    minutes: 45,
    startsAt: (now: number) => Math.ceil((now + 180 * MINUTE) / HALF_HOUR) * HALF_HOUR,
  },
  tomorrow: {
    id: 'seed-interview-theo-brenner-1',
    candidateId: 'seed-candidate-theo-brenner',
    minutes: 45,
    startsAt: (now: number) => inDays(now, 0.5, '09:30'),
  },
  declined: {
    id: 'seed-interview-lucia-brentano-1',
    candidateId: 'seed-candidate-lucia-brentano',
    minutes: 30,
    startsAt: (now: number) => inDays(now, 2, '14:00'),
  },
  finalRound: {
    id: 'seed-interview-mei-ling-hsu-2',
    candidateId: 'seed-candidate-mei-ling-hsu',
    minutes: 60,
    startsAt: (now: number) => inDays(now, 4, '09:30'),
  },
} as const;

/** The first moment at this hour (UTC) that is at least so many days ahead. */
function inDays(now: number, days: number, hour: string): number {
  return daysBefore(now, -days - 1, hour);
}
