import { startRehearsal } from './support/rehearsal.ts';

const scheme = (process.argv[2] ?? 'light') as 'light' | 'dark';
const room = await startRehearsal({ colorScheme: scheme, width: 2600 });
const { page } = room;
const shot = async (seat: string, name: string) =>
  page
    .locator(`iframe[title="${seat}"]`)
    .screenshot({ path: `/tmp/b/shots/${name}-${scheme}.png` });
await room.seat('Recruiter').getByRole('heading', { level: 1, name: 'Niamh Brennan' }).waitFor();
const elena = room.seat('Interviewer');
const priya = room.seat('Recruiter');
const tom = room.seat('Hiring manager');
await elena.getByRole('heading', { level: 1, name: 'Niamh Brennan' }).waitFor();
const write = async (seat: typeof elena, text: string, flag?: string) => {
  await seat.getByRole('textbox', { name: 'Note' }).fill(text);
  if (flag) await seat.getByRole('button', { name: flag }).click();
  await seat.getByRole('button', { name: 'Save note' }).click();
  await page.waitForTimeout(150);
};
await elena.getByRole('tab', { name: /^Notes/ }).click();
await write(
  elena,
  'Found the double count from a row-count alert she had built herself.',
  'Strength',
);
await write(elena, '// Backfill story');
await write(tom, 'Vague on re-runs: “we usually just ran it again”.', 'Concern');
await write(elena, 'Panel round: how does she test a schema change?', 'Follow-up');
await write(
  priya,
  'Dual write, compare by partition, then switch reads. Named the rollback first.',
  'Strength',
);
await page.waitForTimeout(500);
for (const w of ['280', '360', '480']) {
  await page.getByLabel('Seats').selectOption(w);
  await page.waitForTimeout(400);
  await shot('Recruiter', `candidate-${w}`);
  await shot('Interviewer', `notes-${w}`);
  await shot('Guest', `outsider-${w}`);
}
await page.getByLabel('Seats').selectOption('360');
await priya.getByRole('combobox', { name: 'Stage' }).click();
await page.waitForTimeout(300);
await priya.getByRole('option', { name: /^Offer/ }).hover();
await page.keyboard.press('ArrowDown');
await shot('Recruiter', 'stage-360');
await priya.getByRole('option', { name: /^Rejected/ }).click();
await page.waitForTimeout(300);
await shot('Recruiter', 'reject-360');
await page.keyboard.press('Escape');
await page.keyboard.press('Escape');
await page.waitForTimeout(200);
await priya.getByRole('combobox', { name: 'Stage' }).click();
await priya.getByRole('option', { name: /^Offer/ }).click();
await priya.getByRole('button', { name: 'Move to Offer' }).click();
await page.waitForTimeout(600);
await shot('Recruiter', 'undo-360');
await shot('Hiring manager', 'undo-other-360');
await shot('Interviewer', 'undo-interviewer-360');
await page
  .getByRole('region', { name: 'Interviewer seat' })
  .getByRole('button', { name: 'Cut network' })
  .click();
await page.waitForTimeout(2500);
await page.getByLabel('Seats').selectOption('280');
await write(elena, 'Checks sums per partition, not only counts.', 'Strength');
await write(elena, 'Would keep the old job for two weeks.');
await elena.getByRole('textbox', { name: 'Note' }).fill('Old job stays as the fallback');
await shot('Interviewer', 'offline-280');
await page.getByLabel('Seats').selectOption('360');
await tom.getByRole('button', { name: /Résumé|résumé/ }).click();
await page.waitForTimeout(2500);
await shot('Hiring manager', 'resume-360');
await page.screenshot({ path: `/tmp/b/shots/room-${scheme}.png` });
await room.dispose();
