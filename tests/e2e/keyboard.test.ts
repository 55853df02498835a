import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MATCHED, type Rehearsal, startRehearsal } from '../support/rehearsal.ts';
import { expectSoon } from '../support/soon.ts';

/** The whole of a panel without a pointer. The keyboard reaches whichever seat has the focus. */
describe('an interview by keyboard alone', () => {
  let room: Rehearsal;
  let page: Page;
  const panel = () => room.seat('Recruiter');
  const note = () => panel().getByRole('textbox', { name: 'Note' });
  const log = () => panel().getByRole('log', { name: 'Notes' });
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };

  beforeAll(async () => {
    room = await startRehearsal();
    page = room.page;
    await panel().getByText(MATCHED).waitFor();
    await panel().getByRole('status').filter({ hasText: 'All saved' }).waitFor();
    // The way into the seat; from here on, keys only.
    await panel().getByRole('tab', { name: 'Candidate' }).focus();
  });
  afterAll(() => room.dispose());

  test('tabs follow Alt and a number, also while typing', async () => {
    await press('n');
    await expectSoon(() => note().evaluate((box) => box === document.activeElement), Boolean);
    await press('Alt+3');
    await expectSoon(
      () =>
        panel()
          .getByRole('tab', { name: /^Notes/ })
          .getAttribute('aria-selected'),
      (selected) => selected === 'true',
    );
    expect(await note().evaluate((box) => box === document.activeElement)).toBe(true);
  });

  test('a note is written, flagged and saved', async () => {
    await page.keyboard.type('Names the rollback first');
    await press('Tab', 's');
    await press('Control+Enter');
    await log().getByText('Names the rollback first').waitFor();
    await log().getByText('Strength').first().waitFor();
    await panel().getByRole('status').filter({ hasText: 'All saved' }).waitFor();
    const tab = room.seat('Hiring manager').getByRole('tab', { name: 'Notes', exact: true });
    await expectSoon(
      () => tab.getAttribute('aria-describedby'),
      (id) => id !== null,
    );
  });

  test('two slashes make a bookmark', async () => {
    // The box keeps the focus after a note is saved.
    await page.keyboard.type('// the backfill story');
    await press('Control+Enter');
    await log().getByText('the backfill story').waitFor();
    expect(await log().getByText('// the backfill').count()).toBe(0);
  });

  test('a note is found, edited with its history, deleted and brought back', async () => {
    await page.keyboard.type('We usualy just ran it again');
    await press('Control+Enter');
    await log().getByText('We usualy just ran it again').waitFor();
    await press('Escape', 'k');
    await expectSoon(
      () => log().evaluate(() => document.activeElement?.textContent ?? ''),
      (text) => text.includes('usualy'),
    );
    await press('e', 'Control+a');
    await page.keyboard.type('We usually just ran it again');
    await press('Control+Enter');
    await log().getByText('We usually just ran it again').waitFor();
    await log()
      .getByText(/^Edited/)
      .waitFor();
    await press('Delete');
    await log().getByText('You deleted a note').waitFor();
    await press('z');
    await log().getByText('We usually just ran it again').waitFor();
  });

  test('the stage is moved with a reason and taken back', async () => {
    await panel().getByRole('combobox', { name: 'Stage' }).focus();
    await press('Enter', 'End', 'ArrowUp', 'Enter');
    await panel().getByText('We declined, because').waitFor();
    await expectSoon(
      () =>
        panel()
          .getByRole('radio')
          .first()
          .evaluate((radio) => radio === document.activeElement),
      Boolean,
    );
    await press('ArrowDown');
    for (let n = 0; n < 10; n++) {
      const name = await (await room.frame('Recruiter')).evaluate(
        () => document.activeElement?.textContent,
      );
      if (name === 'Reject') break;
      await press('Tab');
    }
    await press('Enter');
    await expectSoon(
      () => panel().getByRole('combobox', { name: 'Stage' }).innerText(),
      (text) => text.includes('Rejected'),
    );
    await press('z');
    await expectSoon(
      () => panel().getByRole('combobox', { name: 'Stage' }).innerText(),
      (text) => text.includes('Interview'),
    );
  });

  test('the history is filtered and the résumé opened and closed', async () => {
    await press('Alt+1');
    await panel().getByRole('button', { name: 'Stage', exact: true }).focus();
    await press('Enter');
    const rows = panel().getByRole('feed', { name: 'History' }).getByRole('article');
    await expectSoon(
      () => rows.filter({ hasText: 'Names the rollback' }).count(),
      (count) => count === 0,
    );
    await panel()
      .getByRole('button', { name: /résumé/i })
      .first()
      .focus();
    await press('Enter');
    await panel()
      .getByText(/billing ledger/i)
      .first()
      .waitFor({ state: 'attached' });
    await panel().getByRole('button', { name: /Back/ }).focus();
    await press('Enter');
    await panel().getByRole('feed', { name: 'History' }).waitFor();
  });

  test('a wrong match is corrected, and corrected back', async () => {
    const correct = async (first: string, name: string) => {
      await press('Alt+1');
      await panel().getByRole('button', { name: first }).focus();
      await press('Enter');
      const search = panel().getByRole('searchbox');
      await expectSoon(() => search.evaluate((box) => box === document.activeElement), Boolean);
      await page.keyboard.type(name.split(' ')[0]!.toLowerCase());
      const link = panel().getByRole('button', { name: `Link ${name}` });
      await link.waitFor();
      for (let n = 0; n < 10; n++) {
        if (await link.evaluate((button) => button === document.activeElement)) break;
        await press('Tab');
      }
      await press('Enter');
      await panel().getByRole('heading', { level: 1, name }).waitFor();
    };
    await correct('Not Niamh?', 'Rafael Pinto');
    await correct('Not Rafael?', 'Niamh Brennan');
    await panel()
      .getByText('Chosen by you')
      .or(panel().getByText('Chosen by a colleague'))
      .waitFor();
  });
});
