// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { MemoryStore } from '../../support/memory-store.ts';
import { IDS, MEMBERS, niamhsPanel } from '../../support/panel-world.ts';
import { expectAccessible, happens, renderPanel } from '../../support/render-panel.tsx';

const stage = () => screen.getByRole('combobox', { name: 'Stage' });

const applicationOf = (store: MemoryStore) => {
  const view = store.getView();
  return view.phase === 'ready' ? view.state.applications[IDS.application]! : null;
};

const movesTo = (store: MemoryStore, to: string, by: string = IDS.priya) =>
  happens(() => {
    const from = applicationOf(store)?.stage;
    const about = { applicationId: IDS.application };
    store.receive(store.event('stage.changed', { from, to }, by, about));
  });

describe('the stage picker by keyboard alone', () => {
  it('arrow keys look, Enter moves', async () => {
    const store = niamhsPanel();
    const { container, user } = await renderPanel(store);
    stage().focus();
    await user.keyboard('{ArrowDown}');
    expect(stage()).toHaveAttribute('aria-expanded', 'true');
    await user.keyboard('{ArrowDown}{ArrowDown}');
    const offer = screen.getByRole('option', { name: /^Offer/ });
    expect(offer).toHaveAttribute('aria-selected', 'true');
    expect(stage()).toHaveAttribute('aria-activedescendant', offer.id);
    expect(screen.getByText(/Nothing else happens/)).toBeVisible();
    await expectAccessible(container);
    await user.keyboard('{Enter}');
    expect(applicationOf(store)?.stage).toBe('Offer');
    expect(stage()).toHaveTextContent('Offer');
    expect(stage()).toHaveFocus();
  });

  it('up looks at what comes before the present stage; Esc closes and moves nothing', async () => {
    const store = niamhsPanel();
    const { user } = await renderPanel(store);
    stage().focus();
    await user.keyboard('{ArrowDown}{ArrowUp}');
    expect(screen.getByRole('option', { selected: true })).toHaveTextContent('Screen');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(stage()).toHaveFocus();
    expect(applicationOf(store)?.stage).toBe('Interview');
  });

  it('Rejected asks for a reason and says what it will do first', async () => {
    const store = niamhsPanel();
    const { container, user } = await renderPanel(store);
    stage().focus();
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}');
    expect(screen.getByText('Cancel the panel interview on Tue 24 Nov')).toBeVisible();
    expect(
      screen.getByText('Nothing is sent for 10 seconds. Anyone on the team can undo.'),
    ).toBeVisible();
    await user.keyboard('{Enter}');
    const reasons = screen.getByRole('radiogroup', { name: 'Reason' });
    expect(within(reasons).getAllByRole('radio')[0]).toHaveFocus();
    expect(screen.getByRole('button', { name: 'Reject' })).toBeDisabled();
    await expectAccessible(container);
    await user.keyboard('{ArrowDown}{Enter}');
    expect(applicationOf(store)).toMatchObject({
      stage: 'Rejected',
      reason: 'Not enough evidence',
    });
  });

  it('Other needs words', async () => {
    const store = niamhsPanel();
    const { user } = await renderPanel(store);
    await user.click(stage());
    await user.click(screen.getByRole('option', { name: /^Withdrawn/ }));
    await user.click(screen.getByRole('button', { name: 'Withdraw' }));
    await user.click(screen.getByRole('radio', { name: 'Other, with a note' }));
    expect(screen.getByRole('button', { name: 'Withdraw' })).toBeDisabled();
    await user.type(screen.getByRole('textbox', { name: 'In your words' }), 'Moved abroad');
    await user.click(screen.getByRole('button', { name: 'Withdraw' }));
    expect(applicationOf(store)).toMatchObject({ stage: 'Withdrawn', reason: 'Other' });
  });

  it('leaving Hired asks why', async () => {
    const store = niamhsPanel();
    const { user } = await renderPanel(store);
    await movesTo(store, 'Hired');
    await user.click(stage());
    await user.click(screen.getByRole('option', { name: /^Offer/ }));
    await user.click(screen.getByRole('button', { name: 'Move to Offer' }));
    const move = screen.getByRole('button', { name: 'Move to Offer' });
    expect(move).toBeDisabled();
    await user.type(screen.getByRole('textbox', { name: 'In your words' }), 'Signed elsewhere');
    await user.click(move);
    expect(applicationOf(store)?.stage).toBe('Offer');
  });

  it('leaving Rejected returns to where it came from', async () => {
    const store = niamhsPanel();
    const { user } = await renderPanel(store);
    await movesTo(store, 'Rejected');
    await user.click(stage());
    const open = screen
      .getAllByRole('option')
      .filter((option) => option.getAttribute('aria-disabled') === 'false');
    expect(open.map(({ textContent }) => textContent)).toEqual(['Interview']);
  });

  it('on hold is a switch, not a stage', async () => {
    const store = niamhsPanel();
    const { user } = await renderPanel(store);
    await user.click(stage());
    await user.click(screen.getByRole('switch', { name: 'On hold' }));
    expect(applicationOf(store)).toMatchObject({ stage: 'Interview', onHold: true });
    expect(stage()).toHaveTextContent('On hold');
  });

  it('without the right to move it the stage is a word', async () => {
    await renderPanel(niamhsPanel(MEMBERS.elena));
    expect(screen.queryByRole('combobox')).toBeNull();
    expect(screen.getByRole('banner')).toHaveTextContent('Stage: Interview6 days');
  });

  it('an interviewer has it where the organization allows it', async () => {
    const store = niamhsPanel(MEMBERS.elena);
    const settings = {
      interviewersMoveStage: true,
      feedbackVisibility: 'after_own',
      ratingComments: 'optional',
    } as const;
    store.change({ organization: { id: 'organization-1', name: 'Corrib', settings } });
    await renderPanel(store);
    expect(stage()).toBeInTheDocument();
  });
});

describe('the undo bar', () => {
  it('names who moved whom, for ten seconds, and takes it back', async () => {
    const store = niamhsPanel();
    const { container, user } = await renderPanel(store);
    await movesTo(store, 'Offer');
    expect(screen.getByText('Priya moved Niamh to Offer.')).toBeVisible();
    expect(screen.getByRole('progressbar', { name: 'Time to undo' })).toHaveAttribute(
      'max',
      '10000',
    );
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(applicationOf(store)?.stage).toBe('Interview');
    expect(screen.queryByText(/moved Niamh/)).toBeNull();
  });

  it('is gone after ten seconds', async () => {
    const store = niamhsPanel();
    await renderPanel(store);
    await movesTo(store, 'Offer', IDS.tomasz);
    await happens(() => store.pass(9_000));
    expect(screen.getByText('Moved to Offer.')).toBeVisible();
    await happens(() => store.pass(1_000));
    expect(screen.queryByText('Moved to Offer.')).toBeNull();
  });

  it('tells everyone, and lets those undo who may not move themselves', async () => {
    const store = niamhsPanel(MEMBERS.elena);
    const { user } = await renderPanel(store);
    await movesTo(store, 'Offer');
    expect(screen.getByText('Priya moved Niamh to Offer.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(applicationOf(store)?.stage).toBe('Interview');
  });
});

describe('two people at once', () => {
  async function clash() {
    const store = niamhsPanel();
    const panel = await renderPanel(store);
    await movesTo(store, 'Offer');
    await happens(() => {
      store.show({
        clash: {
          chosen: { from: 'Interview', to: 'Rejected', reason: 'Not enough evidence' },
          application: applicationOf(store)!,
        },
      });
      store.pass(3000);
    });
    return { store, ...panel };
  }

  it('the second sees what the first did, with both versions in view', async () => {
    const { container } = await clash();
    const dialog = screen.getByRole('alertdialog', { name: 'Priya moved this to Offer 3 s ago' });
    expect(dialog).toHaveTextContent('You choseRejected, Not enough evidence');
    await expectAccessible(container);
  });

  it('keeps the first by Enter', async () => {
    const { store, user } = await clash();
    expect(screen.getByRole('button', { name: 'Keep Offer' })).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(applicationOf(store)?.stage).toBe('Offer');
  });

  it('or moves on by Tab and Enter', async () => {
    const { store, user } = await clash();
    await user.keyboard('{Tab}{Enter}');
    expect(applicationOf(store)).toMatchObject({
      stage: 'Rejected',
      reason: 'Not enough evidence',
    });
  });
});

describe('the head', () => {
  it('names the candidate, how to say it, the job and the round', async () => {
    await renderPanel(niamhsPanel());
    const head = screen.getByRole('banner');
    expect(head).toHaveTextContent('NEEV BREN-an');
    expect(head).toHaveTextContent('Senior Data Engineer');
    expect(head).toHaveTextContent('Interview 2 of 4');
    expect(screen.getByRole('timer')).toHaveTextContent('23:41 / 45:00');
  });

  it.each([
    [{ kind: 'saved' }, 'All saved'],
    [{ kind: 'saving', count: 1 }, 'Saving'],
    [{ kind: 'offline', count: 0, durable: true }, 'Offline, 0 changes kept here'],
    [{ kind: 'offline', count: 1, durable: true }, 'Offline, 1 change kept here'],
    [{ kind: 'attention', count: 1 }, 'Needs attention'],
  ] as const)('the save line of %j reads “%s”', async (save, words) => {
    const store = niamhsPanel();
    store.show({ save });
    await renderPanel(store);
    expect(screen.getByRole('status').textContent).toBe(words);
  });

  it('lists who is here, and who of the interview panel is not', async () => {
    const { container, user } = await renderPanel(niamhsPanel());
    const button = screen.getByRole('button', { name: 'Who is here' });
    await user.click(button);
    const list = screen.getByRole('list', { name: 'Who is here' });
    expect(
      within(list)
        .getAllByRole('listitem')
        .map((one) => one.textContent),
    ).toEqual([
      'TWYouHiring manager',
      'EDElena DuarteInterviewer, here',
      'KMKofi MensahInterviewer, writing',
      'PRPriya RamanNot in Hireside',
    ]);
    await expectAccessible(container);
    await user.keyboard('{Escape}');
    expect(button).toHaveFocus();
    expect(screen.queryByRole('list', { name: 'Who is here' })).toBeNull();
  });
});
