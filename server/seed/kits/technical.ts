import type { Id } from '../../../common/ids.ts';
import type { Focus, KitContent } from '../../../common/kit.ts';
import { MEMBERS } from '../cast.ts';

/** A kit of the seed, with an id that rooms and tests can name. */
export interface SeedKit extends KitContent {
  id: Id;
  name: string;
}

const { elena, kofi, tomasz } = MEMBERS;

/** Who looks at what first, so that three people do not ask one thing three times. */
export const FOCUS: Focus = {
  [elena.id]: ['attr-debugging', 'attr-data-modelling'],
  [kofi.id]: ['attr-reliability'],
  [tomasz.id]: ['attr-working-with-analysts', 'attr-communication'],
};

/** 45 minutes: one real failure in depth, two changes to plan, one disagreement, one model. */
export const TECHNICAL: SeedKit = {
  id: 'seed-kit-data-engineering-technical',
  name: 'Data engineering, technical',
  reserveMinutes: 4,
  sections: [
    {
      id: 'section-opening',
      title: 'Opening',
      questions: [
        {
          id: 'question-owned-today',
          text: 'What do you run today, and who calls you when it stops?',
          listenFor:
            'Something of their own, its size in numbers, who uses it. Say first who you are, ' +
            'how the 45 minutes go, and that you take notes.',
          minutes: 5,
        },
      ],
    },
    {
      id: 'section-production',
      title: 'Pipelines in production',
      questions: [
        {
          id: 'question-broke',
          text: 'Tell me about a pipeline you owned that broke. What did you see first?',
          listenFor:
            'One incident, in order: the first sign, what they ruled out, the cause. “I”, not ' +
            'only “we”. Ask for the evidence at each step.',
          minutes: 7,
        },
        {
          id: 'question-fix-complete',
          text: 'How did you know that the fix was complete?',
          listenFor:
            'A check that could have failed: counts, sums, a comparison. What was done about ' +
            'wrong rows already delivered, and who was told.',
          minutes: 5,
        },
        {
          id: 'question-incremental',
          text: 'How would you move a 2 TB table to incremental loads without a freeze?',
          listenFor: 'A watermark, a backfill plan, how they check the result.',
          minutes: 6,
        },
        {
          id: 'question-alerts',
          text: 'What do you alert on, and what do you leave alone?',
          listenFor:
            'Alerts on what users feel, each with an owner and an action. An alert they removed, ' +
            'and why.',
          minutes: 4,
        },
      ],
    },
    {
      id: 'section-analysts',
      title: 'Working with analysts',
      questions: [
        {
          id: 'question-disagreement',
          text: 'Tell me about a disagreement over what a number means.',
          listenFor:
            'They can put the other side’s case. How it was settled, where it was written down, ' +
            'what they would do sooner.',
          minutes: 5,
        },
        {
          id: 'question-column-tomorrow',
          text: 'An analyst needs a column by tomorrow, and its source promises nothing. What do you do?',
          listenFor:
            'Asks what it is for before saying yes or no. Offers something smaller and safe, ' +
            'and says aloud what is not safe about it.',
          minutes: 5,
        },
      ],
    },
    {
      id: 'section-modelling',
      title: 'Modelling',
      questions: [
        {
          id: 'question-tariff',
          text: 'A household changes its tariff in the middle of a month. Which tables hold that, and what is one row of each?',
          listenFor:
            'The grain said in a sentence, keys, valid-from and valid-to. Last month’s bill ' +
            'comes out the same when it is run again.',
          minutes: 4,
        },
      ],
    },
  ],
  attributes: [
    {
      id: 'attr-debugging',
      name: 'Debugging in production',
      definition: 'Finds causes from evidence, closes the loop.',
    },
    {
      id: 'attr-data-modelling',
      name: 'Data modelling',
      definition: 'Grain, keys, history, change over time.',
    },
    {
      id: 'attr-reliability',
      name: 'Reliability',
      definition: 'Re-runs, monitoring, failure planned for.',
    },
    {
      id: 'attr-working-with-analysts',
      name: 'Working with analysts',
      definition: 'Settles what a number means, says no usefully.',
    },
    {
      id: 'attr-communication',
      name: 'Clear communication',
      definition: 'Answers what was asked; says what they do not know.',
    },
  ],
};
