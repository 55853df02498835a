// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ApiError } from '../../../client/api.ts';
import { FairnessPage } from '../../../client/desk/reports/fairness-page.tsx';
import { ReportsPage } from '../../../client/desk/reports/reports-page.tsx';
import { at } from '../../common/samples.ts';
import { fairnessReport } from '../../support/fairness-report.ts';
import { FakeApi } from '../../support/fake-api.ts';
import { renderDesk } from '../../support/render-desk-page.tsx';
import { expectAccessible } from '../../support/render-panel.tsx';

const DOWN = new ApiError('unavailable', 'Hireside’s server does not answer.', 'req-7f3a');
const PATH = 'GET /api/jobs/job-data/fairness';
type Report = ReturnType<typeof fairnessReport>;

function show(report: Report) {
  return renderDesk(
    <FairnessPage params={{ id: 'job-data' }} />,
    new FakeApi().on(PATH, () => report).on('POST /api/reports/exports', () => ({})),
  );
}

/** The cells of the row that begins with these words. */
const rowOf = (words: string) => {
  const row = screen.getByRole('rowheader', { name: words }).closest('tr')!;
  return within(row)
    .getAllByRole('cell')
    .map(({ textContent }) => textContent);
};

describe('fairness of a job', () => {
  test('begins with what it comes down to, in plain words', async () => {
    const { container } = show(fairnessReport());
    await screen.findByRole('heading', { level: 1, name: 'Fairness: Senior Data Engineer' });
    const summary = screen.getByText(/were asked/, { selector: 'b' }).closest('p');
    expect(summary).toHaveTextContent(
      'All 4 candidates were asked 6 of 8 questions. 2 questions were asked of some only. ' +
        'Times differ most at “Tell me about an incident you led.”: 2:10 to 7:40. ' +
        'Interviews took 40:10 to 50:40.',
    );
    await expectAccessible(container);
  });

  test('has erased candidates as sums, also where nobody else is left', async () => {
    const none = { people: 6, asked: 0, skipped: 0, shorter: 0, planned: 0, longer: 0 };
    const past = {
      round: 2,
      title: 'Technical interview',
      kitId: 'kit-data',
      kitName: 'Data engineering',
      interviews: { ...none, asked: 6, planned: 5, longer: 1 },
      questions: [
        { id: 'q', text: 'An incident?', section: 'Systems', ...none, asked: 4, skipped: 1 },
      ],
    };
    const { container } = show({ ...fairnessReport(), rounds: [], past: [past] });
    const name = 'Round 2: Technical interview, erased candidates Kit: Data engineering';
    await screen.findByRole('heading', { level: 2, name });
    expect(screen.getByText(/6 candidates whose data are erased/)).toBeVisible();
    expect(rowOf('An incident?')).toEqual(['4', '1', '1', '0', '0', '0']);
    expect(rowOf('Whole interview')).toEqual(['6', '0', '0', '0', '5', '1']);
    expect(screen.queryByText(/No interview with a kit/)).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Download CSV' })).toBeVisible();
    await expectAccessible(container);
  });

  test('has every number in a table: asked, skipped, not asked, planned, and the whole', async () => {
    show(fairnessReport());
    const table = await screen.findByRole('table', { name: /questions by candidate$/ });
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map((one) => one.textContent),
    ).toEqual([
      'Question',
      'Planned',
      '1 Niamh Brennan Wed 18 Nov',
      '2 Theo Brenner Wed 18 Nov',
      '3 Amara Diallo Wed 18 Nov',
      '4 Jonas Keller Wed 18 Nov',
    ]);
    expect(rowOf('A table grows tenfold in a week. What breaks first?')).toEqual([
      '6:00',
      'Asked 5:22',
      'Skipped',
      'Asked 4:50',
      'Asked 10:10',
    ]);
    expect(rowOf('What would your last team say they miss?')).toEqual([
      '4:00',
      'Not asked',
      'Not asked',
      'Asked 3:20',
      'Not asked',
    ]);
    expect(rowOf('When would you not use a queue?')[1]).toBe('Asked, no time taken');
    expect(rowOf('Whole interview')).toEqual(['45:00', '47:10', '40:10', '45:02', '50:40']);
    expect(within(table).getAllByRole('rowheader', { name: 'Systems' })).toHaveLength(1);
  });

  test('draws each question with a name and its numbers in words', async () => {
    show(fairnessReport());
    const plot = await screen.findByRole('img', {
      name: /^Time for “A table grows tenfold/,
    });
    expect(plot).toHaveAccessibleName(
      /Planned 6:00\. Niamh Brennan 5:22\. Amara Diallo 4:50\. Jonas Keller 10:10\. Skipped: Theo Brenner\./,
    );
    expect(plot.querySelectorAll('circle')).toHaveLength(3);
    const lengths = screen.getByRole('img', { name: /^Length of the interviews/ });
    expect(lengths).toHaveAccessibleName(/1 Niamh Brennan: 47:10 of 45:00\./);
    expect(lengths.querySelectorAll('rect')).toHaveLength(4);
  });

  test('says of an interview that is not over that it is not, and counts it not', async () => {
    const report = fairnessReport();
    const [round] = report.rounds;
    Object.assign(round!.interviews[1]!, { seconds: null });
    Object.assign(round!.questions[2]!.asked[1]!, { state: 'asking' });
    show(report);
    await screen.findByText('All 3 candidates were asked 7 of 8 questions.');
    screen.getByText(/1 interview is not over and not counted here\.$/);
    expect(rowOf('Whole interview')[2]).toBe('Not over');
    expect(rowOf('How do you find out that a number is wrong?')[2]).toBe('Being asked 5:41');
    const lengths = screen.getByRole('img', { name: /2 Theo Brenner: Not over/ });
    expect(lengths.querySelectorAll('rect')).toHaveLength(3);
  });

  test('tells two interviews of one candidate apart by their day', async () => {
    const report = fairnessReport();
    const [round] = report.rounds;
    const { candidateId, candidateName } = round!.interviews[0]!;
    Object.assign(round!.interviews[1]!, { candidateId, candidateName, startedAt: at(-24 * 60) });
    show(report);
    const names = await screen.findByRole('list', { name: 'Candidates' });
    expect(
      within(names)
        .getAllByRole('listitem')
        .map((one) => one.textContent),
    ).toEqual([
      '1 Niamh Brennan, Wed 18 Nov',
      '2 Niamh Brennan, Fri 20 Nov',
      '3 Amara Diallo',
      '4 Jonas Keller',
    ]);
    screen.getByText('All 3 candidates were asked 7 of 8 questions.');
  });

  test('without any interview says so', async () => {
    const { container } = show({ ...fairnessReport(), rounds: [] });
    await screen.findByText('No interview with a kit has begun for this job.');
    expect(screen.queryByRole('button', { name: 'Download CSV' })).toBeNull();
    await expectAccessible(container);
  });

  test('that cannot be read says so in the server’s words, and can be tried again', async () => {
    const api = new FakeApi().on(PATH, () => Promise.reject(DOWN));
    const { user, container } = renderDesk(<FairnessPage params={{ id: 'job-data' }} />, api);
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Hireside’s server does not answer.');
    await expectAccessible(container);
    api.on(PATH, () => fairnessReport());
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    await screen.findByRole('table');
  });

  test('by keyboard: links, the file, the table, in the order of the page', async () => {
    const { user, went } = show(fairnessReport());
    await screen.findByRole('table');
    await user.tab();
    expect(screen.getByRole('link', { name: 'All reports' })).toHaveFocus();
    await user.tab();
    expect(screen.getByRole('button', { name: 'Download CSV' })).toHaveFocus();
    await user.tab();
    expect(screen.getByRole('region', { name: /^Table of/ })).toHaveFocus();
    await user.tab();
    await user.keyboard('{Enter}');
    expect(went).toEqual(['/candidates/candidate-0']);
  });
});

describe('its file', () => {
  const { createObjectURL, revokeObjectURL } = URL;
  afterEach(() => Object.assign(URL, { createObjectURL, revokeObjectURL }));

  test('is made in the browser, named after the job, with a row for every number', async () => {
    const saved: { blob: Blob; name: string }[] = [];
    let made: Blob | null = null;
    // jsdom has no object URLs and follows no link to a file.
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => {
        made = blob;
        return 'blob:made';
      },
      revokeObjectURL: () => undefined,
    });
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function saves(
      this: HTMLAnchorElement,
    ) {
      saved.push({ blob: made!, name: this.download });
    });
    const { user } = show(fairnessReport());
    await user.click(await screen.findByRole('button', { name: 'Download CSV' }));
    await waitFor(() =>
      expect(saved.map(({ name }) => name)).toEqual(['fairness-Senior-Data-Engineer.csv']),
    );
    expect(saved[0]!.blob.type).toBe('text/csv');
    const lines = (await saved[0]!.blob.text()).trimEnd().split('\r\n');
    expect(lines).toHaveLength(1 + 4 * (8 + 1));
    expect(lines[2]).toBe(
      '2,"Technical interview","Data engineering",3,"Niamh Brennan","2026-11-18T12:00:00.000Z",' +
        '"Systems","Tell me about an incident you led.","Asked",460,480',
    );
  });
});

describe('the reports', () => {
  const JOBS = [
    { id: 'job-data', title: 'Senior Data Engineer' },
    { id: 'job-platform', title: 'Platform Engineer' },
  ];

  test('lead to the fairness of each job, more of them on request', async () => {
    const api = new FakeApi().on('GET /api/jobs', ({ query }) =>
      query.cursor === 'more'
        ? { items: [JOBS[1]], nextCursor: null }
        : { items: [JOBS[0]], nextCursor: 'more' },
    );
    const { user, went, container } = renderDesk(<ReportsPage />, api);
    await user.click(await screen.findByRole('button', { name: 'More jobs' }));
    await user.click(await screen.findByRole('link', { name: 'Fairness of Platform Engineer' }));
    expect(went).toEqual(['/reports/fairness/job-platform']);
    expect(screen.queryByRole('button', { name: 'More jobs' })).toBeNull();
    await expectAccessible(container);
  });

  test('without a job say so', async () => {
    const api = new FakeApi().on('GET /api/jobs', () => ({ items: [], nextCursor: null }));
    renderDesk(<ReportsPage />, api);
    await screen.findByText('There is no job yet whose interviews you may see.');
  });

  test('that cannot be listed say so', async () => {
    const api = new FakeApi().on('GET /api/jobs', () => Promise.reject(DOWN));
    renderDesk(<ReportsPage />, api);
    expect(await screen.findByRole('alert')).toHaveTextContent('does not answer');
  });
});
