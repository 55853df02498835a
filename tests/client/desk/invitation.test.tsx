import '../../support/page.ts';
import { cleanup, render, screen, within } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { InvitationPage } from '../../../client/desk/mail/invitation-page.tsx';
import { Letter } from '../../../client/desk/mail/letter.tsx';
import type { Output } from '../../../common/contract.ts';
import type { Member } from '../../../common/member.ts';
import { htmlOf } from '../../../server/mail/html.ts';
import type { RunningServer } from '../../../server/start.ts';
import { tokenFor } from '../../server/permissions/support.ts';
import { freshDatabase, type TestDatabase } from '../../support/databases.ts';
import { makeWorld, draft as stageMove, type World } from '../../support/fixtures.ts';
import { expectAccessible } from '../../support/render-panel.tsx';
import { Caller, startTestServer } from '../../support/server.ts';
import { startSmtp, type TestSmtp } from '../../support/smtp.ts';
import { openPage } from './planning-desk.tsx';

describe('the review of an invitation', () => {
  let fresh: TestDatabase;
  let smtp: TestSmtp;
  let server: RunningServer;
  let world: World;
  let recruiter: Caller;
  beforeAll(async () => {
    fresh = await freshDatabase('sqlite');
    smtp = await startSmtp({
      rcpt: (address) => (address.startsWith('typo') ? [550, '5.1.1 No such user'] : null),
    });
    server = await startTestServer(fresh.url, { config: smtp.config });
  });
  beforeEach(async () => {
    smtp.taken.length = 0;
    world = await makeWorld(fresh.database);
    recruiter = new Caller(server.url, await tokenFor(fresh.database, world.recruiter.id));
  });
  afterEach(cleanup);
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await smtp[Symbol.asyncDispose]();
    await fresh.drop();
  });

  const open = async (me: Member = world.recruiter) =>
    openPage(fresh, server.url, me, <InvitationPage params={{ id: world.interviewId }} />);
  const field = (name: string) => screen.findByRole<HTMLInputElement>('textbox', { name });
  const letter = () => screen.getByRole('article', { name: 'Invitation' });
  const send = () => screen.getByRole('button', { name: 'Send invitation' });
  const settle = async () => {
    server.tasks.wake();
    await server.tasks.idle();
  };
  const draft = async () =>
    (await recruiter.get(`/api/interviews/${world.interviewId}/invitation`))
      .body as Output<'invitation'>;

  test('says what will happen, shows what is written as it will be read, and sends that', async () => {
    const { container, user } = await open();
    await screen.findByRole('heading', { name: 'Review the invitation' });
    expect(screen.getByText(/Niamh has not been told yet/)).toBeVisible();
    expect(screen.getByText(/^Goes out from interviews@corrib\.example/)).toBeVisible();
    expect(screen.getByText('invite.ics attached')).toBeVisible();
    await user.type(await field('Your note'), 'See you!');
    const instructions = await field('Instructions');
    await user.clear(instructions);
    await user.type(instructions, 'Bring a pen.');
    expect(within(letter()).getByText('See you!')).toBeVisible();
    expect(within(letter()).getByText('Bring a pen.')).toBeVisible();
    await expectAccessible(container);
    const read = letter().textContent;
    await user.click(send());
    await screen.findByText(/Invitation: (on its way|sent)/);
    await settle();
    expect(await screen.findByText('Invitation: sent')).toBeVisible();
    expect(smtp.taken[0]!.raw).toContain('Bring a pen.');
    const sent = (await draft()).earlier[0]!;
    expect(read).toContain(sent.subject);
  });

  test('another language and zone say the same moment anew, and when that is for oneself', async () => {
    const { user } = await open();
    await field('To');
    await user.selectOptions(screen.getByLabelText('Language of date and time'), 'German');
    await user.selectOptions(screen.getByLabelText('Time zone'), 'Asia/Tokyo');
    expect(await within(letter()).findByText(/Samstag, 21\. November 2026, 21:00/)).toBeVisible();
    expect(
      screen.getByText(/^For you that is Saturday 21 November 2026, 12:00, Dublin/),
    ).toBeVisible();
    expect((await field('Subject')).value).toContain('Samstag, 21. November 2026');
  });

  test('where the file has no address it is asked for, kept, and what is none is said beside it', async () => {
    await recruiter.call('PATCH', `/api/candidates/${world.candidateId}`, { email: null });
    const { user } = await open();
    const to = await field('To');
    expect(to).toHaveValue('');
    expect(screen.getByText(/There is no address for Niamh yet/)).toBeVisible();
    await user.click(send());
    expect(to).toHaveAccessibleDescription('Enter an address first.');
    await user.type(to, 'niamh@home');
    await user.tab();
    expect(to).toHaveAccessibleDescription(/not a whole address/);
    expect(to).toBeInvalid();
    await user.type(to, '.example');
    expect(to).toBeValid();
    await user.click(send());
    await screen.findByText(/Invitation: (on its way|sent)/);
    expect((await draft()).to).toBe('niamh@home.example');
  });

  test('what was refused says why, and leads back to the address', async () => {
    const { user } = await open();
    const to = await field('To');
    await user.clear(to);
    await user.type(to, 'typo@example.com');
    await user.click(screen.getByRole('checkbox', { name: 'Keep this address in the file' }));
    await user.click(send());
    await screen.findByText(/Invitation: (on its way|refused)/);
    await settle();
    await screen.findByText('Invitation: refused');
    expect(screen.getByText(/5\.1\.1 No such user/)).toBeVisible();
    expect((await draft()).to).toBe('niamh@example.com');
    await user.click(screen.getByRole('button', { name: 'Change address' }));
    const again = await field('To');
    expect(again).toHaveValue('niamh@example.com');
    await user.clear(again);
    await user.type(again, 'typo@example.com');
    expect(again).toHaveAccessibleDescription(/last mail to this address: refused/);
  });

  test('a word in braces that nobody can fill is not sent', async () => {
    const { user } = await open();
    await user.type(await field('Instructions'), ' {{salary}');
    expect(await screen.findByText(/Nothing is known that \{salary\}/)).toBeVisible();
    await user.click(send());
    await settle();
    expect((await draft()).earlier).toEqual([]);
  });

  test('a status change that can be undone is said to hold it', async () => {
    const about = { applicationId: world.applicationId };
    const move = stageMove('stage.changed', { from: 'Interview', to: 'Offer' }, about);
    await recruiter.append(world.candidateId, move);
    await open();
    expect(await screen.findByText(/The status was changed a moment ago/)).toBeVisible();
  });

  test('of a cancelled interview nobody was invited to, there is nothing to send', async () => {
    await recruiter.call('DELETE', `/api/interviews/${world.interviewId}`);
    const { container } = await open();
    expect(await screen.findByText(/nobody was invited to it/)).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Send/ })).toBeNull();
    await expectAccessible(container);
  });

  test('who may not invite is not let in', async () => {
    await open(world.manager);
    expect(await screen.findByText('Your role does not allow this.')).toBeVisible();
  });
});

describe('the letter', () => {
  test('is the HTML of the mail, paragraph by paragraph', () => {
    const body = 'Hello <b>,\n\nsee https://zoom.us/j/1?a=1&b=2.\nBye & "so"\n\n\nPriya';
    render(<Letter label="Mail" subject="Hello" body={body} />);
    const sent = new DOMParser().parseFromString(htmlOf(body), 'text/html');
    const shown = screen.getByRole('article', { name: 'Mail' });
    const paragraphs = (root: ParentNode) =>
      [...root.querySelectorAll('p')].map((one) => {
        for (const link of one.querySelectorAll('a')) {
          for (const name of link.getAttributeNames()) {
            if (name !== 'href') link.removeAttribute(name);
          }
        }
        return one.innerHTML;
      });
    expect(paragraphs(shown)).toEqual(paragraphs(sent));
  });
});
