import '../../support/page.ts';
import { cleanup, screen, within } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { JobPage } from '../../../client/desk/jobs/job-page.tsx';
import { JobsPage } from '../../../client/desk/jobs/jobs-page.tsx';
import type { JobOut } from '../../../client/desk/planning/queries.ts';
import type { Member } from '../../../common/member.ts';
import type { RunningServer } from '../../../server/start.ts';
import { addKit, tokenFor } from '../../server/permissions/support.ts';
import { freshDatabase, type TestDatabase } from '../../support/databases.ts';
import { makeWorld, type World } from '../../support/fixtures.ts';
import { expectAccessible } from '../../support/render-panel.tsx';
import { Caller, startTestServer } from '../../support/server.ts';
import { openPage } from './planning-desk.tsx';

describe('jobs on the desk', () => {
  let fresh: TestDatabase;
  let server: RunningServer;
  let world: World;
  let kitId: string;
  let ada: Caller;
  beforeAll(async () => {
    fresh = await freshDatabase('sqlite');
    server = await startTestServer(fresh.url);
  });
  beforeEach(async () => {
    localStorage.clear();
    world = await makeWorld(fresh.database);
    kitId = await addKit(fresh.database, world);
    ada = new Caller(server.url, await tokenFor(fresh.database, world.admin.id));
    const focus = { [world.interviewer.id]: ['attr-debugging'] };
    const technical = { round: 2, title: 'Technical', minutes: 15, kitId, focus };
    const screening = { round: 1, title: 'Screen', minutes: 30 };
    await ada.call('PATCH', `/api/jobs/${world.jobId}`, { rounds: [screening, technical] });
  });
  afterEach(cleanup);
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await fresh.drop();
  });

  const open = async (me: Member = world.recruiter) => {
    const page = await openPage(fresh, server.url, me, <JobPage params={{ id: world.jobId }} />);
    await screen.findByRole('heading', { name: 'Senior Data Engineer' });
    return page;
  };
  const stored = async (): Promise<JobOut> => (await ada.get(`/api/jobs/${world.jobId}`)).body;
  const press = (name: RegExp | string) => screen.getByRole('button', { name });
  const titles = () =>
    within(screen.getByRole('region', { name: 'Rounds' }))
      .getAllByRole<HTMLInputElement>('textbox', { name: 'Title' })
      .map(({ value }) => value);

  test('the list shows rounds, hiring team and rule of each job', async () => {
    const page = await openPage(fresh, server.url, world.recruiter, <JobsPage />);
    const row = await screen.findByRole('row', { name: /Senior Data Engineer/ });
    expect(row).toHaveTextContent('Screen · Technical');
    expect(await within(row).findByText('Tomasz Wolski')).toBeInTheDocument();
    expect(row).toHaveTextContent('As the organization: After submitting their own');
    await expectAccessible(page.container);
    await page.user.click(screen.getByRole('link', { name: 'Senior Data Engineer' }));
    expect(page.went).toEqual([`/jobs/${world.jobId}`]);
  });

  test('rounds are added, moved and removed; kit, length and focus are planned for each', async () => {
    const { container, user } = await open();
    await expectAccessible(container);
    expect(
      screen.getByText('The guide takes 15.5 min, 0.5 min more than the round.'),
    ).toBeVisible();
    await user.click(press('Round 2: Up'));
    expect(document.activeElement).toHaveAccessibleName('Round 1: Up');
    expect(titles()).toEqual(['Technical', 'Screen']);
    await user.click(press('Add round'));
    expect(document.activeElement).toHaveAccessibleName('Title');
    await user.keyboard('Panel');
    await user.selectOptions(screen.getAllByLabelText('Kit')[2]!, 'Technical');
    await user.selectOptions(screen.getAllByLabelText('Give someone a focus')[1]!, 'Kofi Mensah');
    await user.click(screen.getByRole('checkbox', { name: 'Kofi Mensah: Data modelling' }));
    await user.click(press('Round 2: Remove'));
    await expectAccessible(container);
    await user.click(press('Save job'));
    await screen.findByText('All saved.');
    const focus = { [world.interviewer.id]: ['attr-debugging'] };
    expect((await stored()).rounds).toEqual([
      { round: 1, title: 'Technical', minutes: 15, kitId, focus },
      {
        round: 2,
        title: 'Panel',
        minutes: 45,
        kitId,
        focus: { [world.colleague.id]: ['attr-modelling'] },
      },
    ]);
  });

  test('another kit takes along the focus it has attributes for', async () => {
    const other = await addKit(fresh.database, world);
    await ada.call('PATCH', `/api/kits/${other}`, {
      version: 1,
      name: 'Short',
      attributes: [{ id: 'attr-modelling', name: 'Data modelling', definition: null }],
    });
    const { user } = await open();
    await user.selectOptions(screen.getAllByLabelText('Kit')[1]!, 'Short');
    await user.click(press('Save job'));
    await screen.findByText('All saved.');
    expect((await stored()).rounds[1]).toMatchObject({ kitId: other, focus: {} });
  });

  test('hiring team and feedback visibility are changed, and say what they mean', async () => {
    const { user } = await open();
    await user.click(press('Remove Tomasz Wolski from the hiring team'));
    expect(document.activeElement).toHaveAccessibleName('Add to the hiring team');
    await user.selectOptions(screen.getByLabelText('Add to the hiring team'), 'Ada Admin');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Others’ scorecards' }), 'Never');
    expect(
      screen.getByText(/Only recruiters and admins read others’ scorecards of a round/),
    ).toBeInTheDocument();
    await user.click(press('Save job'));
    await screen.findByText('All saved.');
    expect(await stored()).toMatchObject({
      hiringTeam: [world.admin.id],
      feedbackVisibility: 'never',
    });
  });

  test('what the server refuses is said, and what was written stays', async () => {
    const { user } = await open();
    await user.type(screen.getAllByLabelText('Title')[0]!, ', Dublin');
    await ada.call('PATCH', `/api/kits/${kitId}`, { version: 1, attributes: [] });
    await user.click(press('Save job'));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The kit has no attribute attr-debugging to focus on.',
    );
    expect(screen.getAllByLabelText('Title')[0]).toHaveValue('Senior Data Engineer, Dublin');
  });

  test('who saves second is told who was first and what both changed, and decides', async () => {
    const { user, container } = await open();
    await user.type(screen.getAllByLabelText('Title')[0]!, ', Dublin');
    await ada.call('PATCH', `/api/jobs/${world.jobId}`, { office: 'Cork', hiringTeam: [] });
    await user.click(press('Save job'));
    const clash = await screen.findByRole('alert', { name: /was saved while you were writing/ });
    expect(clash).toHaveTextContent(/^.*Ada Admin saved this job on 21 November 2026/);
    expect(clash).toHaveTextContent('Hiring team: Tomasz Wolski left.');
    expect(clash).toHaveTextContent('Job renamed from “Senior Data Engineer” to');
    expect((await stored()).title).toBe('Senior Data Engineer');
    await expectAccessible(container);
    await user.click(press('Drop mine, go on from theirs'));
    expect(screen.getByLabelText('Office')).toHaveValue('Cork');
    await user.type(screen.getAllByLabelText('Title')[0]!, ' II');
    await ada.call('PATCH', `/api/jobs/${world.jobId}`, { office: 'Galway' });
    await user.click(press('Save job'));
    await user.click(await screen.findByRole('button', { name: 'Save mine over it' }));
    await screen.findByText('All saved.');
    expect(await stored()).toMatchObject({ title: 'Senior Data Engineer II', office: 'Cork' });
  });

  test('a hiring manager of its team reads it, and changes nothing', async () => {
    const { container } = await open(world.manager);
    expect(screen.getByText('Elena Duarte: Debugging')).toBeInTheDocument();
    expect(screen.queryByRole('textbox')).toBeNull();
    await expectAccessible(container);
  });
});
