import type { SeedKit } from './technical.ts';

/** 30 minutes on the phone or a call: the same for every applicant, whatever the job. */
export const FIRST_CALL: SeedKit = {
  id: 'seed-kit-first-call',
  name: 'First call',
  reserveMinutes: 6,
  sections: [
    {
      id: 'section-first-opening',
      title: 'Opening',
      questions: [
        {
          id: 'question-first-why-here',
          text: 'What made you apply, and what do you know of the job so far?',
          listenFor:
            'Something of this job, not of any job. Say first how the half hour goes and what ' +
            'comes after it.',
          minutes: 4,
        },
      ],
    },
    {
      id: 'section-first-work',
      title: 'Work so far',
      questions: [
        {
          id: 'question-first-proud',
          text: 'Which piece of work of the last two years would you show us, and what was your part in it?',
          listenFor: 'Their own part, what was hard, what changed for someone because of it.',
          minutes: 6,
        },
        {
          id: 'question-first-again',
          text: 'What would you do differently in it today?',
          listenFor: 'A real answer, about their own choice. Not a strength in disguise.',
          minutes: 3,
        },
        {
          id: 'question-first-explain',
          text: 'Explain the most technical part of it to me as you would to a customer.',
          listenFor: 'Starts from what I know, checks that I follow, stops in time.',
          minutes: 4,
        },
      ],
    },
    {
      id: 'section-first-next',
      title: 'What comes next',
      questions: [
        {
          id: 'question-first-better',
          text: 'What has to be better in your next job, and what must stay?',
          listenFor: 'Reasons we can answer honestly. Say so where we cannot offer it.',
          minutes: 4,
        },
        {
          id: 'question-first-practical',
          text: 'When could you start, from where would you work, and which pay do you have in mind?',
          listenFor:
            'Facts only, for the recruiter; no part of any rating. Name our range first. Ask ' +
            'nothing about family, health, age or origin.',
          minutes: 3,
        },
      ],
    },
  ],
  attributes: [
    {
      id: 'attr-communication',
      name: 'Clear communication',
      definition: 'Answers what was asked; says what they do not know.',
    },
    {
      id: 'attr-motivation',
      name: 'Motivation',
      definition: 'Knows why this job, and what they would leave for it.',
    },
    {
      id: 'attr-own-work',
      name: 'Work of their own',
      definition: 'Can show what they did themselves, and what came of it.',
    },
  ],
};
