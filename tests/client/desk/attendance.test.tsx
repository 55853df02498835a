// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { InterviewTabProps } from '../../../client/desk/candidate/interview-tabs.tsx';
import { RecordLinks } from '../../../client/desk/candidate/record-links.tsx';
import { AttendanceTab } from '../../../client/desk/records/attendance.tsx';
import { attendanceCsv } from '../../../client/desk/records/attendance-csv.ts';
import {
  AttendanceReportPage,
  type Report,
} from '../../../client/desk/records/attendance-report.tsx';
import type { Output } from '../../../common/contract.ts';
import type { Role } from '../../../common/member.ts';
import { at, NOON } from '../../common/samples.ts';
import { FakeApi } from '../../support/fake-api.ts';
import { renderDesk } from '../../support/render-desk-page.tsx';
import { expectAccessible } from '../../support/render-panel.tsx';

type Attendance = Output<'attendance'>;
const PATH = '/api/interviews/interview-2/attendance';

const somebody = (more: Partial<Attendance['people'][number]>): Attendance['people'][number] => ({
  id: 'a'.repeat(32),
  name: 'Niamh',
  email: null,
  who: null,
  memberId: null,
  by: null,
  spans: [
    { from: at(3), to: at(10) },
    { from: at(12), to: at(45) },
  ],
  seconds: 40 * 60,
  lateSeconds: 180,
  reason: null,
  ...more,
});

const attendance = (more: Partial<Attendance> = {}): Attendance => ({
  interviewId: 'interview-2',
  collecting: true,
  startsAt: NOON,
  minutes: 45,
  startedAt: NOON,
  endedAt: at(45),
  runs: [{ from: NOON, to: at(45), source: 'events', problem: null }],
  people: [
    somebody({
      id: 'b'.repeat(32),
      name: 'Elena Duarte',
      who: 'member',
      memberId: 'interviewer',
      by: 'zoom_user',
      spans: [{ from: at(0), to: at(45) }],
      seconds: 45 * 60,
      lateSeconds: 0,
    }),
    somebody({}),
  ],
  missing: [{ memberId: 'colleague', name: 'Kofi Mensah' }],
  noShow: null,
  ...more,
});

function show(seen: Attendance, role: Role = 'recruiter') {
  const api = new FakeApi()
    .on(`GET ${PATH}`, () => seen)
    .on(`PUT ${PATH}/${'a'.repeat(32)}`, () => seen);
  const append = vi.fn(async () => 'event-1');
  const props = {
    store: { now: () => Date.parse(at(60)), append },
    view: { history: [], snapshot: { me: { role } } },
    people: { me: 'recruiter', byId: {}, candidate: 'Niamh Brennan' },
    interview: { id: 'interview-2', status: 'completed' },
  } as unknown as InterviewTabProps;
  return { api, append, ...renderDesk(<AttendanceTab {...props} />, api) };
}

const rowOf = (name: RegExp) =>
  within(screen.getByRole('rowheader', { name }).closest('tr')!)
    .getAllByRole('cell')
    .map(({ textContent }) => textContent);

describe('attendance of an interview', () => {
  test('shows who was there when, in a plot and in words, and who was missing', async () => {
    const { container } = show(attendance());
    expect(await screen.findByText(/Not there: Kofi Mensah\./)).toBeVisible();
    const words = /^Who was there when.*Niamh: 12:03 to 12:10, 12:12 to 12:45\./;
    expect(screen.getByRole('img', { name: words })).toBeVisible();
    expect(rowOf(/Elena/)).toEqual(['Team by Zoom account', '12:00 to 12:45', '45 min', 'In time']);
    expect(rowOf(/Niamh/).slice(1)).toEqual(['12:03 to 12:1012:12 to 12:45', '40 min', '3 min']);
    await expectAccessible(container);
  });

  test('a tick says who the candidate was; who only reads has none', async () => {
    const { api, user } = show(attendance());
    await user.click(await screen.findByRole('checkbox', { name: 'Niamh is the candidate' }));
    expect(api.asked.find(({ method }) => method === 'PUT')).toMatchObject({
      body: { who: 'candidate' },
    });
  });

  test('a hiring manager ticks nothing and sets no no-show', async () => {
    show(attendance({ noShow: 'suggested' }), 'hiring_manager');
    expect(await screen.findByText('The candidate was not there.')).toBeVisible();
    expect(screen.queryByRole('checkbox')).toBeNull();
    expect(screen.queryByRole('button')).toBeNull();
  });

  test('a no-show is suggested, set by a person, and taken back', async () => {
    const first = show(attendance({ noShow: 'suggested', people: [] }));
    await first.user.click(await screen.findByRole('button', { name: 'Set as no-show' }));
    const about = { interviewId: 'interview-2' };
    expect(first.append).toHaveBeenCalledWith('interview.no_show', { noShow: true }, about);
  });

  test('one that is set can be taken back', async () => {
    const { user, append } = show(attendance({ noShow: 'set' }));
    await user.click(await screen.findByRole('button', { name: 'They did come' }));
    const about = { interviewId: 'interview-2' };
    expect(append).toHaveBeenCalledWith('interview.no_show', { noShow: false }, about);
  });

  test('says what Zoom refused, and that nothing is collected', async () => {
    const problem = 'Zoom keeps this for paid plans.';
    show(attendance({ runs: [{ from: NOON, to: at(45), source: 'events', problem }] }));
    expect(await screen.findByText(problem)).toBeVisible();
    show(attendance({ people: [], missing: [], collecting: false }));
    expect(await screen.findByText('Attendance is not collected.')).toBeVisible();
  });
});

describe('attendance in the list of interviews', () => {
  function list(seen: Attendance, role: Role = 'recruiter', filed = true) {
    const api = new FakeApi().on(`GET ${PATH}`, () => seen);
    const line = { seq: 7, type: 'attendance.filed', interviewId: 'interview-2' };
    const props = {
      view: { history: filed ? [line] : [], snapshot: { me: { role } } },
      interview: { id: 'interview-2', status: 'completed' },
    } as unknown as Parameters<typeof RecordLinks>[0];
    return { api, ...renderDesk(<RecordLinks {...props} />, api) };
  }
  const came = somebody({ who: 'candidate', by: 'chosen' });

  test('is a line with when the candidate came and for how long, that leads to the tab', async () => {
    const { container } = list(attendance({ people: [came] }));
    expect(await screen.findByText(/joined 12:03, 40 of 45 minutes$/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Attendance' })).toBeVisible();
    await expectAccessible(container);
  });

  test('one who came by two devices at once is not counted twice', async () => {
    const phone = somebody({
      ...came,
      id: 'c'.repeat(32),
      spans: [{ from: at(1), to: at(5) }],
      seconds: 240,
    });
    list(attendance({ people: [came, phone] }));
    expect(await screen.findByText(/joined 12:01, 40 of 45 minutes$/)).toBeVisible();
  });

  test('a no-show is said once a person set it; before that the line only leads on', async () => {
    list(attendance({ noShow: 'set', people: [] }));
    expect(await screen.findByText(/No-show/)).toBeVisible();
    const { container, api } = list(attendance({ noShow: 'suggested', people: [] }));
    await vi.waitFor(() => expect(api.asked).toHaveLength(1));
    expect(container).toHaveTextContent(/^Attendance$/);
  });

  test.each([
    ['an interviewer', 'interviewer', true],
    ['one where nothing is filed', 'recruiter', false],
  ] as const)('%s asks and sees nothing', (_who, role, filed) => {
    const { api, container } = list(attendance({ people: [came] }), role, filed);
    expect(container).toBeEmptyDOMElement();
    expect(api.asked).toHaveLength(0);
  });
});

const report = (more: Partial<Report> = {}): Report => ({
  by: 'interview',
  rows: [
    {
      key: 'interview-2',
      label: '=Niamh Brennan, Technical interview',
      candidateId: 'niamh',
      interviews: 1,
      held: 1,
      noShows: 0,
      plannedMinutes: 45,
      heldMinutes: 55,
      present: 1,
      presentMinutes: 44,
      lateMinutes: 3,
    },
  ],
  total: { interviews: 2, held: 1, noShows: 1, plannedMinutes: 90, heldMinutes: 55 },
  cut: false,
  ...more,
});

describe('the attendance report', () => {
  afterEach(() => vi.restoreAllMocks());

  test('adds up in a sentence, a plot and a table, by what one chooses', async () => {
    const api = new FakeApi().on('GET /api/reports/attendance', () => report());
    const { container, user } = renderDesk(<AttendanceReportPage />, api);
    expect(
      await screen.findByText('1 of 2 interviews were held, 1 candidate did not come.'),
    ).toBeVisible();
    expect(screen.getByRole('img', { name: /^Minutes held.*55 of 45 min/ })).toBeVisible();
    expect(rowOf(/Niamh/)).toEqual(['1', '1', '0', '45', '55', '1', '44', '3']);
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Month' }));
    expect(api.asked.at(-1)?.query).toMatchObject({ by: 'month' });
  });

  test('is a file that no spreadsheet runs', () => {
    const [head, row] = attendanceCsv(report()).split('\r\n');
    expect(head).toMatch(/^"Interview","Interviews","Held"/);
    expect(row).toBe(`"'=Niamh Brennan, Technical interview",1,1,0,45,55,1,44,3`);
  });

  test('says so where there is nothing', async () => {
    const api = new FakeApi().on('GET /api/reports/attendance', () => report({ rows: [] }));
    renderDesk(<AttendanceReportPage />, api);
    expect(await screen.findByText('No interview lies between these dates.')).toBeVisible();
  });
});
