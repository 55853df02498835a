// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { RetentionChoices } from '../../../client/desk/settings/privacy-retention.tsx';
import { Waiting } from '../../../client/desk/waiting/waiting.tsx';
import type { Retention } from '../../../common/contract-privacy.ts';
import { FakeApi } from '../../support/fake-api.ts';
import { renderDesk } from '../../support/render-desk-page.tsx';
import { expectAccessible } from '../../support/render-panel.tsx';

const RETENTION: Retention = {
  rules: [
    { jobId: null, office: null, dataClass: 'rejected', months: 6 },
    { jobId: null, office: 'Kraków', dataClass: 'rejected', months: null },
    { jobId: 'job-lead', office: null, dataClass: 'hired', months: 24 },
  ],
  offices: ['Dublin', 'Kraków'],
  counts: { now: 1, soon: 2 },
  due: [
    {
      candidateId: 'hana',
      name: 'Hana Novotná',
      dataClass: 'rejected',
      dueAt: '2026-11-20T10:00:00.000Z',
    },
    {
      candidateId: 'jonas',
      name: 'Jonas Keller',
      dataClass: 'hired',
      dueAt: '2026-12-10T10:00:00.000Z',
    },
  ],
  records: [
    { dataClass: 'transcripts', now: 3, soon: 4 },
    { dataClass: 'mail', now: 0, soon: 0 },
    { dataClass: 'audit', now: 0, soon: 0 },
  ],
};

const serverWith = () =>
  new FakeApi()
    .on('GET /api/privacy/retention', () => RETENTION)
    .on('PATCH /api/privacy/retention', () => RETENTION)
    .on('POST /api/privacy/holds', () => ({}))
    .on('GET /api/jobs', () => ({
      items: [
        { id: 'job-lead', title: 'Analytics Lead' },
        { id: 'job-data', title: 'Data Engineer' },
      ],
      nextCursor: null,
    }));
const sent = (api: FakeApi, method: string) =>
  api.asked.filter((one) => one.method === method).map(({ body }) => body);

describe('how long it is kept', () => {
  test('everyone, each office and jobs with a choice have a row; others are added', async () => {
    const api = serverWith();
    const { user, container } = renderDesk(<RetentionChoices />, api, 'admin');
    expect(await screen.findByRole('combobox', { name: 'Rejected' })).toHaveValue('6');
    expect(screen.getByRole('combobox', { name: 'Rejected, Kraków' })).toHaveValue('kept');
    expect(screen.getByRole('combobox', { name: 'Rejected, Dublin' })).toHaveValue('inherited');
    expect(await screen.findByRole('combobox', { name: 'Hired, Analytics Lead' })).toHaveValue(
      '24',
    );
    await user.selectOptions(screen.getByRole('combobox', { name: 'Choose for one job' }), [
      'Data Engineer',
    ]);
    const own = screen.getByRole('combobox', { name: 'Mail texts, Data Engineer' });
    await user.selectOptions(own, '12');
    const back = screen.getByRole('combobox', { name: 'Rejected, Kraków' });
    await user.selectOptions(back, 'Default');
    expect(sent(api, 'PATCH')).toEqual([
      { jobId: 'job-data', office: null, dataClass: 'mail', months: 12 },
      { jobId: null, office: 'Kraków', dataClass: 'rejected' },
    ]);
    await expectAccessible(container);
  });

  test('the audit is for everyone, and not below a year', async () => {
    renderDesk(<RetentionChoices />, serverWith(), 'admin');
    const audit = await screen.findByRole('combobox', { name: 'Audit' });
    const words = within(audit).getAllByRole('option');
    expect(words.map((one) => one.textContent)).not.toContain('6 months');
    expect(screen.queryByRole('combobox', { name: 'Audit, Dublin' })).toBeNull();
  });

  test('a dry run says who goes at the next run and who later, and a hold is in reach', async () => {
    const api = serverWith();
    const { user } = renderDesk(<RetentionChoices />, api, 'admin');
    const list = await screen.findByRole('list', { name: 'Who goes within 30 days' });
    const [hana, jonas] = within(list).getAllByRole('listitem');
    expect(hana).toHaveTextContent('Rejected, erased at the next run');
    expect(jonas).toHaveTextContent('Hired, erased on 10 Dec 2026');
    screen.getByText('1 at the next run, 2 within 30 days, those included.');
    screen.getByText('Transcripts and chats: 3 at the next run, 4 within 30 days.');
    await user.click(within(list).getByRole('button', { name: 'Put Hana Novotná on hold' }));
    await user.type(screen.getByRole('textbox', { name: 'Reason for a hold' }), 'a dispute{Enter}');
    expect(sent(api, 'POST')).toEqual([{ candidateId: 'hana', reason: 'a dispute' }]);
  });
});

test('an admin is told of a week in which candidates go, and puts it away', async () => {
  let items = [
    { id: 'n1', week: '2027-01-18', days: 30, count: 2, at: '2026-12-19T00:00:00.000Z' },
  ];
  const api = new FakeApi()
    .on('GET /api/notices', () => ({ items: [] }))
    .on('GET /api/privacy/notices', () => ({ items }))
    .on('DELETE /api/privacy/notices/n1', () => {
      items = [];
    });
  const { user, container } = renderDesk(<Waiting />, api, 'admin');
  const words = '2 candidates’ data are erased in the week of 18 Jan 2027';
  expect(await screen.findByText(words)).toBeVisible();
  expect(screen.getByRole('link', { name: 'See who it is' })).toHaveAttribute(
    'href',
    '/settings/privacy',
  );
  await expectAccessible(container);
  await user.click(screen.getByRole('button', { name: new RegExp(words) }));
  expect(await screen.findByText('Nothing waits for you.')).toBeVisible();
});
