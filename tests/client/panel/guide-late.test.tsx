// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { toInstant } from '../../../common/time.ts';
import type { MemoryStore } from '../../support/memory-store.ts';
import { guidedPanel, IDS, MEMBERS, niamhsPanel, START } from '../../support/panel-world.ts';
import { expectAccessible, happens, renderPanel } from '../../support/render-panel.tsx';

const strip = () => screen.queryByRole('region', { name: /You joined at/ });

async function openGuide(store: MemoryStore) {
  const panel = await renderPanel(store);
  await panel.user.keyboard('{Alt>}[Digit2]{/Alt}');
  return panel;
}

describe('whoever comes in the middle', () => {
  it('learns in one glance what was covered, what is asked and by whom, and what is left', async () => {
    const { container } = await openGuide(guidedPanel(MEMBERS.priya));
    expect(strip()).toHaveTextContent('You joined at 23:41. 21 minutes left.');
    expect(strip()).toHaveTextContent(
      'How would you move a 2 TB table to incremental loads without a freeze?Elena asks, 4:52 of 6:00',
    );
    expect(strip()).toHaveTextContent('CoveredOpening; 2 of 4 in Pipelines in productionSkipped');
    expect(strip()).toHaveTextContent('SkippedHow do you say no to a request?');
    expect(strip()).toHaveTextContent('4 from the team: 1 strength, 1 concern, 1 follow-up');
    expect(strip()).toHaveTextContent('StageInterview, 6 days');
    await expectAccessible(container);
  });

  it('is told which question is theirs next', async () => {
    const store = guidedPanel(MEMBERS.priya);
    store.receive(store.event('question.claimed', { questionId: 'q-number' }, IDS.priya));
    await openGuide(store);
    expect(strip()).toHaveTextContent('Yours nextTell me about a disagreement');
  });

  it('sends it away with a press, for good, and goes on in the guide', async () => {
    const { user } = await openGuide(guidedPanel(MEMBERS.priya));
    await user.click(within(strip()!).getByRole('button', { name: 'Got it' }));
    expect(strip()).toBeNull();
    expect(screen.getByRole('tabpanel', { name: 'Guide' })).toHaveFocus();
    await user.keyboard('{Alt>}[Digit1]{/Alt}{Alt>}[Digit2]{/Alt}');
    expect(strip()).toBeNull();
  });

  it('reads the notes with one press', async () => {
    const { user } = await openGuide(guidedPanel(MEMBERS.priya));
    await user.click(within(strip()!).getByRole('button', { name: 'Read the notes' }));
    expect(screen.getByRole('tab', { name: 'Notes', selected: true })).toBeInTheDocument();
  });

  it('is told so when nothing was covered and nothing is asked', async () => {
    const store = niamhsPanel(MEMBERS.priya);
    await openGuide(store);
    expect(strip()).toHaveTextContent('NowNo question is being asked');
    expect(strip()).toHaveTextContent('CoveredNothing yet');
  });

  it('keeps the moment they came, however often the panel fetches its snapshot', async () => {
    const store = guidedPanel(MEMBERS.priya);
    await openGuide(store);
    await happens(() => store.change({ serverTime: toInstant(START + 30 * 60_000) }));
    await happens(() => store.pass(22 * 60_000));
    expect(strip()).toHaveTextContent('You joined at 23:41. The planned time is over.');
  });
});

describe('nobody else', () => {
  it('who was there within two minutes of the start', async () => {
    const store = guidedPanel(MEMBERS.priya);
    store.change({ serverTime: toInstant(START + 120_000) });
    await openGuide(store);
    expect(strip()).toBeNull();
  });

  it('who wrote in it before and only opened the panel again', async () => {
    await openGuide(guidedPanel(MEMBERS.kofi));
    expect(strip()).toBeNull();
  });

  it('who opens it after the end', async () => {
    const store = guidedPanel(MEMBERS.priya);
    store.receive(store.event('interview.ended', {}, null, { interviewId: IDS.interview }));
    await openGuide(store);
    expect(strip()).toBeNull();
  });
});
