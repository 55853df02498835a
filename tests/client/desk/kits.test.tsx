import '../../support/page.ts';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { KitPage } from '../../../client/desk/kits/kit-page.tsx';
import { KitsPage } from '../../../client/desk/kits/kits-page.tsx';
import { VersionPage } from '../../../client/desk/kits/version-page.tsx';
import type { Kit } from '../../../common/kit.ts';
import type { Member } from '../../../common/member.ts';
import type { RunningServer } from '../../../server/start.ts';
import { addKit, tokenFor } from '../../server/permissions/support.ts';
import { freshDatabase, type TestDatabase } from '../../support/databases.ts';
import { makeWorld, type World } from '../../support/fixtures.ts';
import { expectAccessible } from '../../support/render-panel.tsx';
import { Caller, startTestServer } from '../../support/server.ts';
import { openPage } from './planning-desk.tsx';

describe('kits on the desk', () => {
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
  });
  afterEach(cleanup);
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await fresh.drop();
  });

  const open = async (id = kitId, me: Member = world.recruiter) => {
    const page = await openPage(fresh, server.url, me, <KitPage params={{ id }} />);
    if (id !== 'new') await screen.findByRole('heading', { name: /Technical/ });
    return page;
  };
  const stored = async (): Promise<Kit> => (await ada.get(`/api/kits/${kitId}`)).body;
  const field = (label: RegExp | string) => screen.getByLabelText<HTMLTextAreaElement>(label);
  const press = (name: RegExp | string) => screen.getByRole('button', { name });
  const attributes = () =>
    screen.getAllByRole<HTMLInputElement>('textbox', { name: 'Attribute' }).map((one) => one.value);

  test('the list shows kits with questions, time and version, the archived apart', async () => {
    const { container, user, went } = await openPage(
      fresh,
      server.url,
      world.recruiter,
      <KitsPage />,
    );
    const row = (await screen.findByRole('row', { name: /Technical/ })).textContent;
    expect(row).toBe('Technical215.5 minDebugging, Data modelling1');
    await expectAccessible(container);
    await user.click(press('Archived'));
    expect(await screen.findByText('No archived kits.')).toBeInTheDocument();
    await user.click(press('New kit'));
    expect(went).toEqual(['/kits/new']);
  });

  test('an interviewer reads a kit and changes nothing', async () => {
    const { container } = await open(kitId, world.interviewer);
    expect(screen.getByText('What broke?')).toBeInTheDocument();
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.queryByRole('button')).toBeNull();
    await expectAccessible(container);
  });

  test('saving says what it means, makes the next version and is calm again', async () => {
    const { container, user } = await open();
    await expectAccessible(container);
    expect(screen.getByText('All saved. This is version 1.')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Save/ })).toBeNull();
    await user.type(field('Question 1'), ' When?');
    expect(screen.getByText('Unsaved changes, kept on this computer.')).toBeInTheDocument();
    expect(
      screen.getByText('Saving makes version 2. Interviews that have started keep version 1.'),
    ).toBeInTheDocument();
    await expectAccessible(container);
    await user.click(press('Save version 2'));
    expect(await screen.findByText('All saved. This is version 2.')).toBeInTheDocument();
    const [section] = (await stored()).sections;
    expect(section?.questions[0]?.text).toBe('What broke? When?');
    expect(localStorage).toHaveLength(0);
  });

  test('sections, questions and attributes are added, moved and removed by keyboard', async () => {
    const { user } = await open();
    await user.click(press('Add section'));
    expect(document.activeElement).toHaveAccessibleName('Section');
    await user.keyboard('Team');
    await user.click(press('Add question to Team'));
    expect(document.activeElement).toHaveAccessibleName('Question 3');
    await user.keyboard('Who wins?{Alt>}{ArrowUp}{/Alt}');
    // From the edge of its section into the one above, the focus with it.
    expect(document.activeElement).toHaveValue('Who wins?');
    expect(screen.getByText('Question is number 3 of 3 now.')).toBeInTheDocument();
    await user.click(press('Question 3: Up'));
    expect(document.activeElement).toHaveAccessibleName('Question 2: Up');
    expect(field('Question 2')).toHaveValue('Who wins?');
    await user.click(press('Question 1: Remove'));
    expect(screen.getByText('Question 1 removed.')).toBeInTheDocument();
    await user.click(press('Undo'));
    expect(field('Question 1')).toHaveValue('What broke?');
    await user.click(press('Section “Team”: Up'));
    await user.click(press('Add attribute'));
    await user.keyboard('Calm');
    await user.click(press('Attribute “Calm”: Up'));
    expect(attributes()).toEqual(['Debugging', 'Calm', 'Data modelling']);
    await user.click(press('Attribute “Debugging”: Remove'));
    expect(document.activeElement).toHaveValue('Calm');
    await user.click(press('Save version 2'));
    await screen.findByText('All saved. This is version 2.');
    const kit = await stored();
    expect(kit.sections.map(({ title, questions }) => [title, questions.length])).toEqual([
      ['Team', 0],
      ['Pipelines', 3],
    ]);
    expect(kit.sections[1]?.questions.map(({ text }) => text)).toEqual([
      'What broke?',
      'Who wins?',
      'And then?',
    ]);
    expect(kit.attributes.map(({ name }) => name)).toEqual(['Calm', 'Data modelling']);
  });

  test('the minutes are summed beside the length of the rounds that use the kit', async () => {
    const round = { round: 2, title: 'Technical', minutes: 20, kitId };
    await ada.call('PATCH', `/api/jobs/${world.jobId}`, { rounds: [round] });
    const { user } = await open();
    const time = screen.getByRole('region', { name: 'Time' });
    expect(await within(time).findByText('20 min: 4.5 min to spare')).toBeInTheDocument();
    const minutes = screen.getAllByRole('spinbutton', { name: 'Minutes' })[0]!;
    await user.clear(minutes);
    await user.type(minutes, '12.5');
    expect(within(time).getByText('22 min')).toBeInTheDocument();
    expect(within(time).getByText('20 min: 2 min too long')).toBeInTheDocument();
    await user.clear(minutes);
    await user.type(minutes, '10.5');
    expect(within(time).getByText('20 min: fits')).toBeInTheDocument();
  });

  test('what is missing is said, and nothing is saved before', async () => {
    const { user } = await open();
    await user.clear(field('Name'));
    await user.click(press('Add question to Pipelines'));
    expect(
      screen.getByText('Before it can be saved: The kit needs a name. A question has no words.'),
    ).toBeInTheDocument();
    expect(press('Save version 2')).toBeDisabled();
  });

  test('changes survive closing the page, and can be dropped', async () => {
    const first = await open();
    await first.user.type(field('Name'), ', longer');
    first.unmount();
    const { user } = await open();
    expect(field('Name')).toHaveValue('Technical, longer');
    expect(
      screen.getByText('These changes were kept on this computer and are not saved yet.'),
    ).toBeInTheDocument();
    await user.click(press('Discard changes'));
    expect(field('Name')).toHaveValue('Technical');
    expect(localStorage).toHaveLength(0);
  });

  test('where the browser keeps nothing, leaving asks first', async () => {
    const closed = () => {
      throw new DOMException('no storage', 'SecurityError');
    };
    const proto = Object.getPrototypeOf(localStorage) as Storage;
    const { setItem } = proto;
    const leave = () => {
      const event = new Event('beforeunload', { cancelable: true });
      window.dispatchEvent(event);
      return event.defaultPrevented;
    };
    const { user } = await open();
    await user.type(field('Name'), '!');
    expect(leave()).toBe(false);
    proto.setItem = closed;
    try {
      await user.type(field('Name'), '!');
      expect(leave()).toBe(true);
      expect(screen.getByText(/This browser keeps no drafts/)).toBeInTheDocument();
    } finally {
      proto.setItem = setItem;
    }
  });

  test('two people at once: the second sees both changes in words, and saves theirs on top', async () => {
    const { container, user } = await open();
    await user.type(field('Question 1'), ' When?');
    const [section] = (await stored()).sections;
    const questions = section!.questions.slice(1).map((one) => ({ ...one, minutes: 9 }));
    await ada.call('PATCH', `/api/kits/${kitId}`, {
      version: 1,
      sections: [{ ...section, questions }],
    });
    await user.click(press('Save version 2'));
    const clash = await screen.findByRole('alert', {
      name: 'Version 2 was saved while you were writing',
    });
    expect(document.activeElement).toHaveTextContent('Version 2 was saved');
    expect(clash).toHaveTextContent('Ada Admin saved version 2 of this kit on 21 November 2026');
    expect(
      within(clash)
        .getAllByRole('listitem')
        .map((one) => one.textContent),
    ).toEqual([
      'Removed: question “What broke?”.',
      'Time: question “And then?”, 4.5 min → 9 min.',
      'Reworded: question “What broke? When?”; it was “What broke?”.',
    ]);
    expect(field('Question 1')).toHaveValue('What broke? When?');
    await expectAccessible(container);
    await user.click(press('Save mine over it, as version 3'));
    await screen.findByText('All saved. This is version 3.');
    expect((await stored()).sections[0]?.questions.map(({ minutes }) => minutes)).toEqual([6, 4.5]);
  });

  test('two people at once: the second can go on from what the first saved', async () => {
    const { user } = await open();
    await user.type(field('Name'), ' of mine');
    await ada.call('PATCH', `/api/kits/${kitId}`, { version: 1, name: 'Technical of hers' });
    await user.click(press('Save version 2'));
    await user.click(await screen.findByRole('button', { name: /^Drop mine/ }));
    expect(field('Name')).toHaveValue('Technical of hers');
    expect(screen.getByText('All saved. This is version 2.')).toBeInTheDocument();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('a new kit is made, and its page opened', async () => {
    const { user, went } = await open('new');
    await user.type(field('Name'), 'First call');
    await user.click(press('Make kit'));
    await waitFor(() => expect(went).toHaveLength(1));
    const made = await ada.get(`/api${went[0]}`);
    expect(made.body).toMatchObject({ name: 'First call', version: 1, reserveMinutes: 5 });
  });

  test('a kit is archived and brought back, without a version', async () => {
    const { user } = await open();
    await user.click(press('Archive'));
    await user.click(await screen.findByRole('button', { name: 'Bring back' }));
    expect(await screen.findByRole('button', { name: 'Archive' })).toBeInTheDocument();
    expect(await stored()).toMatchObject({ version: 1, archived: false });
  });

  test('earlier versions are listed with who saved them, and can be read but not written', async () => {
    await ada.call('PATCH', `/api/kits/${kitId}`, { version: 1, name: 'Technical, long' });
    const { unmount } = await open(kitId, world.interviewer);
    const list = within(screen.getByRole('region', { name: 'Versions' }));
    const rows = await list.findAllByRole('listitem');
    expect(rows.map((row) => row.textContent)).toEqual([
      expect.stringMatching(/^Version 2, in use.* 2026, Ada Admin$/),
      expect.stringMatching(/^Version 1.* 2026, /),
    ]);
    expect(list.getByRole('link', { name: 'Version 1' })).toHaveAttribute(
      'href',
      `/kits/${kitId}/versions/1`,
    );
    unmount();
    const page = <VersionPage params={{ id: kitId, version: '1' }} />;
    const { container } = await openPage(fresh, server.url, world.recruiter, page);
    expect(await screen.findByRole('heading', { name: 'Technical, version 1' })).toBeVisible();
    expect(
      await screen.findByText('Kit renamed from “Technical” to “Technical, long”.'),
    ).toBeVisible();
    expect(screen.getByText('What broke?')).toBeVisible();
    expect(screen.queryByRole('textbox')).toBeNull();
    await expectAccessible(container);
  });

  test('a kit that is not there is said so', async () => {
    await openPage(fresh, server.url, world.admin, <KitPage params={{ id: 'nowhere-1' }} />);
    expect(await screen.findByRole('alert')).toHaveTextContent('There is no such kit.');
  });
});
