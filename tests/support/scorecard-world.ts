import type { RatingValue } from '../../common/events.ts';
import type { Kit } from '../../common/kit.ts';
import type { Member } from '../../common/member.ts';
import { toInstant } from '../../common/time.ts';
import type { MemoryStore } from './memory-store.ts';
import { IDS, MEMBERS, niamhsPanel, START } from './panel-world.ts';

export const ATTRIBUTES = {
  debugging: 'attribute-debugging',
  modelling: 'attribute-modelling',
  reliability: 'attribute-reliability',
  analysts: 'attribute-analysts',
} as const;

export const KIT: Kit = {
  id: 'kit-data-1',
  name: 'Data engineering, technical',
  version: 1,
  archived: false,
  createdAt: '2026-11-01T09:00:00.000Z',
  sections: [],
  reserveMinutes: 8,
  attributes: [
    {
      id: ATTRIBUTES.debugging,
      name: 'Debugging in production',
      definition: 'Finds causes from evidence, closes the loop.',
    },
    {
      id: ATTRIBUTES.modelling,
      name: 'Data modelling',
      definition: 'Grain, keys, history, change over time.',
    },
    {
      id: ATTRIBUTES.reliability,
      name: 'Reliability',
      definition: 'Re-runs, monitoring, failure planned for.',
    },
    {
      id: ATTRIBUTES.analysts,
      name: 'Working with analysts',
      definition: 'Agrees on meaning before building.',
    },
  ],
};

export const ABOUT: { applicationId: string; interviewId: string } = {
  applicationId: IDS.application,
  interviewId: IDS.interview,
};

/** Niamh's panel with a kit to judge by; Tomasz looks first at debugging and modelling. */
export function judgedPanel(me: Member = MEMBERS.tomasz): MemoryStore {
  const store = niamhsPanel(me);
  store.change({ kits: { [IDS.interview]: KIT } });
  const focus = { [IDS.tomasz]: [ATTRIBUTES.debugging, ATTRIBUTES.modelling] };
  const body = { kitId: KIT.id, version: 1, focus };
  store.receive(store.event('interview.kit_set', body, IDS.priya, ABOUT));
  return store;
}

export interface Judged {
  recommendation: RatingValue | null;
  comment?: string;
  ratings: Record<string, { value: RatingValue; comment?: string; evidence?: string[] }>;
}

/** A colleague's whole card arrives, as it does once it may be seen. */
export function submits(
  store: MemoryStore,
  memberId: string,
  card: Judged,
  about: { applicationId: string; interviewId: string } = ABOUT,
): void {
  for (const [attributeId, rating] of Object.entries(card.ratings)) {
    store.receive(store.event('rating.set', { attributeId, ...rating }, memberId, about));
  }
  const { recommendation, comment } = card;
  const body = { recommendation, comment };
  store.receive(store.event('scorecard.submitted', body, memberId, about));
}

export const ELENAS: Judged = {
  recommendation: 'strong_yes',
  ratings: {
    [ATTRIBUTES.debugging]: { value: 'strong_yes' },
    [ATTRIBUTES.modelling]: { value: 'yes' },
    [ATTRIBUTES.reliability]: { value: 'yes', evidence: ['note-kofi'] },
    [ATTRIBUTES.analysts]: { value: 'yes' },
  },
};

export const KOFIS: Judged = {
  recommendation: 'no',
  comment: 'Operations are the job for the first year.',
  ratings: {
    [ATTRIBUTES.debugging]: { value: 'yes' },
    [ATTRIBUTES.reliability]: {
      value: 'strong_no',
      comment: 'Two stories, the same gap.',
      evidence: ['note-kofi'],
    },
    [ATTRIBUTES.analysts]: { value: 'yes' },
  },
};

/** The round before, which everyone of this one may read. */
export function hadScreen(store: MemoryStore): void {
  const about = { applicationId: IDS.application, interviewId: 'interview-1' };
  const scheduled = {
    title: 'Screen',
    round: 1,
    rounds: 4,
    startsAt: toInstant(START - 7 * 24 * 3_600_000),
    minutes: 30,
    memberIds: [IDS.priya],
  };
  store.receive(store.event('interview.scheduled', scheduled, IDS.priya, about));
  submits(store, IDS.priya, { recommendation: 'yes', ratings: {} }, about);
}
