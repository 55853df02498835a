// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { PanelMatch } from '../../../common/panel.ts';
import type { MemoryStore } from '../../support/memory-store.ts';
import { IDS, MEMBERS, NOW, niamhsPanel, unmatchedPanel } from '../../support/panel-world.ts';
import { expectAccessible, happens, renderPanel } from '../../support/render-panel.tsx';

const AMBIGUOUS: PanelMatch = {
  kind: 'ambiguous',
  choices: [
    {
      interviewId: 'interview-9',
      candidateName: 'Jonas Keller',
      jobTitle: 'Analytics Lead',
      title: 'Screen',
      startsAt: '2026-11-19T14:00:00.000Z',
    },
  ],
};

const alone = (view: Parameters<MemoryStore['phase']>[0]) => () => {
  const store = niamhsPanel();
  store.phase(view);
  return store;
};

const unreachable = alone({
  phase: 'unreachable',
  message: 'No answer.',
  requestId: '7f3a-19c2',
  retryAt: NOW + 8000,
});
const offline = () => {
  const store = niamhsPanel();
  store.show({ save: { kind: 'offline', count: 3, durable: true } });
  return store;
};
const attention = () => {
  const store = niamhsPanel();
  store.refuse('Kept words.', 'forbidden', 'You may not write here.');
  return store;
};

const STATES: [name: string, make: () => MemoryStore, heading: string][] = [
  ['the panel', niamhsPanel, 'Niamh Brennan'],
  ['an interviewer’s panel', () => niamhsPanel(MEMBERS.elena), 'Niamh Brennan'],
  ['offline', offline, 'Niamh Brennan'],
  ['needing attention', attention, 'Niamh Brennan'],
  ['ambiguous', () => unmatchedPanel(AMBIGUOUS), 'Which interview is this?'],
  ['nothing found', () => unmatchedPanel({ kind: 'nothing' }), 'No interview found'],
  ['outsider', alone({ phase: 'outsider' }), 'This panel is for the hiring team'],
  ['loading', alone({ phase: 'starting' }), 'Finding the candidate'],
  ['unreachable', unreachable, 'Hireside’s server does not answer'],
  ['outside Zoom', alone({ phase: 'no_context', message: 'Not here.' }), 'Open Hireside in Zoom'],
];

describe('every state of the panel', () => {
  it.each(STATES)(
    '%s has one heading of level 1 and no accessibility violation',
    async (...row) => {
      const [, make, heading] = row;
      const { container } = await renderPanel(make());
      await screen.findByRole('heading', { level: 1, name: heading });
      const headings = screen.queryAllByRole('heading', { level: 1 }).map((one) => one.textContent);
      expect(headings).toEqual([heading]);
      await expectAccessible(container);
    },
  );

  it.each(['Guide', 'Notes', 'Scorecard'])('tab %s has no violation', async (name) => {
    const { container, user } = await renderPanel(niamhsPanel());
    await user.click(screen.getByRole('tab', { name }));
    expect(screen.getByRole('tabpanel', { name })).toBeInTheDocument();
    await expectAccessible(container);
  });
});

describe('someone outside the team', () => {
  it('learns one sentence: no name, no tab, no note box', async () => {
    const { container } = await renderPanel(alone({ phase: 'outsider' })());
    expect(container).toHaveTextContent(
      /^This panel is for the hiring teamThere is nothing for you to do here\. You can close it and stay in the meeting\.$/,
    );
  });
});

describe('an unreachable server', () => {
  it('says what is safe, counts down and tries at once when asked', async () => {
    const store = unreachable();
    const { user } = await renderPanel(store);
    expect(screen.getByText(/kept on this computer/)).toHaveTextContent('Trying again in 8 s.');
    expect(screen.getByText('If it lasts, tell your admin: request 7f3a-19c2')).toBeVisible();
    await happens(() => store.pass(3000));
    expect(screen.getByText(/Trying again in/)).toHaveTextContent('Trying again in 5 s.');
    await user.click(screen.getByRole('button', { name: 'Try now' }));
    expect(store.retries).toBe(1);
  });

  it('keeps what was typed until the candidate is found', async () => {
    const store = unreachable();
    const { user } = await renderPanel(store);
    await user.type(screen.getByRole('textbox', { name: 'Note' }), 'Already here');
    await happens(() => store.phase('ready'));
    expect(screen.getByRole('textbox', { name: 'Note' })).toHaveValue('Already here');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await user.click(screen.getByRole('tab', { name: 'Notes' }));
    expect(screen.getByRole('log', { name: 'Notes' })).toHaveTextContent('Already here');
  });
});

describe('the page for people who are not signed in', () => {
  const desk = alone({ phase: 'no_context', message: 'Open Hireside inside Zoom.' });
  it('links to the rehearsal room where this server plays Zoom', async () => {
    await renderPanel(desk(), { rehearsal: true });
    const link = await screen.findByRole('link', { name: 'Open the rehearsal room' });
    expect(link).toHaveAttribute('href', '/rehearsal');
  });
  it('and does not where it is the real one', async () => {
    await renderPanel(desk());
    await screen.findByRole('heading', { name: 'Open Hireside in Zoom' });
    expect(screen.queryByRole('link')).toBeNull();
  });
});

describe('matching', () => {
  it('an ambiguous meeting is linked by choosing from the list', async () => {
    const store = unmatchedPanel(AMBIGUOUS);
    const { user } = await renderPanel(store);
    await user.click(screen.getByRole('button', { name: 'This one: Jonas Keller' }));
    expect(store.linked).toEqual({ interviewId: 'interview-9' });
  });

  it('an unknown one by searching, and notes work meanwhile', async () => {
    const store = unmatchedPanel({ kind: 'nothing' });
    store.hits = [{ candidateId: 'candidate-1', name: 'Theo Brenner', detail: 'Engineer' }];
    const { user } = await renderPanel(store);
    await user.type(screen.getByRole('textbox', { name: 'Note' }), 'Arrived on time');
    await user.click(screen.getByRole('button', { name: 'Save note' }));
    expect(screen.getByRole('log', { name: 'Notes' })).toHaveTextContent('Arrived on time');
    await user.type(screen.getByRole('searchbox', { name: 'Search candidates' }), 'bren');
    await user.click(await screen.findByRole('button', { name: 'Link Theo Brenner' }));
    expect(store.linked).toEqual({ candidateId: 'candidate-1' });
  });

  it('a search without a result says so', async () => {
    const { user } = await renderPanel(unmatchedPanel({ kind: 'nothing' }));
    await user.type(screen.getByRole('searchbox'), 'brenx');
    expect(await screen.findByText('Nobody called “brenx”.')).toBeVisible();
  });

  it('closes for this meeting', async () => {
    const store = unmatchedPanel({ kind: 'nothing' });
    const { user } = await renderPanel(store);
    await user.click(screen.getByRole('button', { name: 'Close for this meeting' }));
    expect(store.closed).toBe(true);
  });

  it('a match says its reason and can be corrected', async () => {
    const store = niamhsPanel();
    store.hits = [{ candidateId: 'candidate-2', name: 'Jonas Keller', detail: 'Lead' }];
    const { container, user } = await renderPanel(store);
    expect(screen.getByText('Matched by meeting number')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Not Niamh?' }));
    expect(screen.getByRole('searchbox')).toHaveFocus();
    await expectAccessible(container);
    await user.keyboard('jonas');
    await user.click(await screen.findByRole('button', { name: 'Link Jonas Keller' }));
    expect(store.linked).toEqual({ candidateId: 'candidate-2' });
    expect(screen.getByText('Matched by meeting number')).toBeVisible();
  });
});

describe('the history', () => {
  const words = () => screen.getAllByRole('article').map((row) => row.getAttribute('aria-label'));

  it('tells every event with its author, newest first', async () => {
    const store = niamhsPanel();
    await renderPanel(store);
    await happens(() =>
      store.receive(store.event('mail.sent', { subject: 'Next step' }, IDS.priya, {})),
    );
    expect(screen.getByRole('feed', { name: 'History' })).toBeInTheDocument();
    expect(words().slice(0, 2)).toEqual([
      '“Next step”, Priya',
      '“Panel round: how does she test a schema change?”, Elena',
    ]);
    expect(words()).toContain('Interview started, Zoom');
    expect(words()).toContain('Invitation accepted, Niamh');
  });

  it('shows one kind when asked', async () => {
    const { user } = await renderPanel(niamhsPanel());
    await user.click(screen.getByRole('button', { name: 'Stage' }));
    expect(words()).toEqual([
      'Screen → Interview, You',
      'Applied → Screen, Priya',
      'Applied for Senior Data Engineer, Hireside',
    ]);
  });

  it('loads older entries on request where sight is unknown', async () => {
    const store = niamhsPanel();
    store.keepBack(10);
    const { user } = await renderPanel(store);
    expect(words()).not.toContain('Applied → Screen, Priya');
    await user.click(screen.getByRole('button', { name: 'Show older entries' }));
    expect(words()).toContain('Applied → Screen, Priya');
    expect(screen.queryByRole('button', { name: 'Show older entries' })).toBeNull();
  });
});

describe('the résumé', () => {
  it('says when it cannot be opened, tries again and leads back', async () => {
    const { container, user } = await renderPanel(niamhsPanel());
    await user.click(screen.getByRole('button', { name: 'Open résumé, 2 pages' }));
    expect(await screen.findByText('The résumé could not be opened.')).toBeVisible();
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('The résumé could not be opened.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Back to the candidate' }));
    expect(screen.getByRole('feed')).toBeInTheDocument();
  });
});
