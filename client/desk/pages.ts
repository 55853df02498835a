import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { NavKey } from './nav.ts';

/** What a page is given: the named parts of its path. The rest is `useDesk()`. */
export interface PageProps {
  params: Readonly<Record<string, string>>;
}

export interface DeskPage {
  /** `:name` stands for one part of the path. */
  path: string;
  /** Which word of the main navigation it belongs to. */
  nav: NavKey | null;
  Page: LazyExoticComponent<ComponentType<PageProps>>;
}

type Load = () => Promise<ComponentType<PageProps>>;

const page = (path: string, nav: NavKey | null, load: Load): DeskPage => ({
  path,
  nav,
  Page: lazy(async () => ({ default: await load() })),
});

/** Every page of the desk, each loaded when it is first opened. The first path that fits wins. */
export const PAGES: readonly DeskPage[] = [
  page('/', 'today', async () => (await import('./today/today-page.tsx')).TodayPage),
  page('/today', 'today', async () => (await import('./today/today-page.tsx')).TodayPage),
  page(
    '/candidates',
    'candidates',
    async () => (await import('./candidates/candidates-page.tsx')).CandidatesPage,
  ),
  page(
    '/candidates/:id',
    'candidates',
    async () => (await import('./candidate/candidate-page.tsx')).CandidatePage,
  ),
  page(
    '/interviews/:id',
    'candidates',
    async () => (await import('./candidate/interview-page.tsx')).InterviewPage,
  ),
  page(
    '/interviews/:id/invitation',
    'candidates',
    async () => (await import('./mail/invitation-page.tsx')).InvitationPage,
  ),
  page(
    '/interviews/:id/debrief',
    'candidates',
    async () => (await import('./debrief/live-debrief.tsx')).LiveDebriefPage,
  ),
  page(
    '/schedule',
    'candidates',
    async () => (await import('./schedule/schedule-page.tsx')).SchedulePage,
  ),
  page('/jobs', 'jobs', async () => (await import('./jobs/jobs-page.tsx')).JobsPage),
  page('/jobs/:id', 'jobs', async () => (await import('./jobs/job-page.tsx')).JobPage),
  page('/kits', 'jobs', async () => (await import('./kits/kits-page.tsx')).KitsPage),
  page('/kits/new', 'jobs', async () => (await import('./kits/kit-page.tsx')).KitPage),
  page('/kits/:id', 'jobs', async () => (await import('./kits/kit-page.tsx')).KitPage),
  page(
    '/kits/:id/versions/:version',
    'jobs',
    async () => (await import('./kits/version-page.tsx')).VersionPage,
  ),
  page('/reports', 'reports', async () => (await import('./reports/reports-page.tsx')).ReportsPage),
  page(
    '/reports/fairness/:id',
    'reports',
    async () => (await import('./reports/fairness-page.tsx')).FairnessPage,
  ),
  page(
    '/reports/hiring/:id',
    'reports',
    async () => (await import('./reports/hiring-page.tsx')).HiringPage,
  ),
  page(
    '/reports/attendance',
    'reports',
    async () => (await import('./records/attendance-report.tsx')).AttendanceReportPage,
  ),
  page(
    '/settings',
    'settings',
    async () => (await import('./settings/settings-page.tsx')).SettingsPage,
  ),
  page(
    '/settings/:section',
    'settings',
    async () => (await import('./settings/settings-page.tsx')).SettingsPage,
  ),
];
