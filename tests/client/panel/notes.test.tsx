// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { MemoryStore } from '../../support/memory-store.ts';
import { IDS, MEMBERS, niamhsPanel } from '../../support/panel-world.ts';
import { expectAccessible, happens, renderPanel } from '../../support/render-panel.tsx';

const log = () => screen.getByRole('log', { name: 'Notes' });
const rows = () => within(log()).getAllByRole('article');
const row = (words: string | RegExp) => rows().find((one) => one.textContent?.match(words))!;
const box = () => screen.getByRole('textbox', { name: 'Note' });

async function openNotes(store: MemoryStore) {
  const panel = await renderPanel(store);
  await panel.user.keyboard('{Alt>}[Digit3]{/Alt}');
  return panel;
}

describe('the notes by keyboard alone', () => {
  it('N goes to the box, Ctrl+Enter saves, Esc leaves', async () => {
    const { user } = await openNotes(niamhsPanel());
    await user.keyboard('n');
    expect(box()).toHaveFocus();
    await user.keyboard('Rollback named first.{Control>}{Enter}{/Control}');
    expect(box()).toHaveValue('');
    expect(box()).toHaveFocus();
    expect(rows().at(-1)).toHaveTextContent('23:41YouRollback named first.');
    await user.keyboard('{Escape}');
    expect(box()).not.toHaveFocus();
  });

  it('Tab, then S flags it; Ctrl+Enter saves from there', async () => {
    const { user } = await openNotes(niamhsPanel());
    await user.keyboard('nClear answer{Tab}s');
    expect(screen.getByRole('button', { name: 'Strength' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await user.keyboard('f{Control>}{Enter}{/Control}');
    expect(rows().at(-1)).toHaveTextContent('Follow-up');
    expect(rows().at(-1)).toHaveTextContent('Clear answer');
  });

  it('J and K go along the rows, E edits one’s own, the earlier text stays', async () => {
    const { user } = await openNotes(niamhsPanel());
    await user.keyboard('j');
    expect(rows().at(-1)).toHaveFocus();
    await user.keyboard('kkkkk');
    expect(row(/double count/)).toHaveFocus();
    await user.keyboard('e');
    const editor = screen.getByRole('textbox', { name: 'Edit note' });
    expect(editor).toHaveFocus();
    await user.clear(editor);
    await user.keyboard('Built the alert herself.{Control>}{Enter}{/Control}');
    expect(row(/Built the alert herself/)).toHaveFocus();
    await user.click(within(row(/Built the alert/)).getByRole('button', { name: /^Edited/ }));
    expect(row(/Built the alert/)).toHaveTextContent('Found the double count');
  });

  it('Esc leaves the edit and changes nothing', async () => {
    const { user } = await openNotes(niamhsPanel());
    await user.keyboard('jkkkkke other words{Escape}');
    expect(row(/double count/)).toHaveFocus();
    expect(log()).not.toHaveTextContent('other words');
  });

  it('Delete deletes, Z takes it back', async () => {
    const { user } = await openNotes(niamhsPanel());
    await user.keyboard('jkkkkk{Delete}');
    expect(log()).toHaveTextContent('You deleted a note');
    expect(log()).not.toHaveTextContent('double count');
    await user.keyboard('z');
    expect(row(/double count/)).toHaveFocus();
  });

  it('a colleague’s note takes no key', async () => {
    const { user } = await openNotes(niamhsPanel());
    await user.keyboard('j{Delete}e');
    expect(screen.queryByRole('textbox', { name: 'Edit note' })).toBeNull();
    expect(log()).not.toHaveTextContent('deleted');
  });

  it('the filter leaves mine, or those with a flag', async () => {
    const { user } = await openNotes(niamhsPanel());
    await user.click(screen.getByRole('button', { name: 'Filter notes' }));
    await user.click(screen.getByRole('button', { name: 'Mine' }));
    expect(rows()).toHaveLength(2);
    await user.click(screen.getByRole('button', { name: 'Flagged' }));
    expect(log()).not.toHaveTextContent('notice period');
    await user.click(screen.getByRole('button', { name: 'All' }));
    expect(rows()).toHaveLength(5);
  });

  it('Alt and a digit open a tab while typing, and leave the words alone', async () => {
    const { user } = await renderPanel(niamhsPanel());
    await user.keyboard('nWords{Alt>}[Digit3]{/Alt}');
    expect(screen.getByRole('tab', { name: 'Notes', selected: true })).toBeInTheDocument();
    expect(box()).toHaveValue('Words');
    expect(box()).toHaveFocus();
  });

  it('arrow keys go along the tabs; ? lists the keys', async () => {
    const { container, user } = await renderPanel(niamhsPanel());
    await user.click(screen.getByRole('tab', { name: 'Candidate' }));
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(screen.getByRole('tab', { name: 'Notes', selected: true })).toHaveFocus();
    await user.keyboard('?');
    expect(await screen.findByRole('dialog', { name: 'Keys' })).toHaveTextContent(
      'Go to the note box',
    );
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('what a note says about itself', () => {
  it('a private one is marked, its colleagues learn nothing while it is written', async () => {
    const store = niamhsPanel();
    const { user } = await openNotes(store);
    await user.click(screen.getByRole('button', { name: 'Visible to: the hiring team' }));
    await user.keyboard('{ArrowDown}{Enter}');
    await user.type(box(), 'Unsure about moving');
    expect(store.writing).toBe(false);
    await user.click(screen.getByRole('button', { name: 'Save note' }));
    expect(rows().at(-1)).toHaveTextContent('Visible to: only you');
  });

  it('a team note tells colleagues that one is writing, until it is saved', async () => {
    const store = niamhsPanel();
    const { user } = await openNotes(store);
    await user.type(box(), 'Calm');
    expect(store.writing).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Save note' }));
    expect(store.writing).toBe(false);
  });

  it('two slashes at the start bookmark the moment', async () => {
    const { user } = await openNotes(niamhsPanel());
    await user.type(box(), '// Second story{Control>}{Enter}{/Control}');
    expect(rows().at(-1)).toHaveTextContent('Second storyYou');
  });

  it('its time is when the first word was typed', async () => {
    const store = niamhsPanel();
    const { user } = await openNotes(store);
    await user.type(box(), 'S');
    await happens(() => store.pass(65_000));
    await user.type(box(), 'low{Control>}{Enter}{/Control}');
    expect(rows().at(-1)).toHaveTextContent('23:41YouSlow');
  });

  it('offline it is kept here, and the save line counts it', async () => {
    const store = niamhsPanel();
    store.show({ save: { kind: 'offline', count: 0, durable: true } });
    const { user } = await openNotes(store);
    await user.type(box(), 'Checks sums{Control>}{Enter}{/Control}');
    expect(rows().at(-1)).toHaveTextContent('Kept here');
    expect(screen.getByRole('status')).toHaveTextContent(/^Offline, 1 change kept here$/);
  });

  it('a late one says that it arrived late', async () => {
    const store = niamhsPanel();
    await openNotes(store);
    const event = store.event('note.added', { text: 'From the train' }, IDS.elena);
    await happens(() => store.receive({ ...event, late: true }));
    expect(row(/From the train/)).toHaveTextContent('Arrived late');
  });

  it('a disk without room keeps the words in the box and says so', async () => {
    const store = niamhsPanel();
    store.full = true;
    const { user } = await openNotes(store);
    await user.type(box(), 'Precious{Control>}{Enter}{/Control}');
    expect(await screen.findByRole('alert')).toHaveTextContent('Its words are still in the box.');
    expect(box()).toHaveValue('Precious');
  });
});

describe('drafts', () => {
  it('are kept with every key and come back', async () => {
    const store = niamhsPanel();
    const first = await renderPanel(store);
    await first.user.type(box(), 'Half a thou');
    expect(store.draft).toMatchObject({ text: 'Half a thou', audience: 'team' });
    first.container.remove();
    const again = niamhsPanel();
    again.draft = store.draft;
    const { container } = await renderPanel(again);
    expect(within(container).getByRole('textbox', { name: 'Note' })).toHaveValue('Half a thou');
  });
});

describe('colleagues’ notes', () => {
  it('raise a mark on the tab, and stand below “New” once it is opened', async () => {
    const store = niamhsPanel();
    const { user } = await renderPanel(store);
    const tab = screen.getByRole('tab', { name: 'Notes' });
    expect(tab).not.toHaveAccessibleDescription();
    const event = store.event('note.added', { text: 'Dual write.' }, IDS.elena);
    await happens(() => store.receive(event));
    expect(tab).toHaveAccessibleDescription('There are new notes');
    await user.click(tab);
    expect(tab).not.toHaveAccessibleDescription();
    expect(log()).toHaveTextContent(/New23:41Elena Duarte\s*Dual write\.$/);
  });

  it('that are being written are announced by name', async () => {
    await openNotes(niamhsPanel(MEMBERS.tomasz));
    expect(screen.getByText('Kofi is writing')).toBeVisible();
  });
});

describe('what the server did not take', () => {
  it('is shown with the reason, can be sent again or discarded', async () => {
    const store = niamhsPanel();
    store.refuse('First words.', 'forbidden', 'You may not write here.');
    store.refuse('Second words.', 'too_large', 'Too long.');
    const { container, user } = await openNotes(store);
    expect(screen.getByRole('status')).toHaveTextContent(/^Needs attention$/);
    expect(row(/First words/)).toHaveTextContent('Not taken');
    await user.click(screen.getByRole('button', { name: '2 changes, see why' }));
    const dialog = screen.getByRole('dialog', { name: 'Not taken by the server' });
    expect(dialog).toHaveTextContent('You may not write here.');
    await expectAccessible(container);
    await user.click(within(dialog).getAllByRole('button', { name: 'Copy text' })[0]!);
    expect(await navigator.clipboard.readText()).toBe('First words.');
    await user.click(within(dialog).getAllByRole('button', { name: 'Try again' })[0]!);
    await user.click(within(dialog).getByRole('button', { name: 'Discard' }));
    expect(screen.getByRole('status')).toHaveTextContent(/^All saved$/);
    expect(log()).toHaveTextContent('First words.');
    expect(log()).not.toHaveTextContent('Second words.');
  });
});
