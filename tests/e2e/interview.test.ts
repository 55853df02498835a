import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violationsIn } from '../support/axe.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { type Rehearsal, type SeatName, startRehearsal } from '../support/rehearsal.ts';

const INTERVIEW = 'seed-interview-niamh-brennan-2';
const SECRET = 'Only after you have judged for yourself';

for (const engine of ENGINES) {
  describe(`an interview from the first question to the debrief, ${engine}`, () => {
    let room: Rehearsal;
    let fresh: TestDatabase;
    const heard = new Map<SeatName, string>();

    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      room = await startRehearsal({
        databaseUrl: fresh.url,
        colorScheme: engine === 'sqlite' ? 'light' : 'dark',
        record: (seat, text) => heard.set(seat, (heard.get(seat) ?? '') + text),
      });
      for (const seat of ['Recruiter', 'Interviewer', 'Hiring manager'] as const) {
        await room.seat(seat).getByRole('status').filter({ hasText: 'All saved' }).waitFor();
      }
    });
    afterAll(async () => {
      await room.dispose();
      await fresh.drop();
    });

    const openTab = (seat: SeatName, name: string) =>
      room
        .seat(seat)
        .getByRole('tab', { name: new RegExp(`^${name}`) })
        .click();
    const question = (seat: SeatName, words: string) =>
      room.seat(seat).getByRole('listitem').filter({ hasText: words }).first();
    const rate = (seat: SeatName, attribute: string, word: string) =>
      room
        .seat(seat)
        .getByRole('radiogroup', { name: attribute })
        .getByRole('radio', { name: word, exact: true })
        .check({ force: true });

    test('the board moves for everyone, and a note answers the question being asked', async () => {
      for (const seat of ['Interviewer', 'Hiring manager'] as const) await openTab(seat, 'Guide');
      const words = 'Tell me about a pipeline you owned that broke';
      await question('Hiring manager', words).getByRole('button', { name: 'Claim' }).click();
      await question('Interviewer', words).getByText('Tomasz asks this').waitFor();
      await question('Hiring manager', words).getByRole('button', { name: 'Ask' }).click();
      // Not “asks this”, which is the claim: a note begun before the question is asked answers none.
      await question('Interviewer', words).getByText('Tomasz asks', { exact: true }).waitFor();
      const elena = room.seat('Interviewer');
      await elena.getByRole('textbox', { name: 'Note' }).fill('Saw the row count first');
      await elena.getByRole('button', { name: 'Save note' }).click();
      await question('Hiring manager', words).getByText('1 note').waitFor();
      await question('Hiring manager', words)
        .getByRole('button', { name: /^Asked/ })
        .click();
      await question('Interviewer', words).getByText('Asked by Tomasz').waitFor();
    });

    test('a scorecard is on nobody’s panel before they submit their own', async () => {
      await openTab('Hiring manager', 'Scorecard');
      const tomasz = room.seat('Hiring manager');
      await rate('Hiring manager', 'Debugging in production', 'Strong yes');
      await tomasz.getByRole('button', { name: /^Comment.*Debugging in production/ }).click();
      await tomasz
        .getByRole('textbox', { name: 'Comment on Debugging in production' })
        .fill(SECRET);
      await rate('Hiring manager', 'Reliability', 'No');
      await tomasz.getByRole('button', { name: 'Submit scorecard' }).click();
      await tomasz.getByText(/^Submitted /).waitFor();
      await tomasz.getByRole('status').filter({ hasText: 'All saved' }).waitFor();
      await openTab('Interviewer', 'Scorecard');
      const elena = room.seat('Interviewer');
      await rate('Interviewer', 'Debugging in production', 'No');
      await elena.getByRole('status').filter({ hasText: 'All saved' }).waitFor();
      expect(await elena.getByText(SECRET).count()).toBe(0);
      expect(heard.get('Interviewer') ?? '').not.toContain(SECRET);
    });

    test('on submitting, the other’s card is beside one’s own', async () => {
      const elena = room.seat('Interviewer');
      await elena.getByRole('button', { name: 'Submit scorecard' }).click();
      await elena.getByText(SECRET).first().waitFor();
    });

    test('at the end the checklist says what is left', async () => {
      await room.page.getByRole('button', { name: 'End meeting' }).click();
      const recruiter = room.seat('Recruiter');
      await recruiter.getByRole('region', { name: 'Before you leave' }).waitFor();
    });

    test('every tab of it has no violation', async () => {
      for (const seat of ['Interviewer', 'Hiring manager'] as const) {
        for (const tab of ['Guide', 'Scorecard']) {
          await openTab(seat, tab);
          expect(await violationsIn(await room.frame(seat)), `${seat} ${tab}`).toEqual([]);
        }
      }
    });

    test('the recruiter opens the debrief on the desk, with disagreement first', async () => {
      const desk = await deskOf('recruiter');
      await desk.goto(`http://localhost:${room.server.port}/interviews/${INTERVIEW}/debrief`);
      await desk.getByRole('heading', { level: 1, name: /Debrief/ }).waitFor();
      await desk.getByText(SECRET).first().waitFor();
      const first = desk.getByRole('rowheader').nth(1);
      expect(await first.textContent()).toContain('Debugging in production');
      await desk.getByRole('button', { name: 'Open the debrief now' }).click();
      await desk.getByRole('button', { name: 'Open the debrief now' }).waitFor({ state: 'hidden' });
      expect(await violationsIn(desk.mainFrame())).toEqual([]);
      await desk.context().close();
    });

    test('who has not submitted finds nothing of the others in the debrief', async () => {
      const desk = await deskOf('interviewer2');
      const bodies: Promise<string>[] = [];
      desk.on('response', (response) => {
        const { pathname } = new URL(response.url());
        const ends = pathname.startsWith('/api/') && !pathname.endsWith('/stream');
        if (ends) bodies.push(response.text().catch(() => ''));
      });
      await desk.goto(`http://localhost:${room.server.port}/interviews/${INTERVIEW}/debrief`);
      await desk.getByRole('heading', { level: 1, name: /Debrief/ }).waitFor();
      expect(await desk.getByText(SECRET).count()).toBe(0);
      expect((await Promise.all(bodies)).join('\n')).not.toContain(SECRET);
      await desk.context().close();
    });

    async function deskOf(who: string): Promise<Page> {
      const context = await room.browser.newContext({ viewport: { width: 1200, height: 900 } });
      context.setDefaultTimeout(10_000);
      const page = await context.newPage();
      await page.goto(`http://localhost:${room.server.port}/rehearsal/desk/${who}`);
      await page.getByRole('navigation', { name: 'Main' }).waitFor();
      return page;
    }
  });
}
