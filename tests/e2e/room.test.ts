import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MATCHED, type Rehearsal, type SeatName, startRehearsal } from '../support/rehearsal.ts';
import { expectSoon } from '../support/soon.ts';

const TEAM: SeatName[] = ['Recruiter', 'Interviewer', 'Hiring manager'];
const OUTSIDE: SeatName[] = ['Candidate', 'Guest'];

describe('an interview in the rehearsal room', () => {
  let room: Rehearsal;
  const traffic = new Map<SeatName, string[]>();

  beforeAll(async () => {
    room = await startRehearsal({
      record: (seat, text) => traffic.set(seat, [...(traffic.get(seat) ?? []), text]),
    });
  });
  afterAll(() => room.dispose());

  const status = (seat: SeatName, text: string | RegExp) =>
    room.seat(seat).getByRole('status').filter({ hasText: text }).first().waitFor();
  const write = async (seat: SeatName, text: string) => {
    await room.seat(seat).getByRole('textbox', { name: 'Note' }).fill(text);
    await room.seat(seat).getByRole('button', { name: 'Save note' }).click();
  };
  const openTab = (seat: SeatName, name: string) =>
    room
      .seat(seat)
      .getByRole('tab', { name: new RegExp(`^${name}`) })
      .click();
  const sees = (seat: SeatName, text: string) =>
    room.seat(seat).getByRole('log', { name: 'Notes' }).getByText(text).waitFor();

  test('shows the team the right candidate with no click, and says why', async () => {
    for (const seat of TEAM) {
      await room.seat(seat).getByRole('heading', { level: 1, name: 'Niamh Brennan' }).waitFor();
      await status(seat, 'All saved');
    }
    await room.seat('Recruiter').getByText(MATCHED).waitFor();
  });

  test('tells the candidate and the guest one sentence', async () => {
    for (const seat of OUTSIDE) {
      await room
        .seat(seat)
        .getByRole('heading', { name: 'This panel is for the hiring team' })
        .waitFor();
    }
  });

  test('a note is on every colleague’s panel, with its author', async () => {
    for (const seat of TEAM) await openTab(seat, 'Notes');
    await write('Interviewer', 'Names the rollback before the rollout');
    for (const seat of TEAM) await sees(seat, 'Names the rollback before the rollout');
    await room
      .seat('Recruiter')
      .getByRole('log', { name: 'Notes' })
      .getByText('Elena Duarte')
      .first()
      .waitFor();
  });

  test('a private note is on no one else’s panel', async () => {
    const elena = room.seat('Interviewer');
    await elena.getByRole('button', { name: /Visible to/ }).click();
    await elena.getByRole('menuitemradio', { name: /only you/i }).click();
    await write('Interviewer', 'Ask Priya about the notice period');
    await sees('Interviewer', 'Ask Priya about the notice period');
    await status('Interviewer', 'All saved');
    await write('Recruiter', 'Something for everyone');
    await sees('Hiring manager', 'Something for everyone');
    for (const seat of ['Recruiter', 'Hiring manager'] as const) {
      expect(await room.seat(seat).getByText('Ask Priya about the notice period').count()).toBe(0);
      expect(traffic.get(seat)?.join('\n') ?? '').not.toContain(
        'Ask Priya about the notice period',
      );
    }
    await elena.getByRole('button', { name: /Visible to/ }).click();
    await elena.getByRole('menuitemradio', { name: /hiring team/i }).click();
  });

  test('a cut network keeps notes here, says so, and sends each once when it is back', async () => {
    const column = room.column('Interviewer');
    await column.getByRole('button', { name: 'Cut network' }).click();
    await status('Interviewer', /Offline/);
    await write('Interviewer', 'Checks sums per partition');
    await write('Interviewer', 'Would keep the old job for two weeks');
    await status('Interviewer', 'Offline, 2 changes kept here');
    expect(await room.seat('Recruiter').getByText('Checks sums per partition').count()).toBe(0);
    await column.getByRole('button', { name: 'Restore network' }).click();
    await status('Interviewer', 'All saved');
    for (const seat of TEAM) {
      await sees(seat, 'Checks sums per partition');
      await sees(seat, 'Would keep the old job for two weeks');
      const log = room.seat(seat).getByRole('log', { name: 'Notes' });
      expect(await log.getByText('Checks sums per partition').count()).toBe(1);
    }
  });

  test('a stage move can be taken back on a colleague’s panel for ten seconds', async () => {
    const recruiter = room.seat('Recruiter');
    await recruiter.getByRole('combobox', { name: 'Stage' }).click();
    await recruiter.getByRole('option', { name: /^Offer/ }).click();
    await recruiter.getByRole('button', { name: 'Move to Offer' }).click();
    const manager = room.seat('Hiring manager');
    await manager.getByRole('button', { name: 'Undo', exact: true }).click();
    for (const seat of ['Recruiter', 'Hiring manager'] as const) {
      await expectSoon(
        () => room.seat(seat).getByRole('combobox', { name: 'Stage' }).innerText(),
        (text) => text.includes('Interview'),
      );
    }
  });

  test('typed words survive the panel being closed', async () => {
    const column = room.column('Hiring manager');
    const box = room.seat('Hiring manager').getByRole('textbox', { name: 'Note' });
    await box.fill('half a thought about partit');
    await expectSoon(
      () => box.inputValue(),
      (value) => value.endsWith('partit'),
    );
    await room.page.waitForTimeout(400);
    await column.getByRole('button', { name: 'Leave meeting' }).click();
    await column.getByRole('button', { name: 'Join meeting' }).click();
    await expectSoon(
      () => room.seat('Hiring manager').getByRole('textbox', { name: 'Note' }).inputValue(),
      (value) => value === 'half a thought about partit',
    );
  });

  test('no byte about the candidate reached the seats outside the team', async () => {
    const secrets = [
      'Niamh',
      'Brennan',
      'Senior Data Engineer',
      'rollback',
      'notice period',
      'Elena',
      'Priya',
      'Tomasz',
      'recruiter@',
      'seed-candidate',
    ];
    for (const seat of OUTSIDE) {
      const bytes = traffic.get(seat)?.join('\n') ?? '';
      expect(bytes.length, `${seat} loaded something`).toBeGreaterThan(100);
      for (const secret of secrets) expect(bytes, `${seat} and “${secret}”`).not.toContain(secret);
      const shown = await room.seat(seat).locator('body').innerText();
      for (const secret of secrets) expect(shown).not.toContain(secret);
    }
  });
});
