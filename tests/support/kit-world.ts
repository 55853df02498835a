import type { LogEvent } from '../../common/events.ts';
import type { Kit } from '../../common/kit.ts';
import { toInstant } from '../../common/time.ts';

/** The kit of the design: data engineering, technical. Its plan fills 45 minutes. */
export const DATA_KIT: Kit = {
  id: 'kit-data',
  name: 'Data engineering, technical',
  version: 1,
  archived: false,
  createdAt: '2026-10-01T09:00:00.000Z',
  reserveMinutes: 8,
  attributes: [],
  sections: [
    {
      id: 'section-opening',
      title: 'Opening',
      questions: [
        {
          id: 'q-opening',
          text: 'What made you apply, and what would a good year look like?',
          listenFor: null,
          minutes: 5,
        },
      ],
    },
    {
      id: 'section-pipelines',
      title: 'Pipelines in production',
      questions: [
        {
          id: 'q-broke',
          text: 'Tell me about a pipeline you owned that broke. What did you see first?',
          listenFor: 'what she looked at before she changed anything.',
          minutes: 6,
        },
        {
          id: 'q-complete',
          text: 'How did you know that the fix was complete?',
          listenFor: null,
          minutes: 6,
        },
        {
          id: 'q-table',
          text: 'How would you move a 2 TB table to incremental loads without a freeze?',
          listenFor: 'a watermark, a backfill plan, how she checks the result.',
          minutes: 6,
        },
        {
          id: 'q-alert',
          text: 'What do you alert on, and what do you leave alone?',
          listenFor: null,
          minutes: 4,
        },
      ],
    },
    {
      id: 'section-analysts',
      title: 'Working with analysts',
      questions: [
        {
          id: 'q-number',
          text: 'Tell me about a disagreement over what a number means.',
          listenFor: null,
          minutes: 5,
        },
        { id: 'q-saying-no', text: 'How do you say no to a request?', listenFor: null, minutes: 5 },
      ],
    },
  ],
};

/** The kit of the first interview, a screen. */
export const SCREEN_KIT: Kit = {
  ...DATA_KIT,
  id: 'kit-screen',
  name: 'Screen',
  reserveMinutes: 0,
  sections: [
    {
      id: 'section-screen',
      title: 'Background',
      questions: [
        { id: 'q-role', text: 'What does your team own today?', listenFor: null, minutes: 5 },
        { id: 'q-why-now', text: 'Why now?', listenFor: null, minutes: 5 },
        { id: 'q-notice', text: 'What is your notice period?', listenFor: null, minutes: 2 },
      ],
    },
  ],
};

type Played = [clock: string, actorId: string, type: LogEvent['type'], questionId: string];

/** A colleague's or one's own steps through a guide, as the server would log them. */
export const playedGuide = (
  start: number,
  about: { applicationId: string; interviewId: string },
  steps: readonly Played[],
): LogEvent[] =>
  steps.map(([clock, actorId, type, questionId], index) => {
    const [minutes, seconds] = clock.split(':').map(Number);
    const at = toInstant(start + (minutes! * 60 + seconds!) * 1000);
    return {
      seq: 0,
      card: 0,
      id: `played-${about.interviewId}-${index + 1}`,
      type,
      body: { questionId },
      actorId,
      ...about,
      meetingUuid: null,
      audience: 'team',
      clientAt: at,
      serverAt: at,
      late: false,
      informed: false,
    } as LogEvent;
  });
