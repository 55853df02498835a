// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Member } from '../../../common/member.ts';
import type { MemoryStore } from '../../support/memory-store.ts';
import { IDS, MEMBERS, niamhsPanel } from '../../support/panel-world.ts';
import { expectAccessible, happens } from '../../support/render-panel.tsx';
import { niamhsDebrief } from './debrief-world.ts';
import { renderDebrief } from './render-debrief.tsx';

const stageOf = (store: MemoryStore) => {
  const view = store.getView();
  return view.phase === 'ready' ? view.state.applications[IDS.application]?.stage : null;
};

async function decide(me: Member = MEMBERS.priya) {
  const store = niamhsPanel(me);
  const page = await renderDebrief(me, niamhsDebrief(), { store });
  await screen.findByRole('region', { name: 'Decision' });
  return { store, ...page };
}

describe('deciding from the debrief', () => {
  it('moves to the next stage in one press, and can be undone', async () => {
    const { store, user } = await decide();
    await user.click(screen.getByRole('button', { name: 'Move to Panel' }));
    expect(stageOf(store)).toBe('Panel');
    expect(screen.getByText('Moved to Panel.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Move to Offer' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(stageOf(store)).toBe('Interview');
  });

  it('rejects by keyboard alone: asks why and says what will happen first', async () => {
    const { store, container, user } = await decide();
    const reject = screen.getByRole('button', { name: 'Reject' });
    reject.focus();
    await user.keyboard('{Enter}');
    const dialog = screen.getByRole('dialog', { name: 'Reject' });
    expect(within(dialog).getAllByRole('radio')[0]).toHaveFocus();
    expect(within(dialog).getByText(/Cancel the panel interview/)).toBeVisible();
    await expectAccessible(container);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(reject).toHaveFocus();
    expect(stageOf(store)).toBe('Interview');
    await user.keyboard('{Enter}{ArrowDown}{Enter}');
    expect(stageOf(store)).toBe('Rejected');
  });

  it('picks any other stage', async () => {
    const { store, user } = await decide();
    await user.click(screen.getByRole('combobox', { name: 'Stage' }));
    await user.click(screen.getByRole('option', { name: /^Offer/ }));
    await user.keyboard('{Enter}');
    expect(stageOf(store)).toBe('Offer');
  });

  it('shows what a colleague did meanwhile, and asks', async () => {
    const { store } = await decide();
    await happens(() => {
      const about = { applicationId: IDS.application };
      const body = { from: 'Interview', to: 'Offer' };
      store.receive(store.event('stage.changed', body, IDS.tomasz, about));
      const view = store.getView();
      if (view.phase !== 'ready') return;
      const application = view.state.applications[IDS.application]!;
      store.show({ clash: { chosen: { from: 'Interview', to: 'Panel' }, application } });
    });
    expect(screen.getByRole('alertdialog')).toHaveTextContent('Tomasz');
  });

  it('an interviewer reads the stage and who decides', async () => {
    await decide(MEMBERS.elena);
    expect(screen.getByText('The recruiter or the hiring manager decides.')).toBeVisible();
    expect(screen.queryByRole('button', { name: /Move to|Reject/ })).toBeNull();
  });

  it('without an open file, the decision is made in it', async () => {
    const { places, user } = await renderDebrief(MEMBERS.priya, niamhsDebrief());
    await user.click(await screen.findByRole('button', { name: 'Open the file to decide' }));
    expect(places).toEqual([`/candidates/${IDS.stream}`]);
  });
});
