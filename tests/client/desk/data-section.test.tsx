// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { ApiError } from '../../../client/api.ts';
import { DataSection } from '../../../client/desk/settings/data/data-section.tsx';
import type { DataExport } from '../../../common/contract/data.ts';
import { FakeApi } from '../../support/fake-api.ts';
import { renderDesk } from '../../support/render-desk-page.tsx';
import { expectAccessible } from '../../support/render-panel.tsx';

const one = (more: Partial<DataExport> = {}): DataExport => ({
  id: 'export-1',
  state: 'ready',
  askedBy: 'Ada Admin',
  askedAt: '2026-11-21T12:00:00.000Z',
  candidates: 1_240,
  done: 1_240,
  bytes: 15_800_000,
  sha256: 'ab'.repeat(32),
  reason: null,
  endedAt: '2026-11-21T12:01:00.000Z',
  expiresAt: '2026-11-22T12:01:00.000Z',
  ...more,
});
/** Where nothing was ever brought in. */
const server = () =>
  new FakeApi().on('GET /api/take-ins', () => ({ items: [], sizeMax: 1_000, partSize: 1_000 }));
const having = (...items: DataExport[]) => server().on('GET /api/exports', () => ({ items }));

describe('exporting everything', () => {
  test('where nothing was exported, offers to begin; then shows how far it is', async () => {
    let items: DataExport[] = [];
    const api = server()
      .on('GET /api/exports', () => ({ items }))
      .on('POST /api/exports', () => {
        items = [one({ state: 'running', done: 310, bytes: 2_400_000, sha256: null })];
        return items[0];
      });
    const { user, container } = renderDesk(<DataSection />, api, 'admin');
    await screen.findByText('Nothing was exported here yet.');
    await user.click(screen.getByRole('button', { name: 'Export everything' }));
    const bar = await screen.findByRole('progressbar', { name: 'Progress of the export' });
    expect(bar).toHaveAttribute('value', '310');
    screen.getByText('310 of 1,240 candidates, 2.4 MB written');
    expect(screen.queryByRole('button', { name: 'Export everything' })).toBeNull();
    await expectAccessible(container);
  });

  test('one that is ready shows its sum and its end, and is downloaded by the browser', async () => {
    const api = having(one()).on('POST /api/exports/export-1/ticket', () => ({
      url: '/api/exports/export-1/file?ticket=t',
      expiresAt: '2026-11-21T12:05:00.000Z',
    }));
    const { user, container } = renderDesk(<DataSection />, api, 'admin');
    await screen.findByText('ab'.repeat(32));
    screen.getByText(/^Kept until 22 Nov 2026/);
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Download' }));
    await waitFor(() => expect(api.count('POST', '/api/exports/export-1/ticket')).toBe(1));
  });

  test('one that failed says why', async () => {
    const reason = 'There is no room left where the server keeps its data.';
    renderDesk(<DataSection />, having(one({ state: 'failed', reason })), 'admin');
    expect(await screen.findByRole('alert')).toHaveTextContent(reason);
    screen.getByRole('button', { name: 'Export everything' });
  });

  test('where the server does not answer, says so and tries again', async () => {
    const api = server().on('GET /api/exports', () =>
      Promise.reject(new ApiError('unavailable', 'Hireside’s server does not answer.')),
    );
    const { user } = renderDesk(<DataSection />, api, 'admin');
    await screen.findByRole('alert');
    api.on('GET /api/exports', () => ({ items: [] }));
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText('Nothing was exported here yet.');
  });
});

const lines = (...all: object[]) =>
  new Response(all.map((line) => `${JSON.stringify(line)}\n`).join(''));
const csv = () => new File(['name\nInes'], 'people.csv', { type: 'text/csv' });

describe('importing candidates', () => {
  test('checks without importing, then imports, and tells bad rows with line and reason', async () => {
    const counts = { added: 2, changed: 0, unchanged: 1, skipped: 1 };
    const bad = { line: 3, reason: 'email is no e-mail address' };
    const api = having()
      .on('POST /api/import?dryRun=true', () => lines(bad, { rows: 3 }, { counts, dryRun: true }))
      .on('POST /api/import?dryRun=false', () =>
        lines(bad, { rows: 3 }, { counts, dryRun: false }),
      );
    const { user, container } = renderDesk(<DataSection />, api, 'admin');
    await user.upload(screen.getByLabelText('CSV or JSON file'), csv());
    await user.click(screen.getByRole('button', { name: 'Check without importing' }));
    await screen.findByText(/^Would be: 2 added, 0 changed, 1 unchanged, 1 not taken in/);
    screen.getByRole('row', { name: '3 email is no e-mail address' });
    await user.click(screen.getByRole('button', { name: 'Import' }));
    await screen.findByText('2 added, 0 changed, 1 unchanged, 1 not taken in.');
    await expectAccessible(container);
  });

  test('an answer that breaks off does not look like success', async () => {
    const api = having().on('POST /api/import?dryRun=false', () => lines({ rows: 500 }));
    const { user } = renderDesk(<DataSection />, api, 'admin');
    await user.upload(screen.getByLabelText('CSV or JSON file'), csv());
    await user.click(screen.getByRole('button', { name: 'Import' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('The answer broke off.');
  });

  test('a file that is no list of candidates is refused in the server’s words', async () => {
    const failed = 'The first line of The file must name the columns: name';
    const api = having().on('POST /api/import?dryRun=true', () => lines({ failed }));
    const { user } = renderDesk(<DataSection />, api, 'admin');
    await user.upload(screen.getByLabelText('CSV or JSON file'), csv());
    await user.click(screen.getByRole('button', { name: 'Check without importing' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(failed);
  });
});
