// @vitest-environment jsdom
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { Room } from '../../client/rehearsal/room.tsx';
import { createRoomApi } from '../../client/rehearsal/room-api.ts';
import { RoomStore } from '../../client/rehearsal/room-store.ts';
import { systemClock } from '../../common/time.ts';
import { serve, type TestServer } from './support.ts';

afterEach(cleanup);

/** The page in front of a real rehearsal server. */
async function open(server: TestServer, start = false): Promise<RoomStore> {
  const send: typeof fetch = (path, init) => fetch(`${server.url}${path}`, init);
  const store = new RoomStore({
    api: createRoomApi(send),
    clock: systemClock,
    soon: (run) => queueMicrotask(run),
    agent: 'test',
  });
  render(<Room store={store} />);
  await act(() => store.load(start));
  return store;
}

const seat = (title: string) => within(screen.getByRole('region', { name: `${title} seat` }));
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const TITLES = ['Recruiter', 'Interviewer', 'Hiring manager', 'Candidate', 'Guest'];

test('page: seats wait for the meeting and open, each in its own origin, when it starts', async () => {
  await using server = await serve(systemClock);
  await open(server);
  expect(screen.getAllByText('Waiting for the meeting')).toHaveLength(5);
  await press('Start meeting');
  for (const title of TITLES) {
    const frame = await screen.findByTitle(title);
    const host = { 'Hiring manager': 'manager' }[title] ?? title.toLowerCase();
    expect(new URL(frame.getAttribute('src') ?? '').hostname).toBe(`${host}.localhost`);
  }
  await press('End meeting');
  await screen.findByRole('button', { name: 'Start meeting' });
  expect(screen.getByTitle('Recruiter')).toBeTruthy();
});

test('page: a running room and ?start=1 open the seats at once', async () => {
  await using server = await serve(systemClock);
  await open(server, true);
  expect(document.querySelectorAll('iframe')).toHaveLength(5);
  cleanup();
  await open(server);
  expect(screen.getByTitle('Recruiter')).toBeTruthy();
});

test('page: leaving takes one page away, joining opens a new one', async () => {
  await using server = await serve(systemClock);
  await open(server, true);
  const before = screen.getByTitle('Guest');
  await userEvent.click(seat('Guest').getByRole('button', { name: 'Leave meeting' }));
  expect(screen.queryByTitle('Guest')).toBeNull();
  expect(screen.getByText('Sam Whitfield left the meeting')).toBeTruthy();
  await userEvent.click(seat('Guest').getByRole('button', { name: 'Join meeting' }));
  expect(screen.getByTitle('Guest')).not.toBe(before);
});

test('page: cutting a seat’s network is told with a count and can be restored', async () => {
  await using server = await serve(systemClock);
  await open(server, true);
  await userEvent.click(seat('Interviewer').getByRole('button', { name: 'Cut network' }));
  await seat('Interviewer').findByText(/^Network cut, 0:0\d$/);
  expect(server.network.cutSince('interviewer')).not.toBeNull();
  await userEvent.click(seat('Interviewer').getByRole('button', { name: 'Restore network' }));
  await seat('Interviewer').findByText('Connected');
  expect(server.network.cutSince('interviewer')).toBeNull();
});

test('page: starting over puts every seat back on a new page', async () => {
  await using server = await serve(systemClock);
  await open(server, true);
  const before = screen.getByTitle('Recruiter');
  await userEvent.click(seat('Guest').getByRole('button', { name: 'Leave meeting' }));
  await press('Start over');
  await waitFor(() => expect(screen.getByTitle('Guest')).toBeTruthy());
  expect(screen.getByTitle('Recruiter')).not.toBe(before);
  expect(server.restarted).toHaveLength(1);
});

test('page: a meeting outlives a restart of the server', async () => {
  await using second = await serve(systemClock);
  const store = await (async () => {
    await using first = await serve(systemClock);
    const urls = [first.url];
    const send: typeof fetch = (path, init) => fetch(`${urls[0]}${path}`, init);
    const one = new RoomStore({
      api: createRoomApi(send),
      clock: systemClock,
      soon: queueMicrotask,
      agent: 'test',
    });
    await one.load(true);
    urls[0] = second.url;
    return one;
  })();
  const { meeting } = store.get().state;
  await store.network('guest', true);
  expect(store.get().state.meeting).toEqual(meeting);
  await store.end();
  expect(store.get().state.meeting).toMatchObject({ uuid: meeting?.uuid, state: 'ended' });
});

test('page: a server that is gone is told in words, with a way to try again', async () => {
  const server = await serve(systemClock);
  await server[Symbol.asyncDispose]();
  await open(server);
  expect(screen.getByRole('alert').textContent).toContain('does not answer');
  expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
});

test('events: are filtered by kind, held while paused, and cleared', async () => {
  await using server = await serve(systemClock);
  await open(server);
  await press('Start meeting');
  await screen.findByTitle('Recruiter');
  const events = within(screen.getByRole('region', { name: 'Events' }));
  const names = () => events.queryAllByRole('row').map((row) => row.children[2]?.textContent);
  expect(names()).toContain('meeting.started');
  await press('Network');
  expect(names()).toEqual([]);
  await press('Pause');
  await userEvent.click(seat('Guest').getByRole('button', { name: 'Cut network' }));
  await seat('Guest').findByText(/Network cut/);
  expect(names()).toEqual([]);
  await press('Resume');
  expect(names()).toContain('network');
  await press('Clear');
  expect(names()).toEqual([]);
});

test('trouble: an old client reopens the page, and hiding keeps it', async () => {
  await using server = await serve(systemClock);
  await open(server, true);
  const before = screen.getByTitle('Hiring manager');
  await userEvent.click(seat('Hiring manager').getByText('Trouble'));
  await userEvent.click(seat('Hiring manager').getByRole('checkbox', { name: 'Old client' }));
  const after = screen.getByTitle('Hiring manager');
  expect(after).not.toBe(before);
  await userEvent.click(seat('Hiring manager').getByRole('button', { name: 'Hide panel' }));
  expect(screen.getByTitle('Hiring manager')).toBe(after);
  expect(after.hidden).toBe(true);
  expect(seat('Hiring manager').getByText('The panel is hidden')).toBeTruthy();
});
