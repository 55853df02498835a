// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { ApiError } from '../../../client/api.ts';
import { BringIn } from '../../../client/desk/settings/data/take-in.tsx';
import type { TakeIn } from '../../../common/contract/take-ins.ts';
import { FakeApi } from '../../support/fake-api.ts';
import { renderDesk } from '../../support/render-desk-page.tsx';
import { expectAccessible } from '../../support/render-panel.tsx';

const SEEN = {
  organization: { id: 'org-there', name: 'Corrib' },
  exportedAt: '2026-11-21T11:00:00.000Z',
  lines: 12_400,
  candidates: 1_240,
  members: 5,
  events: 10_000,
  files: 1_100,
  way: 'fill' as const,
};
const one = (more: Partial<TakeIn> = {}): TakeIn => ({
  id: 'take-in-1',
  state: 'ready',
  name: 'Hireside Corrib.zip',
  askedBy: 'Ada Admin',
  askedAt: '2026-11-21T12:00:00.000Z',
  size: 2_500,
  received: 2_500,
  sha256: 'cd'.repeat(32),
  seen: SEEN,
  added: 400,
  unchanged: 11_998,
  refused: 2,
  reason: null,
  endedAt: null,
  ...more,
});
const having = (...items: TakeIn[]) =>
  new FakeApi().on('GET /api/take-ins', () => ({ items, sizeMax: 5_000, partSize: 1_000 }));
const zip = (size = 2_500) => new File([new Uint8Array(size)], 'export.zip');

describe('bringing an export in', () => {
  test('sends a file in parts, one again whose answer was lost, and then says that it is looked through', async () => {
    const sent: string[] = [];
    let items: TakeIn[] = [];
    let lost = 0;
    const api = new FakeApi()
      .on('GET /api/take-ins', () => ({ items, sizeMax: 5_000, partSize: 1_000 }))
      .on('POST /api/take-ins', () => one({ state: 'receiving', received: 0 }));
    for (const at of [0, 1_000, 2_000]) {
      api.on(`POST /api/take-ins/take-in-1/parts?at=${at}`, ({ body }) => {
        sent.push(`${at}: ${(body as Blob).size}`);
        if (at === 1_000 && lost++ === 0) throw new ApiError('unavailable', 'No answer.');
        if (at === 2_000) items = [one({ state: 'checking', seen: null })];
        return one({ state: 'receiving' });
      });
    }
    const { user, container } = renderDesk(<BringIn />, api, 'admin');
    await user.upload(await screen.findByLabelText('Export (zip)'), zip());
    await user.click(screen.getByRole('button', { name: 'Send and check' }));
    await screen.findByRole('progressbar', { name: 'Progress of sending' });
    await screen.findByText('The file is being checked and looked through', undefined, {
      timeout: 8_000,
    });
    expect(sent).toEqual(['0: 1000', '1000: 1000', '1000: 1000', '2000: 500']);
    await expectAccessible(container);
  });

  test('a file that is too large is refused before it is sent', async () => {
    const api = having();
    const { user } = renderDesk(<BringIn />, api, 'admin');
    await user.upload(await screen.findByLabelText('Export (zip)'), zip(5_001));
    expect(screen.getByRole('alert')).toHaveTextContent('larger than the 5 kB');
    await user.click(screen.getByRole('button', { name: 'Send and check' }));
    expect(api.count('POST', '/api/take-ins')).toBe(0);
  });

  test('shows what is in it and what would come in, and brings it in', async () => {
    let items = [one()];
    const api = new FakeApi()
      .on('GET /api/take-ins', () => ({ items, sizeMax: 5_000, partSize: 1_000 }))
      .on('POST /api/take-ins/take-in-1/begin', () => {
        items = [one({ state: 'running', added: 200, unchanged: 6_000 })];
        return items[0];
      });
    const { user, container } = renderDesk(<BringIn />, api, 'admin');
    await screen.findByText('An export of Corrib');
    screen.getByText('11,998');
    screen.getByText('cd'.repeat(32));
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Bring in' }));
    const bar = await screen.findByRole('progressbar', { name: 'Progress of bringing in' });
    expect(bar).toHaveAttribute('value', '6202');
    screen.getByText('6,202 of 12,400 rows');
    await expectAccessible(container);
  });

  test('where this organization gives way, says so before', async () => {
    renderDesk(<BringIn />, having(one({ seen: { ...SEEN, way: 'move' } })), 'admin');
    await screen.findByText(/^This organization is empty and gives way to it/);
  });

  test('tells what became of it, and hands out what did not come in', async () => {
    const done = one({ state: 'done', endedAt: '2026-11-21T12:10:00.000Z' });
    const api = having(done).on(
      'GET /api/take-ins/take-in-1/refused.csv',
      () => 'file,line,reason',
    );
    const { user, container } = renderDesk(<BringIn />, api, 'admin');
    await screen.findByText(/400 rows added, 11,998 here already, 2 not taken in\.$/);
    const saved: Blob[] = [];
    URL.createObjectURL = (blob) => {
      saved.push(blob as Blob);
      return 'blob:1';
    };
    URL.revokeObjectURL = () => undefined;
    const follow = (event: Event) => event.preventDefault();
    window.addEventListener('click', follow);
    await user.click(screen.getByRole('button', { name: /^Save the rows that do not come in/ }));
    await waitFor(() => expect(saved).toHaveLength(1));
    window.removeEventListener('click', follow);
    await expectAccessible(container);
  });

  test('one that cannot come in says why and what to do; another file can be chosen', async () => {
    const reason = 'It is of “Corrib”, which is another organization.';
    const { container } = renderDesk(
      <BringIn />,
      having(one({ state: 'failed', reason })),
      'admin',
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(reason);
    screen.getByLabelText('Export (zip)');
    await expectAccessible(container);
  });

  test('one that did not arrive is said to be so', async () => {
    renderDesk(<BringIn />, having(one({ state: 'receiving', received: 1_000 })), 'admin');
    await screen.findByText(/did not arrive\. Choose it again/);
  });

  test('where it may not begin any more, says so in the server’s words', async () => {
    const api = having(one()).on('POST /api/take-ins/take-in-1/begin', () =>
      Promise.reject(new ApiError('conflict', 'This file is not waiting to be brought in.')),
    );
    renderDesk(<BringIn />, api, 'admin');
    fireEvent.click(await screen.findByRole('button', { name: 'Bring in' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('not waiting');
  });
});
