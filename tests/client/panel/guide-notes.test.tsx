// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { EMPTY_DRAFT, mergedDraft } from '../../../client/features/composer/draft.ts';
import { shortName } from '../../../client/ui/question-name.ts';
import type { MemoryStore } from '../../support/memory-store.ts';
import { guidedPanel, IDS, niamhsPanel } from '../../support/panel-world.ts';
import { expectAccessible, happens, renderPanel } from '../../support/render-panel.tsx';

const TABLE = 'How would you move a 2 TB table to…';
const composer = () => screen.getByRole('form', { name: 'New note' });
const box = () => screen.getByRole('textbox', { name: 'Note' });
const unlink = () => screen.getByRole('button', { name: /^Do not link/ });

function lastNote(store: MemoryStore) {
  const view = store.getView();
  if (view.phase !== 'ready') throw new Error(view.phase);
  return view.history.find(({ type }) => type === 'note.added')!.body;
}

const asks = (store: MemoryStore, questionId: string) =>
  happens(() => store.receive(store.event('question.asking', { questionId }, IDS.elena)));

describe('a note taken while a question is being asked', () => {
  it('answers it: the composer says so, the note carries it, the Notes tab says it', async () => {
    const store = guidedPanel();
    const { container, user } = await renderPanel(store);
    expect(composer()).toHaveTextContent(`Answers: ${TABLE}`);
    await expectAccessible(container);
    await user.type(box(), 'Watermark first.{Control>}{Enter}{/Control}');
    expect(lastNote(store)).toMatchObject({ text: 'Watermark first.', questionId: 'q-table' });
    await user.keyboard('{Alt>}[Digit3]{/Alt}');
    const note = within(screen.getByRole('log')).getAllByRole('article').at(-1)!;
    expect(note).toHaveTextContent(`Watermark first.Answers: ${TABLE}`);
  });

  it('stays with the question it was begun under, whatever is asked meanwhile', async () => {
    const store = guidedPanel();
    const { user } = await renderPanel(store);
    await user.type(box(), 'Dual');
    await asks(store, 'q-alert');
    expect(composer()).toHaveTextContent(TABLE);
    expect(store.draft).toMatchObject({ text: 'Dual', questionId: 'q-table' });
    await user.type(box(), ' write.{Control>}{Enter}{/Control}');
    expect(lastNote(store)).toMatchObject({ questionId: 'q-table' });
    expect(composer()).toHaveTextContent('What do you alert on');
  });

  it('begun before anything was asked, answers nothing', async () => {
    const store = niamhsPanel();
    const { user } = await renderPanel(store);
    await user.type(box(), 'Calm');
    await asks(store, 'q-table');
    expect(composer()).not.toHaveTextContent('Answers');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(lastNote(store)).toEqual({ text: 'Calm', flag: null });
  });

  it('after the interview answers nothing, though a question was left open', async () => {
    const store = guidedPanel();
    await renderPanel(store);
    const end = store.event('interview.ended', {}, null, { interviewId: IDS.interview });
    await happens(() => store.receive(end));
    expect(composer()).not.toHaveTextContent('Answers');
  });

  it('comes back with its draft, and a question of another kit is left out', async () => {
    const store = guidedPanel();
    store.draft = { ...store.draft, text: 'Half', questionId: 'q-broke' };
    const { container } = await renderPanel(store);
    expect(composer()).toHaveTextContent('Answers: Tell me about a pipeline you owned…');
    container.remove();
    const other = guidedPanel();
    other.draft = { ...other.draft, text: 'Half', questionId: 'q-of-another-kit' };
    const { user } = await renderPanel(other);
    await user.type(box(), '.{Control>}{Enter}{/Control}');
    expect(lastNote(other)).toEqual({ text: 'Half.', flag: null });
  });
});

describe('the ✕ beside the question', () => {
  it('unlinks the note that is being written, and the next one is linked again', async () => {
    const store = guidedPanel();
    const { user } = await renderPanel(store);
    await user.type(box(), 'Hair');
    await user.click(unlink());
    expect(box()).toHaveFocus();
    expect(composer()).not.toHaveTextContent('Answers');
    await user.keyboard('cut.{Control>}{Enter}{/Control}');
    expect(lastNote(store)).toEqual({ text: 'Haircut.', flag: null });
    expect(composer()).toHaveTextContent(TABLE);
  });

  it('before the first word counts for this note, and for this question only', async () => {
    const store = guidedPanel();
    const { user } = await renderPanel(store);
    await user.click(unlink());
    await user.keyboard('Late start.{Control>}{Enter}{/Control}');
    expect(lastNote(store)).toEqual({ text: 'Late start.', flag: null });
    expect(composer()).toHaveTextContent(TABLE);
    await user.click(unlink());
    await asks(store, 'q-alert');
    expect(composer()).toHaveTextContent('What do you alert on');
  });
});

describe('words that meet in one box', () => {
  const words = (text: string, questionId: string | null) => ({
    ...EMPTY_DRAFT,
    text,
    questionId,
  });

  it('answer what the later ones answer, else what the earlier did', () => {
    const merged = (kept: string | null, typed: string | null) =>
      mergedDraft(words('Kept', kept), words('Typed', typed)).questionId;
    expect(merged('q-broke', 'q-table')).toBe('q-table');
    expect(merged('q-broke', null)).toBe('q-broke');
    expect(merged(null, null)).toBeNull();
  });
});

describe('the notes of a question', () => {
  it('are counted on it, and open in place with who wrote them and when', async () => {
    const store = guidedPanel();
    const { container, user } = await renderPanel(store);
    const answer = (text: string, actorId: string, more: object = {}) =>
      store.receive(
        store.event('note.added', { text, questionId: 'q-broke', ...more }, actorId, {
          interviewId: IDS.interview,
        }),
      );
    await happens(() => {
      answer('Row-count alert.', IDS.elena, { flag: 'strength' });
      answer('Slow to look at the logs.', IDS.kofi);
    });
    await user.keyboard('{Alt>}[Digit2]{/Alt}');
    const row = screen
      .getAllByRole('listitem')
      .find((one) => one.textContent?.match(/that broke/))!;
    await user.click(within(row).getByRole('button', { name: '2 notes', expanded: false }));
    expect(row).toHaveTextContent('23:41ElenaStrengthRow-count alert.');
    expect(row).toHaveTextContent('23:41KofiSlow to look at the logs.');
    await expectAccessible(container);
    await user.click(within(row).getByRole('button', { name: '2 notes', expanded: true }));
    expect(row).not.toHaveTextContent('Row-count');
  });
});

describe('a question in a few words', () => {
  it.each([
    ['How complete was it?', 'How complete was it?'],
    ['Tell me. And then tell me more about the rest of it all.', 'Tell me.'],
    ['How would you move a 2 TB table to incremental loads?', TABLE],
    ['Supercalifragilisticexpialidociousness and more', 'Supercalifragilisticexpialidociousne…'],
    ['  Spaces around  ', 'Spaces around'],
    ['', ''],
  ])('%j is %j', (text, name) => {
    expect(shortName(text)).toBe(name);
  });
});
