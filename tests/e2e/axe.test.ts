import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violationsIn } from '../support/axe.ts';
import { MATCHED, type Rehearsal, startRehearsal } from '../support/rehearsal.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  describe(`axe finds nothing, ${colorScheme}`, () => {
    let room: Rehearsal;

    beforeAll(async () => {
      room = await startRehearsal({ colorScheme });
      await room.seat('Recruiter').getByText(MATCHED).waitFor();
      await room.seat('Interviewer').getByRole('status').filter({ hasText: 'All saved' }).waitFor();
    });
    afterAll(() => room.dispose());

    const clean = async (seat: Parameters<Rehearsal['frame']>[0]) =>
      expect(await violationsIn(await room.frame(seat))).toEqual([]);

    test('in the room itself', async () => {
      expect(await violationsIn(room.page.mainFrame())).toEqual([]);
    });

    test.each(['280', '360', '480'])('on each tab at %s px', async (width) => {
      await room.page.getByLabel('Seats').selectOption(width);
      for (const name of ['Candidate', 'Guide', 'Notes', 'Scorecard']) {
        await room
          .seat('Recruiter')
          .getByRole('tab', { name: new RegExp(`^${name}`) })
          .click();
        await clean('Recruiter');
      }
      await room.page.getByLabel('Seats').selectOption('fit');
    });

    test('for someone outside the team', async () => {
      await room
        .seat('Guest')
        .getByRole('heading', { name: /hiring team/ })
        .waitFor();
      await clean('Guest');
    });

    test('while the stage is being moved, and while it can be undone', async () => {
      const recruiter = room.seat('Recruiter');
      await recruiter.getByRole('combobox', { name: 'Stage' }).click();
      await recruiter.getByRole('option', { name: /^Rejected/ }).click();
      await clean('Recruiter');
      await recruiter.getByRole('button', { name: 'Reject', exact: true }).click();
      await recruiter.getByRole('radio', { name: 'Not enough evidence' }).waitFor();
      await clean('Recruiter');
      await recruiter.getByRole('radio', { name: 'Not enough evidence' }).check();
      await recruiter.getByRole('button', { name: 'Reject', exact: true }).click();
      await room
        .seat('Hiring manager')
        .getByRole('button', { name: 'Undo', exact: true })
        .waitFor();
      await clean('Hiring manager');
      await room.seat('Hiring manager').getByRole('button', { name: 'Undo', exact: true }).click();
    });

    test('offline, with notes kept here', async () => {
      await room.column('Interviewer').getByRole('button', { name: 'Cut network' }).click();
      const elena = room.seat('Interviewer');
      await elena.getByRole('tab', { name: /^Notes/ }).click();
      await elena.getByRole('textbox', { name: 'Note' }).fill('Kept for later');
      await elena.getByRole('button', { name: 'Save note' }).click();
      await elena.getByText('Offline, 1 change kept here').first().waitFor();
      await clean('Interviewer');
      await room.column('Interviewer').getByRole('button', { name: 'Restore network' }).click();
    });

    test('in the list of keys', async () => {
      const manager = room.seat('Hiring manager');
      await manager.getByRole('tab', { name: /^Candidate/ }).press('?');
      await manager.getByRole('dialog').waitFor();
      await clean('Hiring manager');
    });
  });
}
