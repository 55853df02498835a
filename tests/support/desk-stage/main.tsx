import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiError } from '../../../client/api.ts';
import { AuditSection } from '../../../client/desk/audit/audit-section.tsx';
import { DeskPlace } from '../../../client/desk/context.ts';
import { RouterPlace } from '../../../client/desk/place.ts';
import { FairnessPage } from '../../../client/desk/reports/fairness-page.tsx';
import { ReportsPage } from '../../../client/desk/reports/reports-page.tsx';
import { createRouter } from '../../../client/desk/router.ts';
import { DataSection } from '../../../client/desk/settings/data/data-section.tsx';
import { RetentionChoices } from '../../../client/desk/settings/privacy/retention.tsx';
import { SettingsPage } from '../../../client/desk/settings/settings-page.tsx';
import { Waiting } from '../../../client/desk/waiting/waiting.tsx';
import { auditEntry } from '../audit-entries.ts';
import { deskOf } from '../desk-place.ts';
import { fairnessReport } from '../fairness-report.ts';
import { FakeApi } from '../fake-api.ts';
import { givenUp, notice, told } from '../notices.ts';
import { type TakeInState, takeInIn } from '../take-in-states.ts';
import { onTeam } from '../team.ts';
import '../../../client/styles/tokens.css';
import '../../../client/styles/base.css';

/** Shows one page of the desk, named in the address, with a server that answers from memory. */
const refuse = () => {
  throw new ApiError('unavailable', 'Hireside’s server does not answer.', 'req-7f3a');
};
const readyExport = {
  id: 'export-1',
  state: 'ready',
  askedBy: 'Ada Admin',
  askedAt: '2026-11-21T12:00:00.000Z',
  candidates: 1_240,
  done: 1_240,
  bytes: 15_800_000,
  sha256: 'ab12'.repeat(16),
  reason: null,
  endedAt: '2026-11-21T12:01:00.000Z',
  expiresAt: '2026-11-22T12:01:00.000Z',
};
const job = (id: string, title: string) => ({ id, title });
const everyone = { jobId: null, office: null, months: 6, from: null };
const due = { candidateId: 'hana', name: 'Hana Novotná', dataClass: 'rejected' };
const retention = {
  rules: [
    { ...everyone, dataClass: 'rejected', from: '2026-11-28T10:00:00.000Z' },
    { ...everyone, dataClass: 'withdrawn' },
    { ...everyone, dataClass: 'audit', months: 24 },
    { ...everyone, dataClass: 'rejected', office: 'Kraków', months: null },
    { ...everyone, dataClass: 'transcripts', jobId: 'job-data', from: '2026-11-28T10:00:00.000Z' },
  ],
  offices: ['Dublin', 'Kraków'],
  counts: { now: 0, soon: 1 },
  due: [{ ...due, dueAt: '2026-11-28T10:00:00.000Z' }],
  records: [{ dataClass: 'transcripts', now: 0, soon: 12 }],
};

const api = new FakeApi()
  .on('GET /api/notices', () => ({ items: [notice(), told(), givenUp()] }))
  .on('POST /api/notices/notice-2/dismiss', refuse)
  .on('GET /api/jobs/job-data/fairness', () => fairnessReport())
  .on('GET /api/jobs', () => ({
    items: [job('job-data', 'Senior Data Engineer'), job('job-platform', 'Platform Engineer')],
    nextCursor: 'more',
  }))
  .on('GET /api/members', () => ({ items: [{ id: 'ada', name: 'Ada Admin' }], nextCursor: null }))
  .on('GET /api/privacy/retention', () => retention)
  .on('GET /api/exports', () => ({ items: [readyExport] }))
  .on('GET /api/audit', () => ({
    items: [
      auditEntry(),
      auditEntry({
        id: 'audit-2',
        candidateName: 'Theo Brenner',
        actorName: 'Maximiliane Okonkwo',
      }),
      auditEntry({ id: 'audit-3', candidateName: null, interviewTitle: null, actorName: null }),
    ],
    nextCursor: 'more',
  }));

const PAGES: Record<string, ReactNode> = {
  waiting: (
    <main>
      <h1>Today</h1>
      <Waiting />
    </main>
  ),
  fairness: (
    <main>
      <FairnessPage params={{ id: 'job-data' }} />
    </main>
  ),
  reports: (
    <main>
      <ReportsPage />
    </main>
  ),
  data: (
    <main>
      <h1>Export and import</h1>
      <DataSection />
    </main>
  ),
  retention: (
    <main>
      <h1>Privacy</h1>
      <h2>How long it is kept</h2>
      <RetentionChoices />
    </main>
  ),
  audit: (
    <main>
      <h1>Audit</h1>
      <AuditSection />
    </main>
  ),
  team: (
    <main>
      <SettingsPage params={{ section: 'team' }} />
    </main>
  ),
};

const { desk } = deskOf(api, 'admin');
const asked = new URLSearchParams(location.search);
const shown = asked.get('page') ?? '';
const takeIn = asked.get('takeIn') as TakeInState | null;
api.on('GET /api/take-ins', () => ({
  items: takeIn === null ? [] : [takeInIn(takeIn)],
  sizeMax: 2_000_000_000,
  partSize: 1_048_576,
}));
if (shown === 'team') onTeam(api);
if (shown === 'retention') {
  // It asks for every page of them.
  api.on('GET /api/jobs', () => ({
    items: [job('job-data', 'Senior Data Engineer')],
    nextCursor: null,
  }));
}
createRoot(document.getElementById('root')!).render(
  <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
    <RouterPlace value={createRouter(window)}>
      <DeskPlace value={desk}>{PAGES[shown]}</DeskPlace>
    </RouterPlace>
  </QueryClientProvider>,
);
