import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Rehearsal, startRehearsal } from '../support/rehearsal.ts';
import { expectSoon } from '../support/soon.ts';

/** An interviewer without a pointer: asks, skips, claims, rates, comments, recommends, submits. */
describe('the guide and the scorecard by keyboard alone', () => {
  let room: Rehearsal;
  let page: Page;
  const panel = () => room.seat('Interviewer');
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const focused = () =>
    panel()
      .locator('body')
      .evaluate(() => document.activeElement?.textContent ?? '');

  beforeAll(async () => {
    room = await startRehearsal();
    page = room.page;
    await panel().getByRole('status').filter({ hasText: 'All saved' }).waitFor();
    // The way into the seat; from here on, keys only.
    await panel().getByRole('tab', { name: 'Candidate' }).focus();
  });
  afterAll(() => room.dispose());

  test('a question is claimed, asked and covered; another is skipped', async () => {
    await press('Alt+2');
    await panel().getByText('0 of 8 covered').waitFor();
    await press('j');
    await expectSoon(focused, (text) => text.includes('What do you run today'));
    await press('c');
    await panel().getByText('You ask this').waitFor();
    await press('a');
    await panel().getByText('You ask', { exact: true }).waitFor();
    await press('a');
    // Its section is covered and folds to one line, which keeps the focus.
    await panel().getByText('1 of 8 covered').waitFor();
    await expectSoon(focused, (text) => text.includes('Opening'));
    await press('j');
    await expectSoon(focused, (text) => text.includes('a pipeline you owned that broke'));
    await press('s');
    await panel().getByText('2 of 8 covered').waitFor();
  });

  test('every rating is one key, and clearing it another', async () => {
    await press('Alt+4');
    await panel().getByText('0 of 2 rated').waitFor();
    const rated = (name: string) =>
      panel().getByRole('radiogroup', { name }).getByRole('radio', { checked: true });
    await press('j');
    await expectSoon(focused, (text) => text.includes('Debugging in production'));
    await press('4');
    await panel().getByText('1 of 2 rated').waitFor();
    await press('j');
    await expectSoon(focused, (text) => text.includes('Data modelling'));
    await press('2');
    await panel().getByText('2 of 2 rated').waitFor();
    await press('0');
    await panel().getByText('1 of 2 rated').waitFor();
    expect(await rated('Debugging in production').count()).toBe(1);
    expect(await rated('Data modelling').count()).toBe(0);
  });

  test('a comment is written with E, and one key submits', async () => {
    await press('k');
    await expectSoon(focused, (text) => text.includes('Debugging in production'));
    await press('e');
    const box = panel().getByRole('textbox', { name: 'Comment on Debugging in production' });
    await expectSoon(() => box.evaluate((one) => one === document.activeElement), Boolean);
    await page.keyboard.type('Went from the alert to the cause');
    await press('Escape');
    await panel().getByRole('status').filter({ hasText: 'All saved' }).waitFor();
    await press('Control+Shift+Enter');
    await panel()
      .getByText(/^Submitted /)
      .waitFor();
    await panel().getByText('Went from the alert to the cause').first().waitFor();
  });
});
