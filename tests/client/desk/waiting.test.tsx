// @vitest-environment jsdom
import { focusManager, onlineManager } from '@tanstack/react-query';
import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ApiError } from '../../../client/api.ts';
import { Waiting } from '../../../client/desk/waiting/waiting.tsx';
import { FakeApi, later } from '../../support/fake-api.ts';
import { givenUp, type Notice, notice, told } from '../../support/notices.ts';
import { renderDesk } from '../../support/render-desk-page.tsx';
import { expectAccessible, happens } from '../../support/render-panel.tsx';

afterEach(() => {
  vi.useRealTimers();
  focusManager.setFocused(undefined);
  onlineManager.setOnline(true);
});

/** A server that keeps notices, and forgets the ones that are put away. */
function serverWith(...items: Notice[]): FakeApi {
  const api = new FakeApi();
  let kept = items;
  api.on('GET /api/notices', () => ({ items: kept }));
  for (const { id } of items) {
    api.on(`POST /api/notices/${id}/dismiss`, () => {
      kept = kept.filter((one) => one.id !== id);
    });
  }
  return api;
}

const DOWN = new ApiError('unavailable', 'Hireside’s server does not answer.', 'req-7f3a');
const rowOf = async (words: string | RegExp) =>
  within((await screen.findByText(words)).closest('li')!);

describe('what waits', () => {
  test('says whose scorecard is missing, how often it was asked for, and leads to it', async () => {
    const { user, went, container } = renderDesk(<Waiting />, serverWith(notice()));
    const row = await rowOf('Scorecard for Niamh Brennan');
    row.getByText('Technical interview. Asked for 3 times');
    const write = row.getByRole('link', { name: 'Write scorecard for Niamh Brennan' });
    expect(write).toHaveAttribute('href', '/interviews/interview-2');
    await user.click(write);
    expect(went).toEqual(['/interviews/interview-2']);
    await expectAccessible(container);
  });

  test.each([
    [1, 'Technical interview. Asked for once'],
    [2, 'Technical interview. Asked for twice'],
    [10, 'Technical interview. Asked for 10 times'],
  ])('asked for %i times is said in words', async (count, words) => {
    renderDesk(<Waiting />, serverWith(notice({ count })));
    await screen.findByText(words);
  });

  test('tells a recruiter who will write none and why, and who was asked in vain', async () => {
    renderDesk(<Waiting />, serverWith(told(), givenUp(), told({ id: 'n', reason: null })));
    const row = await rowOf('Elena will not fill in a scorecard for Niamh: “I had to leave”');
    expect(row.getByRole('link', { name: 'Niamh Brennan' })).toHaveAttribute(
      'href',
      '/candidates/niamh',
    );
    screen.getByText('Asked Kofi ten times for the scorecard for Niamh. Hireside asks no more.');
    screen.getByText('Elena will not fill in a scorecard for Niamh');
    expect(screen.queryByRole('link', { name: /^Write/ })).toBeNull();
  });

  test('is nothing, in words', async () => {
    const { container } = renderDesk(<Waiting />, serverWith());
    screen.getByText('Looking for what waits for you.');
    await screen.findByText('Nothing waits for you.');
    await expectAccessible(container);
  });

  test('is asked for again every minute', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const api = serverWith();
    renderDesk(<Waiting />, api);
    await screen.findByText('Nothing waits for you.');
    api.on('GET /api/notices', () => ({ items: [notice()] }));
    await happens(() => void vi.advanceTimersByTime(60_000));
    await screen.findByText('Scorecard for Niamh Brennan');
    expect(api.count('GET', '/api/notices')).toBe(2);
  });

  test('is asked for again when the window is looked at', async () => {
    const api = serverWith();
    renderDesk(<Waiting />, api);
    await screen.findByText('Nothing waits for you.');
    api.on('GET /api/notices', () => ({ items: [notice()] }));
    await happens(() => focusManager.setFocused(false));
    await happens(() => focusManager.setFocused(true));
    await screen.findByText('Scorecard for Niamh Brennan');
  });

  test('that cannot be read says so with the server’s words, and can be tried again', async () => {
    const api = serverWith(notice()).on('GET /api/notices', () => Promise.reject(DOWN));
    const { user, container } = renderDesk(<Waiting />, api);
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Hireside’s server does not answer.');
    expect(alert).toHaveTextContent('req-7f3a');
    await expectAccessible(container);
    api.on('GET /api/notices', () => ({ items: [notice()] }));
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    await screen.findByText('Scorecard for Niamh Brennan');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('stays to be read where it cannot be asked for again', async () => {
    const api = serverWith(notice());
    const { queries } = renderDesk(<Waiting />, api);
    await screen.findByText('Scorecard for Niamh Brennan');
    api.on('GET /api/notices', () => Promise.reject(DOWN));
    await happens(() => void queries.invalidateQueries());
    await screen.findByText(/This list may be out of date\./);
    screen.getByText('Scorecard for Niamh Brennan');
  });
});

describe('putting away', () => {
  test('is done at once, before the server answers, and keeps the focus in the list', async () => {
    const { answer, resolve } = later<void>();
    const api = serverWith(told(), givenUp()).on(
      'POST /api/notices/notice-2/dismiss',
      () => answer,
    );
    const { user } = renderDesk(<Waiting />, api);
    const row = await rowOf(/^Elena will not/);
    await user.click(row.getByRole('button', { name: /^Put away/ }));
    expect(screen.queryByText(/^Elena will not/)).toBeNull();
    screen.getByText(/^Asked Kofi/);
    expect(screen.getByRole('heading', { name: /Waiting for you/ })).toHaveFocus();
    api.on('GET /api/notices', () => ({ items: [givenUp()] }));
    await happens(() => resolve());
    await screen.findByText('Put away.');
    expect(screen.queryByText(/^Elena will not/)).toBeNull();
    expect(api.asked.find(({ method }) => method === 'POST')?.body).toEqual({});
  });

  test('that fails brings the notice back with what went wrong; trying again works', async () => {
    const { answer, reject } = later<void>();
    const api = serverWith(told()).on('POST /api/notices/notice-2/dismiss', () => answer);
    const { user, container } = renderDesk(<Waiting />, api);
    const row = await rowOf(/^Elena will not/);
    await user.click(row.getByRole('button', { name: /^Put away/ }));
    await screen.findByText('Nothing waits for you.');
    await happens(() => reject(DOWN));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('It is still here, nothing was changed.');
    expect(alert).toHaveTextContent('Hireside’s server does not answer.');
    screen.getByText(/^Elena will not/);
    await expectAccessible(container);

    api.on('POST /api/notices/notice-2/dismiss', () => {
      api.on('GET /api/notices', () => ({ items: [] }));
    });
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText('Nothing waits for you.');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('without a network fails at once and says so, and does not wait unseen', async () => {
    const api = serverWith(told()).on('POST /api/notices/notice-2/dismiss', () =>
      Promise.reject(DOWN),
    );
    const { user } = renderDesk(<Waiting />, api);
    const row = await rowOf(/^Elena will not/);
    onlineManager.setOnline(false);
    await user.click(row.getByRole('button', { name: /^Put away/ }));
    expect(await screen.findByText(/It is still here/)).toBeVisible();
  });

  test('two at once: the one that fails comes back, the other stays away', async () => {
    const [first, second] = [later<void>(), later<void>()];
    let kept = [told(), givenUp()];
    const api = new FakeApi()
      .on('GET /api/notices', () => ({ items: kept }))
      .on('POST /api/notices/notice-2/dismiss', () => first.answer)
      .on('POST /api/notices/notice-3/dismiss', () => second.answer);
    const { user } = renderDesk(<Waiting />, api);
    await user.click((await rowOf(/^Elena/)).getByRole('button', { name: /^Put away/ }));
    await user.click((await rowOf(/^Asked Kofi/)).getByRole('button', { name: /^Put away/ }));
    await screen.findByText('Nothing waits for you.');
    kept = [told()];
    await happens(() => second.resolve());
    expect(screen.queryByText(/^Elena will not/)).toBeNull();
    await happens(() => first.reject(DOWN));
    await screen.findByText(/^Elena will not/);
    expect(screen.queryByText(/^Asked Kofi/)).toBeNull();
  });

  test('an answer that was already on its way does not bring it back', async () => {
    const slow = later<{ items: Notice[] }>();
    const api = serverWith(told());
    const { user, queries } = renderDesk(<Waiting />, api);
    const row = await rowOf(/^Elena will not/);
    api.on('GET /api/notices', () => slow.answer);
    await happens(() => void queries.invalidateQueries({ queryKey: ['notices'] }));
    api.on('GET /api/notices', () => ({ items: [] }));
    await user.click(row.getByRole('button', { name: /^Put away/ }));
    await screen.findByText('Put away.');
    await happens(() => slow.resolve({ items: [told()] }));
    expect(screen.queryByText(/^Elena will not/)).toBeNull();
  });
});

describe('not going to write a scorecard', () => {
  async function open(api: FakeApi) {
    const rendered = renderDesk(<Waiting />, api);
    const name = 'Not going to write the scorecard for Niamh Brennan';
    await rendered.user.click(await screen.findByRole('button', { name }));
    return { ...rendered, dialog: await screen.findByRole('dialog') };
  }

  test('asks why, says that the recruiter is told, and sends nothing without a reason', async () => {
    const api = serverWith(notice());
    const { user, dialog, container } = await open(api);
    expect(dialog).toHaveAccessibleName('No scorecard for Niamh Brennan');
    within(dialog).getByText(/The recruiter will be told, with your reason\./);
    const box = within(dialog).getByRole('textbox', { name: 'Why is there none?' });
    expect(box).toHaveFocus();
    expect(box).toBeRequired();
    await user.type(box, '   ');
    await user.click(within(dialog).getByRole('button', { name: 'Tell the recruiter' }));
    expect(box).toBeInvalid();
    expect(box).toHaveFocus();
    within(dialog).getByRole('alert');
    await expectAccessible(container);
    expect(api.asked.some(({ method }) => method === 'POST')).toBe(false);
  });

  test('by keyboard alone: the reason goes to the server, the notice goes from the list', async () => {
    const api = serverWith(notice());
    const { user } = renderDesk(<Waiting />, api);
    await screen.findByText('Scorecard for Niamh Brennan');
    await user.tab();
    expect(screen.getByRole('link', { name: /^Write scorecard/ })).toHaveFocus();
    await user.tab();
    await user.keyboard('{Enter}');
    await user.keyboard(' I had to leave {Control>}{Enter}{/Control}');
    expect(screen.queryByRole('dialog')).toBeNull();
    await screen.findByText('The recruiter is told about the scorecard for Niamh Brennan.');
    screen.getByText('Nothing waits for you.');
    expect(api.asked.find(({ method }) => method === 'POST')).toMatchObject({
      path: '/api/notices/notice-1/dismiss',
      body: { reason: 'I had to leave' },
    });
  });

  test('can be thought better of', async () => {
    const api = serverWith(notice());
    const { user, dialog } = await open(api);
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    screen.getByText('Scorecard for Niamh Brennan');
    expect(api.asked.some(({ method }) => method === 'POST')).toBe(false);
  });

  test('that fails keeps the reason for the next try', async () => {
    const api = serverWith(notice()).on('POST /api/notices/notice-1/dismiss', () =>
      Promise.reject(DOWN),
    );
    const { user, dialog } = await open(api);
    await user.type(within(dialog).getByRole('textbox'), 'I had to leave');
    await user.click(within(dialog).getByRole('button', { name: 'Tell the recruiter' }));
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.getByRole('textbox')).toHaveValue('I had to leave'));
  });
});
