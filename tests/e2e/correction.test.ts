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
      await Recruiter.getByRole('searchbox').fill('analytics');
      const first = Recruiter.getByRole('button', { name: /^Link / }).first();
      const name = (await first.getAttribute('aria-label'))?.replace('Link ', '') ?? '';
      await first.click();
      await heading('Recruiter', name);
      await openNotes('Recruiter');
      await Recruiter.getByRole('log', { name: 'Notes' })
        .getByText('Came with a portfolio of maps')
        .waitFor();
      expect(await Recruiter.getByText('Runs the billing ledger').count()).toBe(0);
      // Those who may not see the new candidate keep no sight of a meeting that is not theirs.
      for (const seat of ['Interviewer', 'Hiring manager'] as const) {
        await heading(seat, /^(?!Niamh)/);
        expect(await room.seat(seat).getByText('Came with a portfolio of maps').count()).toBe(0);
      }
    });
  });
}
