import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FIRST_INTERVIEW } from '../../server/seed/cast.ts';
import { violationsIn } from '../support/axe.ts';
import { type Rehearsal, startRehearsal } from '../support/rehearsal.ts';

let room: Rehearsal;
beforeAll(async () => {
  room = await startRehearsal();
});
afterAll(() => room.dispose());

async function openInterview(): Promise<Page> {
  const desk = await room.context.newPage();
  await desk.setViewportSize({ width: 1200, height: 900 });
  const origin = `http://localhost:${room.server.port}`;
  await desk.goto(`${origin}/rehearsal/desk/recruiter`);
  await desk.goto(`${origin}/interviews/${FIRST_INTERVIEW.id}?tab=transcript`);
  return desk;
}

test('an interview day: its lines arrive on an open panel, and the desk plays and shows what was said', async () => {
  const panel = room.seat('Recruiter');
  await panel.getByRole('tab', { name: 'Candidate' }).click();
  const history = panel.getByRole('feed', { name: 'History' });
  await history.waitFor();
  await room.page.getByRole('button', { name: 'Play an interview day' }).click();
  for (const words of [
    /^Recording filed/,
    /^Transcript filed/,
    /^Meeting chat filed/,
    /^Team Chat filed/,
    /call/i,
  ]) {
    await history.getByText(words).first().waitFor();
  }
  await room.page.getByText('Zoom told of a call and of a meeting of 45 minutes').waitFor();

  const desk = await openInterview();
  const transcript = desk.getByRole('region', { name: 'Transcript' });
  await transcript
    .getByText(/So you froze the loads/)
    .first()
    .waitFor();
  await transcript.getByRole('button', { name: '1 note' }).first().waitFor();
  await desk.getByRole('button', { name: 'Play the recording' }).click();
  const video = desk.locator('video');
  await expect
    .poll(() => video.evaluate((one: HTMLVideoElement) => one.duration), { timeout: 10_000 })
    .toBeCloseTo(45 * 60, -1);
  expect(await violationsIn(desk.mainFrame())).toEqual([]);

  await desk.keyboard.press('Escape');
  await desk.getByRole('combobox', { name: 'Search' }).fill('manifest');
  await desk
    .getByRole('option', { name: /without the manifest/ })
    .first()
    .click();
  const lit = transcript.locator('[aria-current]');
  await lit.getByText(/without the manifest/).waitFor();
  await expect
    .poll(() =>
      lit
        .getByRole('button', { name: /^Play from/ })
        .evaluate((one) => one === document.activeElement),
    )
    .toBe(true);
}, 45_000);
