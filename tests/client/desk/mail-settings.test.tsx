import '../../support/page.ts';
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MailSection } from '../../../client/desk/settings/mail-section.tsx';
import type { Output } from '../../../common/contract.ts';
import { DEFAULT_TEMPLATES } from '../../../common/mail-defaults.ts';
import type { Member } from '../../../common/member.ts';
import type { RunningServer } from '../../../server/start.ts';
import { tokenFor } from '../../server/permissions/support.ts';
import { freshDatabase, type TestDatabase } from '../../support/databases.ts';
import { makeWorld, type World } from '../../support/fixtures.ts';
import { expectAccessible } from '../../support/render-panel.tsx';
import { Caller, startTestServer, TestClock } from '../../support/server.ts';
import { expectSoon } from '../../support/soon.ts';
import { openPage } from './planning-desk.tsx';

describe('the templates of mails on the desk', () => {
  let fresh: TestDatabase;
  let server: RunningServer;
  let world: World;
  let admin: Caller;
  beforeAll(async () => {
    fresh = await freshDatabase('sqlite');
    server = await startTestServer(fresh.url, { clock: new TestClock() });
  });
  beforeEach(async () => {
    localStorage.clear();
    world = await makeWorld(fresh.database);
    admin = new Caller(server.url, await tokenFor(fresh.database, world.admin.id));
  });
  afterEach(cleanup);
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await fresh.drop();
  });

  const open = async (me: Member = world.admin) => {
    const page = await openPage(fresh, server.url, me, <MailSection />);
    await screen.findByRole('textbox', { name: 'Subject' });
    return page;
  };
  const box = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name });
  const write = (name: string, value: string) => fireEvent.change(box(name), { target: { value } });
  const preview = () => screen.getByRole('article', { name: 'As a candidate reads it' });
  const stored = async () =>
    ((await admin.get('/api/mail-templates')).body as Output<'mailTemplates'>).items[0]!;

  test('what is written is shown with a real candidate, saved, and taken back', async () => {
    const { container, user } = await open();
    expect(screen.getByText('This is the built-in text.')).toBeVisible();
    expect(await within(preview()).findByText('Hello Niamh,')).toBeVisible();
    write('Subject', 'Meet {organization}');
    expect(within(preview()).getByRole('heading')).toHaveTextContent('Meet Corrib');
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Save template' }));
    await screen.findByText('All saved.');
    expect(await stored()).toMatchObject({ subject: 'Meet {organization}', version: 1 });
    await user.click(screen.getByRole('button', { name: 'Go back to the built-in text' }));
    await screen.findByText('This is the built-in text.');
    expect(box('Subject')).toHaveValue(DEFAULT_TEMPLATES.invitation.subject);
  });

  test('what cannot be kept is said by name while it is written', async () => {
    await open();
    write('Text', 'Hello {fristName}');
    expect(screen.getByText(/\{fristName\} could stand for/)).toHaveTextContent('{joinLink}');
    expect(screen.getByRole('button', { name: 'Save template' })).toBeDisabled();
  });

  test('where somebody was first, theirs is told and mine is kept until I decide', async () => {
    const { user } = await open();
    write('Subject', 'Mine');
    await admin.call('PUT', '/api/mail-templates/invitation', {
      ...DEFAULT_TEMPLATES.invitation,
      subject: 'Theirs',
      version: 0,
    });
    await user.click(screen.getByRole('button', { name: 'Save template' }));
    expect(await screen.findByText(/Ada Admin changed this template/)).toBeVisible();
    expect(box('Subject')).toHaveValue('Mine');
    await screen.findByText(/^Changed by Ada Admin/);
    await user.click(screen.getByRole('button', { name: 'Save mine over it' }));
    await expectSoon(stored, ({ subject, version }) => subject === 'Mine' && version === 2);
  });

  test('the kinds are tabs that arrow keys open, and a recruiter reads them only', async () => {
    const { container, user } = await open(world.recruiter);
    expect(box('Subject')).toBeDisabled();
    expect(screen.getByText(/Only admins change it/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Save template' })).toBeNull();
    await user.click(screen.getByRole('tab', { name: 'Invitation' }));
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(screen.getByRole('tab', { name: 'Cancellation' })).toHaveFocus();
    expect(box('Subject')).toHaveValue(DEFAULT_TEMPLATES.cancellation.subject);
    await expectAccessible(container);
  });
});
