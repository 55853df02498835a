// @vitest-environment jsdom
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { Checklist } from '../../../client/features/checklist/checklist.tsx';
import { phaseOf } from '../../../client/features/checklist/todo.ts';
import type { MemoryStore } from '../../support/memory-store.ts';
import { IDS, MEMBERS, NOW, START } from '../../support/panel-world.ts';
import { expectAccessible, happens, renderPanel } from '../../support/render-panel.tsx';
import { ABOUT, ATTRIBUTES, judgedPanel } from '../../support/scorecard-world.ts';

const MINUTE = 60_000;
const AT_42 = START + 42 * MINUTE - NOW;

const strip = () => screen.queryByRole('region', { name: 'Before you leave' });
const items = () =>
  within(strip()!)
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);
const ends = (store: MemoryStore) => () =>
  store.receive(store.event('interview.ended', { meetingUuid: 'uuid-1' }, null, ABOUT));

function nearTheEnd(me = MEMBERS.tomasz): MemoryStore {
  const store = judgedPanel(me);
  store.pass(AT_42);
  return store;
}

describe('when it comes', () => {
  it('three minutes before the planned end, counted from the real start, and not before', async () => {
    const store = judgedPanel();
    store.pass(AT_42 - 1000);
    await renderPanel(store);
    expect(strip()).toBeNull();
    await happens(() => store.pass(1000));
    expect(strip()).toHaveTextContent('3 minutes left4 to do');
    await happens(() => store.pass(4 * MINUTE));
    expect(strip()).toHaveTextContent('Time is up');
  });

  it('when the meeting ends, however early', async () => {
    const store = judgedPanel();
    await renderPanel(store);
    await happens(ends(store));
    expect(strip()).toHaveTextContent('The interview is over');
  });

  it('folded away it comes back at the end', async () => {
    const store = nearTheEnd();
    const { container, user } = await renderPanel(store);
    await user.click(screen.getByRole('button', { name: /3 minutes left/ }));
    expect(within(strip()!).queryByRole('list')).toBeNull();
    await expectAccessible(container);
    await happens(ends(store));
    expect(within(strip()!).getByRole('list')).toBeVisible();
  });

  it('leaves someone who is writing alone: one line, and the words stay where they are', async () => {
    const store = judgedPanel();
    const { user } = await renderPanel(store);
    await user.keyboard('nHalf a sentence');
    await happens(() => store.pass(AT_42));
    expect(screen.getByRole('textbox', { name: 'Note' })).toHaveFocus();
    expect(screen.getByRole('textbox', { name: 'Note' })).toHaveValue('Half a sentence');
    expect(strip()).toHaveTextContent('4 to do');
    expect(within(strip()!).queryByRole('list')).toBeNull();
  });

  it('is due after an interview nobody saw begin, and never for a cancelled one', () => {
    const view = judgedPanel().getView();
    if (view.phase !== 'ready') throw new Error('not ready');
    const interview = view.state.interviews[IDS.interview]!;
    const unseen = { ...interview, status: 'scheduled' as const, startedAt: null };
    expect(phaseOf(unseen, START)).toBeNull();
    expect(phaseOf(unseen, START + 60 * MINUTE)).toBe('ended');
    expect(phaseOf({ ...interview, status: 'cancelled' }, START + 60 * MINUTE)).toBeNull();
  });
});

describe('what it says', () => {
  it('unrated focus attributes, the recommendation and the next step', async () => {
    const { container, user } = await renderPanel(nearTheEnd());
    expect(items()).toEqual([
      'Debugging in production: not assessedRate',
      'Data modelling: not assessedRate',
      'Recommendation: no decisionDecide',
      'Next step: still in InterviewChoose stage',
    ]);
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Rate Data modelling' }));
    expect(screen.getByRole('article', { name: 'Data modelling' })).toHaveFocus();
    await user.keyboard('3');
    expect(items()).toContain('Data modelling rated');
    await user.click(screen.getByRole('button', { name: 'Decide' }));
    expect(screen.getByRole('article', { name: 'Recommendation' })).toHaveFocus();
    await user.keyboard('4');
    expect(items()).toContain('Recommendation: Strong yes');
    await user.click(screen.getByRole('button', { name: 'Choose stage' }));
    expect(screen.getByRole('combobox', { name: 'Stage' })).toHaveFocus();
  });

  it('who decides the next stage, to whoever may not; all of the kit without a focus', async () => {
    await renderPanel(nearTheEnd(MEMBERS.kofi));
    expect(items()).toHaveLength(6);
    expect(items().at(-1)).toBe('Priya decides the next stage');
    expect(strip()).toHaveTextContent('5 to do');
  });

  it('a stage that moved in the interview is the next step done', async () => {
    const store = nearTheEnd();
    await renderPanel(store);
    const moved = { from: 'Interview', to: 'Panel' };
    await happens(() => store.receive(store.event('stage.changed', moved, IDS.priya, ABOUT)));
    expect(items().at(-1)).toBe('Moved to Panel');
  });

  it('nothing to someone with nothing to do: no card of theirs, no right to move', async () => {
    const store = nearTheEnd(MEMBERS.kofi);
    store.receive(store.event('interview.member_removed', { memberId: IDS.kofi }, IDS.priya));
    await renderPanel(store);
    expect(strip()).toBeNull();
  });
});

describe('submitting from it', () => {
  it('one key from any tab, and the list goes away but for the next step', async () => {
    const { user } = await renderPanel(nearTheEnd());
    await user.keyboard('{Control>}{Shift>}{Enter}{/Shift}{/Control}');
    expect(items()).toEqual(['Next step: still in InterviewChoose stage']);
    await user.keyboard('{Alt>}[Digit4]{/Alt}');
    expect(screen.getByRole('tabpanel')).toHaveTextContent(/Submitted \d\d:\d\d/);
  });

  it('the key is in the list of keys', async () => {
    const { user } = await renderPanel(nearTheEnd());
    await user.keyboard('?');
    expect(await screen.findByRole('dialog', { name: 'Keys' })).toHaveTextContent(
      'Ctrl+Shift+EnterSubmit the scorecard in view',
    );
  });

  it('a comment that is asked for is said, and its attribute is gone to', async () => {
    const store = nearTheEnd();
    const view = store.getView();
    if (view.phase !== 'ready') throw new Error('not ready');
    const { organization } = view.snapshot;
    const settings = { ...organization.settings, ratingComments: 'required' as const };
    store.change({ organization: { ...organization, settings } });
    await store.append('rating.set', { attributeId: ATTRIBUTES.modelling, value: 'no' }, ABOUT);
    const { user } = await renderPanel(store);
    await user.keyboard('{Control>}{Shift>}{Enter}{/Shift}{/Control}');
    expect(screen.getByRole('alert')).toHaveTextContent('Data modelling: a comment is missing.');
    expect(screen.getByRole('article', { name: 'Data modelling' })).toHaveFocus();
  });
});

describe('outside a meeting', () => {
  it('stands on a page of its own, and says where it leads', async () => {
    const store = judgedPanel();
    store.change({ meeting: null, match: { kind: 'file' } });
    ends(store)();
    const view = store.getView();
    if (view.phase !== 'ready') throw new Error('not ready');
    const onGoTo = vi.fn();
    const { container } = render(
      <Checklist
        store={store}
        view={view}
        people={{ me: IDS.tomasz, byId: view.snapshot.people, candidate: 'Niamh Brennan' }}
        interview={view.state.interviews[IDS.interview]!}
        mayMove={false}
        onGoTo={onGoTo}
      />,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Rate Data modelling' }));
    expect(onGoTo).toHaveBeenCalledWith({ kind: 'attribute', id: ATTRIBUTES.modelling });
    await expectAccessible(container);
  });
});

describe('the next interview in the same meeting', () => {
  const LATER = { kind: 'matched', interviewId: IDS.later, reason: 'chosen' } as const;
  const line = () =>
    [...document.querySelectorAll('[aria-live=polite]')].map(({ textContent }) => textContent);

  it('says that the card before is kept as a draft, and opens it', async () => {
    const store = judgedPanel();
    const { container, user } = await renderPanel(store);
    await user.keyboard('{Alt>}[Digit4]{/Alt}j4');
    await happens(() => store.change({ match: LATER }));
    expect(line()).toContain('Your scorecard for Technical interview is kept as a draft. Open it');
    expect(screen.queryByRole('radio', { checked: true })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Open it' }));
    expect(screen.getByRole('radio', { checked: true })).toHaveAccessibleName('Strong yes');
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Submit scorecard' }));
    await user.click(screen.getByRole('button', { name: 'Back to this interview' }));
    expect(line()).toContain('Your scorecard for Technical interview is submitted. Open it');
    await user.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByText(/Your scorecard for/)).toBeNull();
  });

  it('of another candidate, says where it is found', async () => {
    const store = judgedPanel();
    const { user } = await renderPanel(store);
    await user.keyboard('{Alt>}[Digit4]{/Alt}j4');
    await happens(() => store.change({ match: LATER, streamId: 'candidate-jonas' }));
    expect(line()).toContain(
      'Your scorecard for Niamh Brennan is kept as a draft. You find it in Hireside in the Zoom main window.',
    );
    expect(screen.queryByRole('button', { name: 'Open it' })).toBeNull();
  });

  it('says nothing where no card was begun', async () => {
    const store = judgedPanel();
    await renderPanel(store);
    await happens(() => store.change({ match: LATER }));
    expect(screen.queryByText(/Your scorecard for/)).toBeNull();
  });
});
