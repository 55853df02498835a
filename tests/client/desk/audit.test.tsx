// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { ApiError } from '../../../client/api.ts';
import { AuditSection } from '../../../client/desk/audit/audit-section.tsx';
import { auditEntry } from '../../support/audit-entries.ts';
import { FakeApi } from '../../support/fake-api.ts';
import { renderDesk } from '../../support/render-desk-page.tsx';
import { expectAccessible } from '../../support/render-panel.tsx';

const DOWN = new ApiError('unavailable', 'Hireside’s server does not answer.');
const cellsOf = (row: HTMLElement) =>
  [...row.children].map(({ textContent }) => textContent.trim());
const rows = () => screen.getAllByRole('row').slice(1).map(cellsOf);

function serverWith(...entries: ReturnType<typeof auditEntry>[]): FakeApi {
  return new FakeApi().on('GET /api/audit', () => ({ items: entries, nextCursor: null }));
}

describe('the audit', () => {
  test('says when, who, what in words and whom it is about, as the server ordered it', async () => {
    const api = serverWith(
      auditEntry(),
      auditEntry({
        id: '2',
        actorId: null,
        actorName: null,
        candidateId: null,
        candidateName: null,
        interviewTitle: null,
      }),
    );
    const { user, went, container } = renderDesk(<AuditSection />, api, 'admin');
    await screen.findByRole('table', { name: 'Audit, newest first' });
    const [first, second] = rows();
    expect(first).toEqual([
      expect.stringMatching(/^21 Nov 2026 \d\d:\d\d$/),
      'Ada Admin',
      'looked at scorecards of a round they do not judge in',
      'Niamh Brennan Technical interview',
    ]);
    expect(second!.slice(1)).toEqual([
      'Hireside',
      'looked at scorecards of a round they do not judge in',
      'Nobody in particular',
    ]);
    screen.getByText('These are all entries.');
    await expectAccessible(container);
    within(screen.getByRole('table')).getByRole('link').focus();
    await user.keyboard('{Enter}');
    expect(went).toEqual(['/candidates/niamh']);
  });

  test('says of who is gone that they are, and links nowhere', async () => {
    const gone = auditEntry({ actorName: null, candidateName: null, interviewTitle: null });
    renderDesk(<AuditSection />, serverWith(gone), 'admin');
    await screen.findByText('A former member');
    screen.getByText('A candidate who was erased');
    expect(screen.queryByRole('link')).toBeNull();
  });

  test('names a deed it has no words for', async () => {
    renderDesk(<AuditSection />, serverWith(auditEntry({ action: 'team.exported' })), 'admin');
    await screen.findByText(/no words for \(team\.exported\)/);
  });

  test('has older entries behind a button, each page after the last', async () => {
    const pages: Record<string, object> = {
      '': { items: [auditEntry()], nextCursor: 'two' },
      two: { items: [auditEntry({ id: '2', actorName: 'Bo Admin' })], nextCursor: 'three' },
      three: { items: [auditEntry({ id: '3', actorName: 'Cleo Admin' })], nextCursor: null },
    };
    const api = new FakeApi().on('GET /api/audit', ({ query }) => pages[query.cursor ?? '']);
    const { user } = renderDesk(<AuditSection />, api, 'admin');
    await user.click(await screen.findByRole('button', { name: 'Older' }));
    await screen.findByText('Bo Admin');
    await user.click(screen.getByRole('button', { name: 'Older' }));
    await screen.findByText('Cleo Admin');
    expect(rows().map(([, who]) => who)).toEqual(['Ada Admin', 'Bo Admin', 'Cleo Admin']);
    expect(screen.queryByRole('button', { name: 'Older' })).toBeNull();
  });

  test('whose older entries cannot be read keeps the newer, and can be asked again', async () => {
    const api = new FakeApi().on('GET /api/audit', ({ query }) =>
      query.cursor ? Promise.reject(DOWN) : { items: [auditEntry()], nextCursor: 'two' },
    );
    const { user } = renderDesk(<AuditSection />, api, 'admin');
    await user.click(await screen.findByRole('button', { name: 'Older' }));
    const alert = await screen.findByRole('alert');
    screen.getByText('Ada Admin');
    api.on('GET /api/audit', () => ({
      items: [auditEntry({ id: '2', actorName: 'Bo Admin' })],
      nextCursor: null,
    }));
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    await screen.findByText('Bo Admin');
    screen.getByText('Ada Admin');
  });

  test('that is empty says what would stand in it', async () => {
    const { container } = renderDesk(<AuditSection />, serverWith(), 'admin');
    await screen.findByText('Nothing has been kept yet.');
    expect(screen.queryByRole('table')).toBeNull();
    await expectAccessible(container);
  });

  test('is filtered by who, what, when and words; the last day is in it', async () => {
    const api = serverWith(auditEntry()).on('GET /api/members', () => ({
      items: [{ id: 'ada', name: 'Ada Admin' }],
      nextCursor: null,
    }));
    const { user, container } = renderDesk(<AuditSection />, api, 'admin');
    await screen.findByRole('table');
    const asked = () => api.asked.filter(({ path }) => path === '/api/audit').at(-1)?.query;
    await user.type(screen.getByRole('searchbox', { name: 'Search names and details' }), 'niamh');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Who' }), 'Ada Admin');
    await user.selectOptions(screen.getByRole('combobox', { name: 'What' }), 'Exported everything');
    fireEvent.change(screen.getByLabelText('From'), { target: { value: '2026-11-20' } });
    fireEvent.change(screen.getByLabelText('To'), { target: { value: '2026-11-21' } });
    await screen.findByText('Ada Admin', { selector: 'th' });
    expect(asked()).toMatchObject({
      q: 'niamh',
      actorId: 'ada',
      action: 'data.exported',
      from: new Date('2026-11-20T00:00').toISOString(),
      to: new Date('2026-11-22T00:00').toISOString(),
    });
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    expect(screen.getByRole('searchbox')).toHaveValue('');
    expect(screen.queryByRole('button', { name: 'Clear filters' })).toBeNull();
  });

  test('where no entry fits the filters, says what to do', async () => {
    const api = new FakeApi().on('GET /api/audit', ({ query }) => ({
      items: query.q === null ? [auditEntry()] : [],
      nextCursor: null,
    }));
    const { user } = renderDesk(<AuditSection />, api, 'admin');
    await screen.findByRole('table');
    await user.type(screen.getByRole('searchbox'), 'x');
    await screen.findByText('No entry fits.');
  });

  test('is saved as a file with the same filters; one that fails says so', async () => {
    const api = serverWith(auditEntry());
    const { user } = renderDesk(<AuditSection />, api, 'admin');
    await user.type(screen.getByRole('searchbox'), 'a b');
    await user.click(screen.getByRole('button', { name: 'Save as CSV' }));
    expect(api.count('GET', '/api/audit.csv?q=a+b')).toBe(1);
    expect(await screen.findByRole('alert')).toHaveTextContent('The file could not be made.');
  });

  test.each(['recruiter', 'hiring_manager', 'interviewer'] as const)(
    'is not asked for by a %s',
    async (role) => {
      const api = serverWith(auditEntry());
      renderDesk(<AuditSection />, api, role);
      screen.getByText('Only admins read the audit.');
      expect(api.asked).toEqual([]);
    },
  );
});
