// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { ApiError } from '../../../client/api.ts';
import { InterviewWays } from '../../../client/desk/interview-ways.tsx';
import type { DayInterview } from '../../../client/desk/today/interview-status.ts';
import { TodayPage } from '../../../client/desk/today/today-page.tsx';
import type { Role } from '../../../common/member.ts';
import { at } from '../../common/samples.ts';
import { FakeApi } from '../../support/fake-api.ts';
import { renderDesk } from '../../support/render-desk-page.tsx';
import { expectAccessible } from '../../support/render-panel.tsx';

const made = { state: 'made', problem: null, mayHost: false, mayJoin: true } as const;

const interview = (name: string, more: Partial<DayInterview> = {}): DayInterview => ({
  id: `interview-of-${name.toLowerCase()}`,
  candidateId: `candidate-${name}`,
  applicationId: null,
  candidateName: name,
  title: 'Technical interview',
  round: 1,
  rounds: 2,
  startsAt: at(30),
  minutes: 45,
  meetingNumber: '83244710925',
  memberIds: ['elena'],
  kitId: null,
  kitVersion: null,
  focus: {},
  startedAt: null,
  endedAt: null,
  reply: 'accepted',
  debriefOpenedAt: null,
  status: 'scheduled',
  jobTitle: 'Data Engineer',
  ownScorecardAt: null,
  meeting: made,
  ...more,
});

function openToday(items: DayInterview[], role?: Role) {
  const api = new FakeApi()
    .on('GET /api/interviews', () => ({ items, nextCursor: null }))
    .on('GET /api/members', () => ({
      items: [{ id: 'elena', name: 'Elena Duarte', role: 'interviewer' }],
      nextCursor: null,
    }))
    .on('GET /api/notices', () => ({ items: [] }))
    .on('GET /api/calls', () => ({ items: [], nextCursor: null, passedOver: 0 }));
  window.history.replaceState(null, '', '/today?whose=all');
  return { api, ...renderDesk(<TodayPage />, api, role) };
}
const lineOf = async (name: string) => (await screen.findByRole('link', { name })).closest('li')!;

describe('a line of Today', () => {
  const CASES: [string, Partial<DayInterview>, string, string][] = [
    ['may host', { meeting: { ...made, mayHost: true } }, 'button', 'Start as host'],
    ['on its panel', { memberIds: ['priya'] }, 'button', 'Join'],
    ['neither', {}, 'link', 'Open'],
    ['declined', { reply: 'declined' }, 'link', 'Reschedule'],
    ['over', { status: 'completed', meeting: { ...made, mayHost: true } }, 'link', 'Open'],
    ['cancelled', { status: 'cancelled' }, 'link', 'Open'],
    ['past its time, never begun', { startsAt: at(-120), memberIds: ['priya'] }, 'link', 'Open'],
  ];
  test.each(CASES)('%s: one button', async (_, more, role, words) => {
    const { container } = openToday([interview('Niamh', more)]);
    const line = await lineOf('Niamh');
    expect(within(line).getByText(words)).toHaveRole(role);
    expect(within(line).getAllByRole(role).at(-1)).toHaveTextContent(words);
    await expectAccessible(container);
  });

  test('declined, to who schedules nothing: no way to reschedule', async () => {
    openToday([interview('Niamh', { reply: 'declined' })], 'interviewer');
    expect(within(await lineOf('Niamh')).queryByText('Reschedule')).toBeNull();
  });

  test('reschedule leads to the schedule of this interview', async () => {
    openToday([interview('Niamh', { reply: 'declined' })]);
    const link = await screen.findByRole('link', { name: 'Reschedule Niamh' });
    expect(link).toHaveAttribute('href', '/schedule?interviewId=interview-of-niamh');
  });

  test('says how its meeting stands, and what Zoom said', async () => {
    const problem = 'Choose another host, or try again tomorrow.';
    openToday([
      interview('Ready'),
      interview('Waiting', { meeting: { ...made, state: 'wanted' } }),
      interview('Refused', {
        meetingNumber: null,
        meeting: { ...made, state: 'refused', problem },
      }),
      interview('Unchanged', { meeting: { ...made, state: 'refused', problem } }),
      interview('Without', { meetingNumber: null, meeting: null }),
      interview('Elsewhere', { meeting: null }),
    ]);
    expect(await lineOf('Ready')).toHaveTextContent('Zoom meeting ready');
    expect(await lineOf('Waiting')).toHaveTextContent('Zoom is making the meeting');
    const refused = await lineOf('Refused');
    expect(refused).toHaveTextContent('Zoom has not made the meeting');
    expect(refused).toHaveTextContent(problem);
    expect(await lineOf('Unchanged')).toHaveTextContent('Zoom has not taken the change');
    expect(await lineOf('Without')).toHaveTextContent('No Zoom meeting');
    expect(await lineOf('Elsewhere')).not.toHaveTextContent('Zoom');
  });

  test('the start link is asked for when pressed, by keys too, and is in no cache', async () => {
    const { api, user, queries } = openToday([
      interview('Niamh', { meeting: { ...made, mayHost: true } }),
    ]);
    const path = '/api/interviews/interview-of-niamh/host';
    api.on(`POST ${path}`, () => {
      throw new ApiError('zoom_reauthorise', 'Your connection to Zoom has ended.');
    });
    const press = await screen.findByRole('button', { name: /^Start as host/ });
    expect(api.count('POST', path)).toBe(0);
    press.focus();
    await user.keyboard('{Enter}');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Your connection to Zoom has ended.');
    expect(within(alert).getByRole('link', { name: 'Connect Zoom again' })).toBeVisible();
    api.on(`POST ${path}`, () => ({ url: 'https://zoom.example/s/1?zak=secret' }));
    press.focus();
    await user.keyboard('{Enter}');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(document.body.innerHTML).not.toContain('zak=');
    expect(api.count('POST', path)).toBe(2);
    const kept = JSON.stringify([
      queries
        .getQueryCache()
        .getAll()
        .map(({ state }) => state),
      queries
        .getMutationCache()
        .getAll()
        .map(({ state }) => state),
    ]);
    expect(kept).not.toContain('zak=');
  });

  test('days are those of the profile: what is tomorrow there is under tomorrow', async () => {
    // Dublin keeps UTC in November: half past eleven at night, and half past midnight.
    openToday([
      interview('Late', { startsAt: '2026-11-21T23:30:00.000Z' }),
      interview('Early', { startsAt: '2026-11-22T00:30:00.000Z' }),
    ]);
    const late = await lineOf('Late');
    expect(late).toHaveTextContent('23:30');
    expect(late.closest('section')).toHaveAccessibleName(/^Interviews/);
    expect((await lineOf('Early')).closest('section')).toHaveAccessibleName('Tomorrow');
    expect(screen.getByText(/^Times in Dublin/)).toBeVisible();
  });
});

describe('an interview’s ways into Zoom', () => {
  const path = '/api/interviews/interview-1';
  const meeting = {
    state: 'made',
    number: '83244710925',
    joinUrl: 'https://zoom.example/j/1?pwd=secret',
    hostId: 'elena',
    opensAutomatically: false,
    mayOpenAutomatically: true,
  };
  function openWays(more: object = {}, role?: Role) {
    const api = new FakeApi()
      .on(`GET ${path}/meeting`, () => ({ ...meeting, ...more }))
      .on(`POST ${path}/open-automatically`, ({ body }) => body)
      .on('GET /api/members', () => ({
        items: [{ id: 'elena', name: 'Elena Duarte', role: 'interviewer' }],
        nextCursor: null,
      }));
    return { api, ...renderDesk(<InterviewWays id="interview-1" />, api, role) };
  }
  const toggle = () => screen.findByRole('checkbox', { name: /^Open Hireside by itself/ });

  test('opening by itself is turned on and off; the join link is in no cache', async () => {
    const { api, user, queries, container } = openWays();
    await user.click(await toggle());
    expect(await toggle()).toBeChecked();
    await user.click(await toggle());
    expect(api.asked.filter(({ method }) => method === 'POST').map(({ body }) => body)).toEqual([
      { on: true },
      { on: false },
    ]);
    const kept = JSON.stringify(
      queries
        .getQueryCache()
        .getAll()
        .map(({ state }) => state),
    );
    expect(kept).not.toContain('pwd=');
    await expectAccessible(container);
  });

  test('where the host has not allowed it, it says who has to', async () => {
    openWays({ mayOpenAutomatically: false });
    expect(await toggle()).toBeDisabled();
    expect(await screen.findByText(/^Elena Duarte hosts this meeting/)).toBeVisible();
  });

  test('what is on can be turned off, whatever was taken back since', async () => {
    openWays({ mayOpenAutomatically: false, opensAutomatically: true });
    expect(await toggle()).toBeEnabled();
  });

  test('is not offered without a meeting, nor to who schedules nothing', async () => {
    openWays({ state: 'cancelled' });
    expect(screen.getByRole('button', { name: 'Open panel in Zoom' })).toBeVisible();
    expect(screen.queryByRole('checkbox')).toBeNull();
    const { api } = openWays({}, 'interviewer');
    expect(api.count('GET', `${path}/meeting`)).toBe(0);
  });

  test('the link is copied; a page that may not write the clipboard shows it instead', async () => {
    const { api, user } = openWays();
    const url = 'https://zoom.example/deeplink?action=interview:1';
    api.on(`POST ${path}/panel-link`, () => ({ url }));
    const copy = screen.getByRole('button', { name: 'Copy link that opens the panel' });
    await user.click(copy);
    expect(await screen.findByText(/^Copied\./)).toBeVisible();
    expect(await navigator.clipboard.readText()).toBe(url);
    navigator.clipboard.writeText = () => Promise.reject(new Error('not here'));
    await user.click(copy);
    expect(await screen.findByRole('textbox', { name: 'Link that opens the panel' })).toHaveValue(
      url,
    );
  });

  test('a refusal is a sentence with the way on', async () => {
    const { api, user } = openWays();
    api.on(`POST ${path}/panel-link`, () => {
      throw new ApiError('zoom_reauthorise', 'Your connection to Zoom has ended.');
    });
    await user.click(screen.getByRole('button', { name: 'Copy link that opens the panel' }));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Your connection to Zoom has ended.');
    expect(within(alert).getByRole('link', { name: 'Connect Zoom again' })).toBeVisible();
  });
});
