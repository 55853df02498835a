// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { RetentionChoices } from '../../../client/desk/settings/privacy/retention.tsx';
import { Waiting } from '../../../client/desk/waiting/waiting.tsx';
import type { Retention } from '../../../common/contract/privacy.ts';
import { FakeApi } from '../../support/fake-api.ts';
import { renderDesk } from '../../support/render-desk-page.tsx';
import { expectAccessible } from '../../support/render-panel.tsx';

const RETENTION: Retention = {
  rules: [
    {
      jobId: null,
      office: null,
      dataClass: 'rejected',
      months: 6,
      from: '2026-11-28T10:00:00.000Z',
    },
    { jobId: null, office: 'Kraków', dataClass: 'rejected', months: null, from: null },
    { jobId: 'job-lead', office: null, dataClass: 'hired', months: 24, from: null },
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
  test('a new choice for everyone says from when it takes anything; longer is one choice', async () => {
    const api = serverWith();
    const { user, container } = renderDesk(<RetentionChoices />, api, 'admin');
    const fields = await screen.findByRole('list', { name: 'How long it is kept, for everyone' });
    const rejected = within(fields).getByLabelText('Rejected');
    expect(rejected).toHaveValue('6');
    expect(rejected.closest('li')).toHaveTextContent('Takes nothing before 28 Nov 2026.');
    expect(within(fields).getAllByText(/^Takes nothing/)).toHaveLength(1);
    await user.selectOptions(rejected, '12 months');
    await user.selectOptions(within(fields).getByLabelText('Audit'), 'Keep');
    expect(sent(api, 'PATCH')).toEqual([
      { jobId: null, office: null, dataClass: 'rejected', months: 12 },
      { jobId: null, office: null, dataClass: 'audit', months: null },
    ]);
    expect(await screen.findByText('Saved.')).toBeVisible();
    await expectAccessible(container);
  });

  test('exceptions are a list of what there is, and each is removed', async () => {
    const api = serverWith();
    const { user } = renderDesk(<RetentionChoices />, api, 'admin');
    await screen.findByText(/^Hired, Analytics Lead/);
    const list = screen.getByRole('list', { name: 'Exceptions' });
    const lines = within(list).getAllByRole('listitem');
    expect(lines.map((one) => one.firstChild!.textContent!.trim())).toEqual([
      'Rejected, Kraków: Keep',
      'Hired, Analytics Lead: 24 months',
    ]);
    const remove = { name: 'Remove the exception of Rejected, Kraków' };
    await user.click(within(list).getByRole('button', remove));
    expect(sent(api, 'PATCH')).toEqual([{ jobId: null, office: 'Kraków', dataClass: 'rejected' }]);
  });

  test('an exception is added for an office or a job, by keyboard', async () => {
    const api = serverWith();
    const { user, container } = renderDesk(<RetentionChoices />, api, 'admin');
    await screen.findByText(/^Hired, Analytics Lead/);
    screen.getByRole('button', { name: 'Add or change an exception' }).focus();
    await user.keyboard('{Enter}');
    const form = screen.getByRole('form', { name: 'Add or change an exception' });
    const whom = within(form).getByLabelText('For');
    expect(whom).toHaveFocus();
    await expectAccessible(container);
    await user.selectOptions(whom, 'Data Engineer');
    const what = within(form).getByLabelText('What');
    expect(within(what).queryByText('Audit')).toBeNull();
    await user.selectOptions(what, 'Mail texts');
    await user.selectOptions(within(form).getByLabelText('How long'), '12 months');
    await user.tab();
    await user.keyboard('{Enter}');
    expect(screen.queryByRole('form')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Add or change an exception' }));
    await user.click(screen.getByRole('button', { name: 'Save exception' }));
    await user.selectOptions(screen.getByLabelText('For'), 'Dublin');
    await user.click(screen.getByRole('button', { name: 'Save exception' }));
    expect(sent(api, 'PATCH')).toEqual([
      { jobId: 'job-data', office: null, dataClass: 'mail', months: 12 },
      { jobId: null, office: 'Dublin', dataClass: 'mail', months: 12 },
    ]);
  });

  test('the audit is not below a year', async () => {
    renderDesk(<RetentionChoices />, serverWith(), 'admin');
    const words = [...(await screen.findByLabelText('Audit')).children];
    expect(words.map((one) => one.textContent)).not.toContain('6 months');
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
    await user.click(within(list).getByRole('button', { name: 'Put on hold: Hana Novotná' }));
    await user.type(screen.getByRole('textbox', { name: 'Reason for a hold' }), 'a dispute{Enter}');
    expect(sent(api, 'POST')).toEqual([{ candidateId: 'hana', reason: 'a dispute' }]);
  });
});

test('an admin is told of a week in which candidates go, and puts it away', async () => {
  let items = [
    {
      id: 'n1',
      week: '2027-01-18',
      days: 30,
      count: 2,
      kinds: ['rejected', 'undecided'],
      before: 1,
      at: '2026-12-19T00:00:00.000Z',
    },
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
  expect(screen.getByText(/Rejected, Never decided. You had been told of 1./)).toBeVisible();
  expect(screen.getByRole('link', { name: 'See who it is' })).toHaveAttribute(
    'href',
    '/settings/privacy',
  );
  await expectAccessible(container);
  await user.click(screen.getByRole('button', { name: new RegExp(words) }));
  expect(await screen.findByText('Nothing waits for you.')).toBeVisible();
});
