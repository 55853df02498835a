import type { LogEvent, Profile } from './events.ts';
import type { Id } from './ids.ts';
import type { Instant } from './time.ts';

/** The person, as the log tells it. */
export interface Candidate {
  name: string;
  /** How to say the name, `NEEV BREN-an`. */
  say: string | null;
  email: string | null;
  phone: string | null;
  location: string | null;
  timeZone: string | null;
  headline: string | null;
  source: string | null;
  links: { label?: string; url: string }[];
  tags: string[];
  resume: { fileId: Id; name: string; pages: number | null; at: Instant } | null;
}

const EMPTY: Candidate = {
  name: '',
  say: null,
  email: null,
  phone: null,
  location: null,
  timeZone: null,
  headline: null,
  source: null,
  links: [],
  tags: [],
  resume: null,
};

function merged(before: Candidate, profile: Partial<Profile>): Candidate {
  const given = Object.entries(profile).filter(([, value]) => value !== undefined);
  return { ...before, ...Object.fromEntries(given) } as Candidate;
}

export function reduceCandidate(before: Candidate | null, event: LogEvent): Candidate | null {
  if (event.body === null) return before;
  switch (event.type) {
    case 'candidate.added':
      return merged(before ?? EMPTY, event.body);
    case 'candidate.edited': {
      // What it said before and why it is otherwise now is for the history alone.
      const { was: _, reason: __, ...profile } = event.body;
      return merged(before ?? EMPTY, profile);
    }
    case 'resume.added': {
      const { fileId, name, pages } = event.body;
      return {
        ...(before ?? EMPTY),
        resume: { fileId, name, pages: pages ?? null, at: event.serverAt },
      };
    }
    default:
      return before;
  }
}
