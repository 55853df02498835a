// @vitest-environment jsdom
import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { cardOf } from '../../../client/scorecard.ts';
import type { Scorecard } from '../../../common/scorecard.ts';
import type { MemoryStore } from '../../support/memory-store.ts';
import { IDS, MEMBERS } from '../../support/panel-world.ts';
import { expectAccessible, happens, renderPanel } from '../../support/render-panel.tsx';
import { ATTRIBUTES, judgedPanel } from '../../support/scorecard-world.ts';

afterEach(() => {
  vi.useRealTimers();
});

const { debugging, modelling, reliability } = ATTRIBUTES;
const panel = () => screen.getByRole('tabpanel', { name: 'Scorecard' });
const row = (name: string) => within(panel()).getByRole('article', { name });
const scale = (name: string) => screen.getByRole('radiogroup', { name });
const chosen = (name: string) =>
  within(scale(name))
    .getAllByRole<HTMLInputElement>('radio')
    .find(({ checked }) => checked);
const box = (name: string) => screen.getByRole('textbox', { name: `Comment on ${name}` });

function mine(store: MemoryStore, memberId: string = IDS.tomasz): Scorecard {
  const view = store.getView();
  if (view.phase !== 'ready') throw new Error('not ready');
  const card = cardOf(view, IDS.interview, memberId);
  if (card === null) throw new Error('no card yet');
  return card;
}

const sent = (store: MemoryStore) => {
  const view = store.getView();
  if (view.phase !== 'ready') throw new Error('not ready');
  return view.history.filter(({ actorId }) => actorId === IDS.tomasz).map(({ type }) => type);
};

async function openCard(store: MemoryStore) {
  const one = await renderPanel(store);
  await one.user.keyboard('{Alt>}[Digit4]{/Alt}');
  await act(async () => {});
  return one;
}

describe('rating, by keyboard alone', () => {
  it('focus attributes come first, each group says how many are rated', async () => {
    await openCard(judgedPanel());
    const headings = within(panel()).getAllByRole('heading');
    expect(headings.map(({ textContent }) => textContent)).toEqual([
      'Focus attributes0 of 2 rated',
      'Debugging in production',
      'Data modelling',
      'Other attributes0 of 2 rated',
      'Reliability',
      'Working with analysts',
      'Recommendation',
    ]);
    expect(panel()).toHaveTextContent(
      'You see the others’ scorecards after you submit yours. They cannot see this draft.',
    );
    expect(row('Data modelling')).toHaveTextContent('Not assessed');
    expect(row('Recommendation')).toHaveTextContent('No decision');
  });

  it('J and K go along, 1 to 4 rate, 0 clears; the words are said', async () => {
    const store = judgedPanel();
    const { user } = await openCard(store);
    await user.keyboard('j4');
    expect(row('Debugging in production')).toHaveFocus();
    expect(chosen('Debugging in production')).toHaveAccessibleName('Strong yes');
    await user.keyboard('jj2');
    expect(chosen('Reliability')).toHaveAccessibleName('No');
    expect(panel()).toHaveTextContent('Focus attributes1 of 2 rated');
    await user.keyboard('0');
    expect(chosen('Reliability')).toBeUndefined();
    expect(row('Reliability')).toHaveFocus();
    await user.keyboard('jj3');
    expect(chosen('Recommendation')).toHaveAccessibleName('Yes');
    expect(mine(store)).toMatchObject({
      recommendation: 'yes',
      applicationId: IDS.application,
      ratings: { [debugging]: { value: 'strong_yes' }, [reliability]: { value: null } },
    });
  });

  it('the scale is one radio group: arrows choose in it', async () => {
    const store = judgedPanel();
    const { user } = await openCard(store);
    await user.click(within(scale('Data modelling')).getByRole('radio', { name: 'No' }));
    await user.keyboard('{ArrowRight}');
    expect(chosen('Data modelling')).toHaveAccessibleName('Yes');
    expect(mine(store).ratings[modelling]?.value).toBe('yes');
  });

  it('the same word again writes nothing', async () => {
    const store = judgedPanel();
    const { user } = await openCard(store);
    await user.keyboard('j44');
    expect(sent(store).filter((type) => type === 'rating.set')).toHaveLength(1);
  });

  it('nothing acts in a text: digits, J, K, 0 and E are words there', async () => {
    const store = judgedPanel();
    const { user } = await openCard(store);
    await user.keyboard('je');
    expect(box('Debugging in production')).toHaveFocus();
    await user.keyboard('jk 1234 0 e{Control>}{Shift>}{Enter}{/Shift}{/Control}');
    expect(box('Debugging in production')).toHaveValue('jk 1234 0 e');
    await user.keyboard('{Escape}');
    expect(row('Debugging in production')).toHaveFocus();
    expect(mine(store).ratings[debugging]).toMatchObject({ value: null, comment: 'jk 1234 0 e' });
    expect(mine(store).submittedAt).toBeNull();
  });

  it('in the note box, a digit rates nothing and Ctrl+Shift+Enter submits nothing', async () => {
    const store = judgedPanel();
    const { user } = await openCard(store);
    await user.keyboard('n4{Control>}{Shift>}{Enter}{/Shift}{/Control}');
    expect(screen.getByRole('textbox', { name: 'Note' })).toHaveValue('4');
    expect(sent(store).filter((type) => /rating|scorecard/.test(type))).toEqual([]);
  });
});

describe('words of a comment are never lost', () => {
  it('are kept with each key and written at a pause, with the rating they belong to', async () => {
    const store = judgedPanel();
    const { user } = await openCard(store);
    await user.keyboard('j4e');
    vi.useFakeTimers();
    fireEvent.change(box('Debugging in production'), { target: { value: 'Built the alert' } });
    expect([...store.words.values()]).toEqual(['Built the alert']);
    expect(mine(store).ratings[debugging]?.comment).toBeNull();
    await act(async () => vi.advanceTimersByTime(1500));
    expect(mine(store).ratings[debugging]).toMatchObject({
      value: 'strong_yes',
      comment: 'Built the alert',
    });
    expect(store.words.size).toBe(0);
    expect(box('Debugging in production')).toHaveFocus();
  });

  it('are written when the box is left, the tab is left, or the panel is hidden', async () => {
    const store = judgedPanel();
    const { user } = await openCard(store);
    await user.keyboard('jeOne{Tab}');
    expect(mine(store).ratings[debugging]?.comment).toBe('One');
    await user.click(box('Debugging in production'));
    await user.keyboard(' two{Alt>}[Digit3]{/Alt}');
    expect(mine(store).ratings[debugging]?.comment).toBe('One two');
    await user.keyboard('{Alt>}[Digit4]{/Alt}je three');
    fireEvent(window, new Event('pagehide'));
    expect(mine(store).ratings[debugging]?.comment).toBe('One two three');
  });

  it('a rating pressed meanwhile carries the words that are there, and they keep the rating', async () => {
    const store = judgedPanel();
    const { user } = await openCard(store);
    await user.keyboard('jeWhy');
    await user.click(within(scale('Debugging in production')).getByRole('radio', { name: 'Yes' }));
    expect(mine(store).ratings[debugging]).toMatchObject({ value: 'yes', comment: 'Why' });
  });

  it('what a killed panel had not written is in the box again, and goes on from there', async () => {
    const store = judgedPanel();
    store.words.set(`${IDS.interview}:${debugging}`, 'Half a sen');
    const { user } = await openCard(store);
    expect(box('Debugging in production')).toHaveValue('Half a sen');
    await user.click(box('Debugging in production'));
    await user.keyboard('tence{Escape}');
    expect(mine(store).ratings[debugging]?.comment).toBe('Half a sentence');
  });

  it('stay in the box, and say so, where they could not be written', async () => {
    const store = judgedPanel();
    const { user } = await openCard(store);
    store.full = true;
    await user.keyboard('jeWords{Control>}{Enter}{/Control}');
    expect(box('Debugging in production')).toHaveValue('Words');
    expect(panel()).toHaveTextContent('These words are kept on this computer.');
    expect([...store.words.values()]).toEqual(['Words']);
  });

  it('the recommendation’s too', async () => {
    const store = judgedPanel();
    const { user } = await openCard(store);
    await user.click(screen.getByRole('textbox', { name: 'Why' }));
    await user.keyboard('Strong on causes.{Tab}');
    expect(mine(store)).toMatchObject({ recommendation: null, comment: 'Strong on causes.' });
  });
});

describe('evidence', () => {
  it('is ticked among this interview’s notes, those taken for the attribute first', async () => {
    const store = judgedPanel();
    const note = { text: 'Compares by partition.', flag: 'strength', attributeId: debugging };
    store.receive(store.event('note.added', note, IDS.elena));
    const { container, user } = await openCard(store);
    await user.click(screen.getByRole('button', { name: 'Link notes: Debugging in production' }));
    const list = screen.getByRole('group', { name: 'Notes for Debugging in production' });
    const notes = within(list).getAllByRole('checkbox');
    expect(notes).toHaveLength(6);
    expect(notes[0]).toHaveFocus();
    expect(notes[0]).toHaveAccessibleName(/^23:41.*Elena.*Taken for this attribute/);
    expect(list).toHaveTextContent('only you');
    await user.keyboard(' ');
    await user.click(notes[1]!);
    await expectAccessible(container);
    await user.keyboard('{Escape}');
    const evidence = screen.getByRole('list', { name: 'Evidence' });
    expect(evidence).toHaveTextContent('23:41Compares by partition.');
    expect(within(evidence).getAllByRole('img', { name: 'Strength' })).toHaveLength(2);
    expect(mine(store).ratings[debugging]?.evidence).toHaveLength(2);
    await user.keyboard('3');
    expect(mine(store).ratings[debugging]).toMatchObject({ value: 'yes' });
    expect(mine(store).ratings[debugging]?.evidence).toHaveLength(2);
  });

  it('a note that was deleted since is not listed', async () => {
    const store = judgedPanel();
    await store.append(
      'rating.set',
      { attributeId: debugging, value: 'yes', evidence: ['note-kofi'] },
      { interviewId: IDS.interview, applicationId: IDS.application },
    );
    await openCard(store);
    expect(screen.getByRole('list', { name: 'Evidence' })).toHaveTextContent('Vague on re-runs');
    await happens(() =>
      store.receive(store.event('note.deleted', { noteId: 'note-kofi' }, IDS.kofi)),
    );
    expect(screen.queryByRole('list', { name: 'Evidence' })).toBeNull();
  });
});

describe('what is not in the kit', () => {
  it('is listed last and kept', async () => {
    const store = judgedPanel();
    await store.append('rating.set', { attributeId: 'attribute-gone', value: 'no' });
    await openCard(store);
    expect(panel()).toHaveTextContent('Not in this kit1 of 1 rated');
    expect(chosen('An attribute of another kit')).toHaveAccessibleName('No');
  });

  it('without a kit the recommendation is asked for alone', async () => {
    const store = judgedPanel();
    store.change({ kits: {} });
    await openCard(store);
    expect(panel()).toHaveTextContent('This interview has no kit');
    expect(screen.getAllByRole('radiogroup')).toHaveLength(1);
  });
});

describe('members who do not judge', () => {
  it('a manager outside the interview panel has nothing to fill in', async () => {
    const store = judgedPanel();
    store.receive(store.event('interview.member_removed', { memberId: IDS.tomasz }, IDS.priya));
    const { container } = await openCard(store);
    expect(panel()).toHaveTextContent('there is nothing for you to fill in');
    expect(screen.queryByRole('radiogroup')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Submit scorecard' })).toBeNull();
    await expectAccessible(container);
  });

  it('once the time is over, the card is read and not changed', async () => {
    const store = judgedPanel(MEMBERS.elena);
    store.pass(30 * 24 * 3_600_000);
    await openCard(store);
    expect(panel()).toHaveTextContent('The time for this scorecard is over.');
    expect(screen.queryByRole('radiogroup')).toBeNull();
  });
});
