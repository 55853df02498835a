import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violationsIn } from '../support/axe.ts';
import { type Rehearsal, startRehearsal } from '../support/rehearsal.ts';

const NOTE = 'Thank you for today, the team enjoyed it.';

describe('an invitation, from its review to the mailbox', () => {
  let room: Rehearsal;
  let desk: Page;
  let base: string;
  let interview: { id: string; candidateId: string };

  beforeAll(async () => {
    room = await startRehearsal();
    base = `http://localhost:${room.server.port}`;
    desk = await room.context.newPage();
    await desk.setViewportSize({ width: 1200, height: 800 });
    await desk.goto(`${base}/rehearsal/desk/recruiter`);
    await desk.getByRole('navigation', { name: 'Main' }).waitFor();
    const items = await desk.evaluate(async () => {
      const answer = await fetch('/api/interviews?limit=200');
      return ((await answer.json()) as { items: (typeof interview & { [key: string]: string })[] })
        .items;
    });
    interview = items.findLast(
      ({ status, candidateName }) => status === 'scheduled' && candidateName === 'Niamh Brennan',
    )!;
  });
  afterAll(() => room.dispose());

  const open = (path: string) => desk.goto(base + path);
  const invitation = () => open(`/interviews/${interview.id}/invitation`);
  const isTooWide = () =>
    desk.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

  test('by keys alone: a note is written, shown as it will be read, and sent', async () => {
    await invitation();
    await desk.getByRole('heading', { level: 1, name: 'Review the invitation' }).waitFor();
    await desk.getByRole('textbox', { name: 'To' }).focus();
    for (let tabs = 0; tabs < 5; tabs++) await desk.keyboard.press('Tab');
    await desk.keyboard.type(NOTE);
    await desk.getByRole('article', { name: 'Invitation' }).getByText(NOTE).waitFor();
    for (const width of [1200, 900, 600]) {
      await desk.setViewportSize({ width, height: 800 });
      expect(await violationsIn(desk.mainFrame()), String(width)).toEqual([]);
      expect(await isTooWide(), String(width)).toBe(false);
    }
    await desk.setViewportSize({ width: 1200, height: 800 });
    // Past what leads to the whole text and the way out without sending.
    for (let tabs = 0; tabs < 3; tabs++) await desk.keyboard.press('Tab');
    await desk.keyboard.press('Enter');
    await desk.getByText('Invitation: sent').waitFor();
    expect(await violationsIn(desk.mainFrame())).toEqual([]);
  });

  test('the mailbox has it, with the note and the calendar entry', async () => {
    await open('/rehearsal/mail');
    await desk.getByRole('link', { name: /^niamh\.brennan@/ }).click();
    await desk.getByText(NOTE).waitFor();
    await desk.getByRole('heading', { level: 2, name: 'Calendar entry' }).waitFor();
    await desk.getByText('Puts or changes this in the calendar').waitFor();
    await desk.getByRole('link', { name: 'Download invite.ics' }).waitFor();
  });

  test('the candidate’s page says so, records the answer, and tells of the end at once', async () => {
    await open(`/candidates/${interview.candidateId}`);
    const row = desk.getByRole('listitem').filter({ hasText: 'Invitation: sent' });
    await row.getByRole('radio', { name: 'Accepted' }).check();
    await row.getByText('Accepted').first().waitFor();
    await desk.getByText('Invitation accepted').first().waitFor();
    expect(await violationsIn(desk.mainFrame())).toEqual([]);
    await desk.evaluate((id) => fetch(`/api/interviews/${id}`, { method: 'DELETE' }), interview.id);
    await desk.getByText('Cancellation: sent').waitFor();
    await desk.getByText('Sent by itself after the change.').waitFor();
    await open('/rehearsal/mail');
    await desk.getByText('Cancels the calendar entry').waitFor();
  });

  test('an address that is refused is said beside the field, and another one can be given', async () => {
    const other = await desk.evaluate(async () => {
      const answer = await fetch('/api/interviews?limit=200');
      const { items } = (await answer.json()) as { items: { id: string; status: string }[] };
      return items.find(({ status }) => status === 'scheduled')!.id;
    });
    await open(`/interviews/${other}/invitation`);
    const to = desk.getByRole('textbox', { name: 'To' });
    await to.fill('someone@nowhere');
    await desk.getByRole('button', { name: /^Send/ }).click();
    await desk.getByText('This is not a whole address.').waitFor();
    await to.fill('someone+refuse@example.com');
    await desk.getByRole('button', { name: /^Send/ }).click();
    await desk.getByText('Invitation: refused').waitFor();
    await desk.getByRole('button', { name: 'Change address' }).click();
    await desk.getByText(/^The last mail to this address: refused/).waitFor();
    expect(await violationsIn(desk.mainFrame())).toEqual([]);
  });
});
