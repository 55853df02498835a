// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { ApiError } from '../../../client/api.ts';
import { HiringPage } from '../../../client/desk/reports/hiring-page.tsx';
import type { Output } from '../../../common/contract.ts';
import { FakeApi } from '../../support/fake-api.ts';
import { renderDesk } from '../../support/render-desk-page.tsx';
import { expectAccessible } from '../../support/render-panel.tsx';

const PATH = 'GET /api/jobs/job-data/hiring';
type Hiring = Output<'hiring'>;

const rest = { screen: 6, interview: 5, offer: 2, hired: 1, rejected: 4, withdrawn: 1 };
const REPORT: Hiring = {
  jobId: 'job-data',
  jobTitle: 'Senior Data Engineer',
  office: 'Dublin',
  least: 5,
  periods: [
    { from: '2026-08', to: '2026-09', applied: 7, ...rest },
    { from: '2026-10', to: '2026-10', applied: 9, ...rest, hired: 0 },
  ],
};

const show = (answer: () => unknown) => {
  const api = new FakeApi().on(PATH, answer);
  return { api, ...renderDesk(<HiringPage params={{ id: 'job-data' }} />, api) };
};
const cellsOf = (row: HTMLElement) =>
  within(row)
    .getAllByRole('cell')
    .map(({ textContent }) => textContent);

describe('the hiring report of a job', () => {
  test('counts by months, sums up, and says where the job is and who stays counted', async () => {
    const { container } = show(() => REPORT);
    await screen.findByRole('heading', { level: 1, name: 'Hiring: Senior Data Engineer' });
    const table = screen.getByRole('table', {
      name: 'Applications for Senior Data Engineer by month',
    });
    const heads = within(table).getAllByRole('columnheader');
    expect(heads.map(({ textContent }) => textContent)).toEqual([
      'Applied in',
      'Applied',
      'Screened',
      'Interviewed',
      'Offered',
      'Hired',
      'Rejected',
      'Withdrew',
    ]);
    const [, first, second, sums] = within(table).getAllByRole('row');
    expect(first).toHaveTextContent('August 2026 to September 2026');
    expect(cellsOf(first!)).toEqual(['7', '6', '5', '2', '1', '4', '1']);
    expect(second).toHaveTextContent(/^October 20269/);
    expect(within(sums!).getByRole('rowheader')).toHaveTextContent('All');
    expect(cellsOf(sums!)).toEqual(['16', '12', '10', '4', '1', '8', '2']);
    screen.getByText(/^Office: Dublin\. Whoever was erased stays counted/);
    screen.getByText(/Months with fewer than 5 applications are counted with the next\.$/);
    await expectAccessible(container);
  });

  test('says nothing about so few applications that it would be about each', async () => {
    const { container } = show(() => ({ ...REPORT, office: null, periods: [] }));
    await screen.findByText('There are fewer than 5 applications yet.');
    expect(screen.queryByRole('table')).toBeNull();
    await expectAccessible(container);
  });

  test('that cannot be read says so in the server’s words, and can be tried again', async () => {
    const down = new ApiError('unavailable', 'Hireside’s server does not answer.', 'req-7f3a');
    const { api, user, container } = show(() => Promise.reject(down));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Hireside’s server does not answer.');
    await expectAccessible(container);
    api.on(PATH, () => REPORT);
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    await screen.findByRole('table');
  });

  test('by keyboard: the way back, then the table, which scrolls', async () => {
    const { user, went } = show(() => REPORT);
    await screen.findByRole('table');
    await user.tab();
    expect(screen.getByRole('link', { name: 'All reports' })).toHaveFocus();
    await user.tab();
    expect(screen.getByRole('region', { name: /^Applications for/ })).toHaveFocus();
    await user.tab({ shift: true });
    await user.keyboard('{Enter}');
    expect(went).toEqual(['/reports']);
  });
});
