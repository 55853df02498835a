import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { type Rehearsal, type SeatName, startRehearsal } from '../support/rehearsal.ts';

const TEAM: SeatName[] = ['Recruiter', 'Interviewer', 'Hiring manager'];

for (const engine of ENGINES) {
  describe(`a corrected match in the rehearsal room, on ${engine}`, () => {
    let fresh: TestDatabase;
    let room: Rehearsal;

    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      room = await startRehearsal({ databaseUrl: fresh.url });
    });
    afterAll(async () => {
      await room.dispose();
      await fresh.drop();
    });

    const heading = (seat: SeatName, name: string | RegExp) =>
      room.seat(seat).getByRole('heading', { level: 1, name }).waitFor();
    const openNotes = (seat: SeatName) =>
      room.seat(seat).getByRole('tab', { name: 'Notes' }).click();

    test('moves every panel and the notes of this meeting, and no one else’s', async () => {
      for (const seat of TEAM) await heading(seat, 'Niamh Brennan');
      const { Recruiter, Manager } = {
        Recruiter: room.seat('Recruiter'),
        Manager: room.seat('Hiring manager'),
      };
      await Manager.getByRole('textbox', { name: 'Note' }).fill('Came with a portfolio of maps');
      await Manager.getByRole('button', { name: 'Save note' }).click();
      await Manager.getByRole('status').filter({ hasText: 'All saved' }).first().waitFor();
      await Recruiter.getByRole('button', { name: 'Not Niamh?' }).click();
      await Recruiter.getByRole('searchbox').fill('rafael');
      await Recruiter.getByRole('button', { name: 'Link Rafael Pinto' }).click();
      for (const seat of ['Recruiter', 'Hiring manager'] as const) {
        await heading(seat, 'Rafael Pinto');
        await openNotes(seat);
        const log = room.seat(seat).getByRole('log', { name: 'Notes' });
        await log.getByText('Came with a portfolio of maps').waitFor();
        expect(await log.getByText('Runs the billing ledger').count()).toBe(0);
      }
      // The interviewer sits on no panel of his, and is told nothing of him.
      await heading('Interviewer', 'No interview found');
      const shown = await room.seat('Interviewer').locator('body').innerText();
      for (const word of ['Rafael', 'Niamh', 'portfolio']) expect(shown).not.toContain(word);
    });
  });
}
