// @vitest-environment jsdom
import { act, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { FeedbackVisibility, Settings } from '../../../common/facts.ts';
import type { MemoryStore } from '../../support/memory-store.ts';
import { IDS, MEMBERS } from '../../support/panel-world.ts';
import { expectAccessible, happens, renderPanel } from '../../support/render-panel.tsx';
import {
  ABOUT,
  ATTRIBUTES,
  ELENAS,
  hadScreen,
  judgedPanel,
  KOFIS,
  submits,
} from '../../support/scorecard-world.ts';

const panel = () => screen.getByRole('tabpanel', { name: 'Scorecard' });
const line = (name: string) => within(panel()).getByRole('article', { name });
const cells = (name: string) =>
  within(line(name))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent)
    .slice(0, 3);

async function openCard(store: MemoryStore) {
  const one = await renderPanel(store);
  await one.user.keyboard('{Alt>}[Digit4]{/Alt}');
  await act(async () => {});
  return one;
}

function setting(store: MemoryStore, settings: Partial<Settings>): MemoryStore {
  const view = store.getView();
  if (view.phase !== 'ready') throw new Error('not ready');
  const { organization } = view.snapshot;
  store.change({
    organization: { ...organization, settings: { ...organization.settings, ...settings } },
  });
  return store;
}

/** Tomasz has rated two and submits with the button. */
async function submitted(store: MemoryStore) {
  const one = await openCard(store);
  await one.user.keyboard('j4jj2jj3');
  await one.user.click(screen.getByRole('button', { name: 'Submit scorecard' }));
  return one;
}

describe('submitting', () => {
  it('says before what happens and what is left open, and after when it happened', async () => {
    const { container, user } = await openCard(judgedPanel());
    await user.keyboard('j4jj2j3');
    const submit = screen.getByRole('region', { name: 'Submit scorecard' });
    expect(submit).toHaveTextContent('Data modelling is not assessed. You may still submit.');
    expect(submit).toHaveTextContent('shown to those who submitted theirs');
    await expectAccessible(container);
    await user.keyboard('{Control>}{Shift>}{Enter}{/Shift}{/Control}');
    expect(panel()).toHaveTextContent(/Submitted \d\d:\d\d/);
    expect(screen.queryByRole('radiogroup')).toBeNull();
    expect(cells('Debugging in production')).toEqual(['You Strong yes']);
    expect(cells('Recommendation')).toEqual(['You No decision']);
    await expectAccessible(container);
  });

  it('says that colleagues do not have it yet while it waits on this computer', async () => {
    const store = judgedPanel();
    store.show({ save: { kind: 'offline', count: 0, durable: true } });
    await submitted(store);
    expect(panel()).toHaveTextContent('on its way to the server');
  });

  it('waits for the comments the organization asks for, and says so before', async () => {
    const store = setting(judgedPanel(), { ratingComments: 'required' });
    const { user } = await openCard(store);
    expect(panel()).toHaveTextContent('Your organization asks for a comment on every rating.');
    await user.keyboard('j4');
    await user.click(screen.getByRole('button', { name: 'Submit scorecard' }));
    expect(screen.getByRole('alert')).toHaveTextContent(
      'Debugging in production: a comment is missing.',
    );
    expect(panel()).not.toHaveTextContent(/Submitted \d/);
    await user.click(screen.getByRole('button', { name: 'Comment: Debugging in production' }));
    await user.keyboard('Built the alert.{Escape}');
    expect(screen.queryByRole('alert')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Submit scorecard' }));
    expect(panel()).toHaveTextContent(/Submitted \d/);
  });

  it('one that the server does not take stays a draft, with the reason', async () => {
    const store = judgedPanel();
    const event = store.event('scorecard.submitted', { recommendation: null }, IDS.tomasz, ABOUT);
    const message = 'One rating has no comment yet.';
    const refused = {
      id: event.id,
      type: 'scorecard.submitted' as const,
      text: '',
      code: 'event_refused' as const,
      message,
      at: event.serverAt,
      event,
    };
    store.show({ refused: [refused], save: { kind: 'attention', count: 1 } });
    await openCard(store);
    expect(panel()).toHaveTextContent(`Not submitted. ${message}`);
    expect(screen.getByRole('button', { name: 'Submit scorecard' })).toBeVisible();
  });
});

describe('the others’ scorecards', () => {
  it.each<[FeedbackVisibility, string]>([
    ['after_own', 'You see the others’ scorecards after you submit yours.'],
    ['always', 'Each scorecard is shown once it is submitted.'],
    ['never', 'Interviewers do not see each other’s scorecards.'],
  ])('%s is said in words above the draft', async (feedbackVisibility, words) => {
    await openCard(setting(judgedPanel(), { feedbackVisibility }));
    expect(panel()).toHaveTextContent(words);
  });

  it('before anything was sent of them, the draft is the same whatever they did', async () => {
    const { container } = await openCard(judgedPanel());
    const blind = container.textContent;
    for (const name of ['Elena', 'Kofi']) expect(panel()).not.toHaveTextContent(name);
    expect(screen.queryByRole('region', { name: 'Scorecards side by side' })).toBeNull();
    expect(blind).not.toMatch(/\d of \d submitted/);
  });

  it('stand beside one’s own as they arrive: recommendation, then disagreement first', async () => {
    const store = judgedPanel();
    const { container } = await submitted(store);
    await happens(() => submits(store, IDS.elena, ELENAS));
    await happens(() => submits(store, IDS.kofi, KOFIS));
    const all = screen.getByRole('region', { name: 'Scorecards side by side' });
    expect(
      within(all)
        .getAllByRole('heading', { level: 3 })
        .map(({ textContent }) => textContent),
    ).toEqual([
      'Recommendation',
      'Reliability',
      'Debugging in production',
      'Data modelling',
      'Working with analysts',
    ]);
    expect(cells('Recommendation')).toEqual(['You Yes', 'Elena Strong yes', 'Kofi No']);
    expect(line('Recommendation')).toHaveTextContent('Differs');
    expect(line('Recommendation')).toHaveTextContent('Kofi: Operations are the job');
    expect(line('Reliability')).toHaveTextContent('Differs most');
    expect(cells('Reliability')).toEqual(['You No', 'Elena Yes', 'Kofi Strong no']);
    expect(line('Reliability')).toHaveTextContent('Kofi: Two stories, the same gap.');
    expect(line('Reliability')).toHaveTextContent('11:32Vague on re-runs');
    expect(line('Debugging in production')).not.toHaveTextContent('Differs');
    expect(cells('Data modelling')).toEqual(['You Not assessed', 'Elena Yes', 'Kofi Not assessed']);
    await expectAccessible(container);
  });

  it('an unsubmitted one that reached this panel is not shown', async () => {
    const store = judgedPanel();
    const body = { attributeId: ATTRIBUTES.debugging, value: 'no' };
    store.receive(store.event('rating.set', body, IDS.kofi, ABOUT));
    await submitted(store);
    expect(panel()).not.toHaveTextContent('Kofi');
  });

  it('earlier rounds are folded below', async () => {
    const store = judgedPanel();
    hadScreen(store);
    const { container, user } = await openCard(store);
    const round = screen.getByText('Interview 1, Screen');
    expect(round.closest('details')).not.toHaveAttribute('open');
    await user.click(round);
    expect(round.closest('details')).toHaveTextContent('Priya Yes');
    await expectAccessible(container);
  });

  it('a member outside the interview panel reads what they were sent', async () => {
    const store = judgedPanel(MEMBERS.priya);
    store.receive(store.event('interview.member_removed', { memberId: IDS.priya }, IDS.priya));
    submits(store, IDS.elena, ELENAS);
    await openCard(store);
    expect(panel()).toHaveTextContent('there is nothing for you to fill in');
    expect(cells('Debugging in production')).toEqual(['Elena Strong yes']);
  });
});

describe('a change after submitting', () => {
  it('keeps what it was, and is labelled', async () => {
    const store = judgedPanel();
    const { user } = await submitted(store);
    await user.click(screen.getByRole('button', { name: 'Change mine' }));
    expect(panel()).toHaveTextContent('kept with what it was before, and labelled');
    expect(screen.getByRole('article', { name: 'Debugging in production' })).toHaveFocus();
    store.pass(11 * 60_000);
    const debugging = screen.getByRole('radiogroup', { name: 'Debugging in production' });
    await user.click(within(debugging).getByRole('radio', { name: 'Yes' }));
    await user.click(screen.getByRole('button', { name: 'Done changing' }));
    expect(line('Debugging in production')).toHaveTextContent(
      /You Yes.*changed after submitting, was Strong yes until \d\d:\d\d/,
    );
    expect(line('Reliability')).not.toHaveTextContent('changed');
  });

  it('writes a comment once, when its box is left', async () => {
    const store = judgedPanel();
    const { user } = await submitted(store);
    await user.click(screen.getByRole('button', { name: 'Change mine' }));
    await user.keyboard('{Tab}');
    await user.click(screen.getByRole('button', { name: 'Comment: Reliability' }));
    await user.keyboard('Never re-ran it');
    expect(panel()).toHaveTextContent('Saved when you leave the box');
    await user.keyboard('{Escape}');
    await user.click(screen.getByRole('button', { name: 'Done changing' }));
    expect(line('Reliability')).toHaveTextContent('You: Never re-ran it');
    expect(line('Reliability')).toHaveTextContent('changed after submitting');
  });

  it('of somebody who had seen others’ is called that', async () => {
    const store = judgedPanel();
    await submitted(store);
    submits(store, IDS.kofi, KOFIS);
    const body = { attributeId: ATTRIBUTES.debugging, value: 'no' };
    const event = store.event('rating.set', body, IDS.kofi, ABOUT);
    await happens(() => store.receive({ ...event, informed: true }));
    expect(line('Debugging in production')).toHaveTextContent(
      /Kofi: changed after seeing others, was Yes until/,
    );
  });
});
