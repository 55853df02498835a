import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violationsIn } from '../support/axe.ts';
import { openDeskStage } from '../support/desk-stage.ts';

const PAGES = ['waiting', 'fairness', 'reports', 'audit', 'team', 'data', 'retention'] as const;

describe('waiting, reports, the audit and the team in a browser', () => {
  let stage: Awaited<ReturnType<typeof openDeskStage>>;

  beforeAll(async () => {
    stage = await openDeskStage();
  });
  afterAll(() => stage.dispose());

  for (const scheme of ['light', 'dark'] as const) {
    for (const width of [480, 1200]) {
      test.each(PAGES)(
        `%s: axe finds nothing, ${scheme}, ${width} px; nothing sticks out`,
        async (name) => {
          const page = await stage.show(name, scheme, width);
          expect(await violationsIn(page.mainFrame())).toEqual([]);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          expect(wide).toBeLessThanOrEqual(width);
          await page.context().close();
        },
      );
    }
  }

  test('the dialog that asks for a reason: axe finds nothing, the focus is in its box', async () => {
    for (const scheme of ['light', 'dark'] as const) {
      const page = await stage.show('waiting', scheme, 480);
      await page.getByRole('button', { name: /^Not going to/ }).press('Enter');
      const box = page.getByRole('textbox', { name: 'Why is there none?' });
      await box.waitFor();
      expect(await box.evaluate((one) => one === document.activeElement)).toBe(true);
      await box.press('Control+Enter');
      await page.getByRole('alert').waitFor();
      expect(await violationsIn(page.mainFrame())).toEqual([]);
      await page.context().close();
    }
  });

  test('deactivating by keys: the dialog has the focus, and gives it back; axe finds nothing', async () => {
    for (const scheme of ['light', 'dark'] as const) {
      const page = await stage.show('team', scheme, 480);
      const act = page.getByRole('button', { name: 'Deactivate Elena Duarte' });
      await act.press('Enter');
      await page.getByRole('link', { name: /^Niamh Brennan/ }).waitFor();
      expect(await violationsIn(page.mainFrame())).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      expect(await act.evaluate((one) => one === document.activeElement)).toBe(true);
      await page.context().close();
    }
  });

  test('no two marks of a question cover each other at 480 px', async () => {
    const page = await stage.show('fairness', 'light', 480);
    const covered = await page.evaluate(() => {
      const strips = [...document.querySelectorAll('li > svg[role="img"]')];
      return strips.flatMap((strip) => {
        const marks = [...strip.querySelectorAll('circle')].map((one) => {
          const { x, y } = one.getBoundingClientRect();
          return { x, y, r: one.r.baseVal.value };
        });
        return marks.flatMap((a, index) =>
          marks.slice(index + 1).filter((b) => Math.hypot(a.x - b.x, a.y - b.y) < a.r + b.r),
        );
      });
    });
    expect(covered).toEqual([]);
    await page.context().close();
  });
});
