// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { Receipts } from '../../../client/desk/settings/privacy/receipts.tsx';
import type { Erasure } from '../../../common/contract/privacy.ts';
import { FakeApi } from '../../support/fake-api.ts';
import { renderDesk } from '../../support/render-desk-page.tsx';
import { expectAccessible } from '../../support/render-panel.tsx';

const LOG = 'The log of PostgreSQL holds deleted bytes until its segments are written over.';
const BACKUPS = 'Daily backups hold it until 28 Nov 2026.';

const erasure = (given: Partial<Erasure>): Erasure => ({
  id: 'receipt-1',
  subject: 'candidate',
  subjectId: null,
  name: null,
  subjectHash: 'ab12',
  cause: 'request',
  state: 'done',
  askedBy: 'Ada Admin',
  askedAt: '2026-11-20T12:00:00.000Z',
  dueAt: '2026-11-20T12:00:00.000Z',
  endedAt: '2026-11-20T12:00:00.000Z',
  counts: { candidate: 1, event: 40 },
  backupsUntil: '2026-11-28T12:00:00.000Z',
  cleanedAt: '2026-11-20T12:00:01.000Z',
  remarks: [LOG, BACKUPS],
  ...given,
});
const show = (items: Erasure[]) => {
  const api = new FakeApi().on('GET /api/privacy/erasures', () => ({ items }));
  return renderDesk(<Receipts />, api, 'admin');
};

describe('receipts of erasures', () => {
  test('say where bytes may still be, each remark once for however many receipts', async () => {
    const aged = { subject: 'mail', cause: 'retention', askedBy: null, subjectHash: '' } as const;
    const { container } = show([
      erasure({}),
      erasure({ id: 'receipt-2', ...aged, cleanedAt: null, backupsUntil: null, remarks: [LOG] }),
    ]);
    const table = await screen.findByRole('table', { name: 'Erasures, newest first' });
    const [, first, second] = within(table).getAllByRole('row');
    expect(first).toHaveTextContent('Erased, 41 rows, files cleaned, backups until 28 Nov 2026');
    expect(second).toHaveTextContent(
      /Mail texts Receipt receipt-2.*files are cleaned in the coming/,
    );
    expect(second).toHaveTextContent(/Retention$/);
    expect(screen.getAllByText(LOG)).toHaveLength(1);
    expect(screen.getAllByText(BACKUPS)).toHaveLength(1);
    await expectAccessible(container);
  });

  test('of what waits there is nothing to remark; it is taken back by its name', async () => {
    const waiting = { state: 'waiting', name: 'Niamh Brennan', counts: null } as const;
    show([erasure({ ...waiting, dueAt: '2026-11-28T12:00:00.000Z', remarks: [] })]);
    expect(await screen.findByText(/^Hidden, erased on 28 Nov 2026/)).toBeVisible();
    screen.getByRole('button', { name: 'Take back the erasure of Niamh Brennan' });
    expect(screen.queryByText(LOG)).toBeNull();
  });
});
