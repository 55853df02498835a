import type { SeedKit } from './technical.ts';

/** 60 minutes with those who would work together: one design on the board, then the team. */
export const PANEL: SeedKit = {
  id: 'seed-kit-panel',
  name: 'Panel: design review and team',
  reserveMinutes: 8,
  sections: [
    {
      id: 'section-panel-opening',
      title: 'Opening',
      questions: [
        {
          id: 'question-panel-opening',
          text: 'Here is the case: smart meters of two million households, read every quarter of an hour. What do you ask us before you draw?',
          listenFor:
            'Users, volumes, delays, what may be lost and what may not. Hand over the page with ' +
            'the case; everyone gets the same one.',
          minutes: 6,
        },
      ],
    },
    {
      id: 'section-panel-design',
      title: 'Design review',
      questions: [
        {
          id: 'question-panel-draw',
          text: 'Draw the path of a reading, from the meter to the bill.',
          listenFor: 'The simplest thing that works, with its failure paths. Names what it costs.',
          minutes: 12,
        },
        {
          id: 'question-panel-late',
          text: 'A tenth of the readings comes two days late. What changes?',
          listenFor: 'Event time and arrival time, corrections that can be traced, who is told.',
          minutes: 7,
        },
        {
          id: 'question-panel-half',
          text: 'You get half the money. What do you leave out, and who will notice?',
          listenFor:
            'A choice with a reason, said to those it concerns. Not “a bit of everything”.',
          minutes: 5,
        },
      ],
    },
    {
      id: 'section-panel-team',
      title: 'Team',
      questions: [
        {
          id: 'question-panel-wrong',
          text: 'Tell us about a decision of yours that a colleague talked you out of.',
          listenFor: 'What convinced them. Credit given by name, without being asked.',
          minutes: 6,
        },
        {
          id: 'question-panel-feedback',
          text: 'When did you last tell somebody that their work was not good enough, and how?',
          listenFor: 'Soon, in private, about the work. What became of it.',
          minutes: 6,
        },
        {
          id: 'question-panel-oncall',
          text: 'We share the on-call rota, one week in six. What do you need for it to be a good week?',
          listenFor: 'Knows what a bad one is. Asks about ours; answer with our numbers.',
          minutes: 5,
        },
        {
          id: 'question-panel-first-months',
          text: 'What would you want to have changed here after half a year?',
          listenFor: 'Something seen today. Listens and asks before changing.',
          minutes: 5,
        },
      ],
    },
  ],
  attributes: [
    {
      id: 'attr-system-design',
      name: 'System design',
      definition: 'From needs to a simple path, failure included.',
    },
    {
      id: 'attr-trade-offs',
      name: 'Trade-offs',
      definition: 'Chooses, says what is lost, and tells those it concerns.',
    },
    {
      id: 'attr-reliability',
      name: 'Reliability',
      definition: 'Re-runs, monitoring, failure planned for.',
    },
    {
      id: 'attr-collaboration',
      name: 'Collaboration',
      definition: 'Changes their mind for reasons, gives credit, speaks up early.',
    },
    {
      id: 'attr-communication',
      name: 'Clear communication',
      definition: 'Answers what was asked; says what they do not know.',
    },
  ],
};
