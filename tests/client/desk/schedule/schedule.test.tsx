// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DeskServer, startDeskServer } from '../../../support/desk-server.ts';
import { openDesk } from '../../../support/render-desk.tsx';
import { expectAccessible } from '../../../support/render-panel.tsx';

let server: DeskServer;
beforeAll(async () => {
  server = await startDeskServer({ zoom: true });
});
afterAll(() => server.stop());

/** A candidate that only this test knows. */
async function candidate(name: string): Promise<string> {
  const { jobId } = server.world;
  const body = { name, jobId, timeZone: 'America/New_York', email: 'who@example.com' };
  const made = (await server.as('recruiter', 'POST', '/api/candidates', body)) as { id: string };
  return made.id;
}

const interviewsOf = async (id: string) =>
  (
    (await server.as('recruiter', 'GET', `/api/interviews?candidateId=${id}`)) as {
      items: { id: string; title: string; meetingNumber: string | null; status: string }[];
    }
  ).items;

const dialog = () => screen.findByRole('dialog');
const save = () => screen.findByRole('button', { name: 'Save' });

describe('scheduling at the desk', () => {
  test('by address: fields with their usual, both time zones, saved once, the meeting shown', async () => {
    const id = await candidate('Sven Aalto');
    const { user, container } = await openDesk(server, 'recruiter', `/schedule?candidateId=${id}`);
    const box = within(await dialog());
    expect(await box.findByRole('textbox', { name: 'Subject' })).toHaveValue(
      'Interview, Senior Data Engineer',
    );
    expect(box.getByLabelText('Date')).toHaveValue('2026-11-23');
    expect(box.getByLabelText('Time')).toHaveValue('10:00');
    expect(box.getByText(/For the candidate Mon 23 Nov, 05:00 to 05:45, New York/)).toBeVisible();
    expect(box.getByText('For Sven it is 05:00.')).toBeVisible();
    await expectAccessible(container);
    await user.type(box.getByRole('combobox', { name: 'Add an interviewer' }), 'elena');
    await user.keyboard('{Enter}');
    expect(box.getByRole('button', { name: 'Remove Elena Duarte' })).toBeVisible();
    await user.dblClick(await save());
    expect(await box.findByText('Ready in Zoom')).toBeVisible();
    expect(box.getByText(/\/j\//)).toBeVisible();
    expect(box.getByRole('button', { name: 'Copy passcode' })).toBeVisible();
    expect(box.getByText(/In the host’s calendar/)).toBeVisible();
    const [made, ...others] = await interviewsOf(id);
    expect(others).toEqual([]);
    expect(box.getByRole('link', { name: 'Review the invitation' })).toHaveAttribute(
      'href',
      `/interviews/${made!.id}/invitation`,
    );
    await expectAccessible(container);
    await user.click(box.getByRole('button', { name: 'Done' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Sven Aalto' })).toBeVisible();
  });

  test('a conflict is said while choosing, and a free time is one press away', async () => {
    const id = await candidate('Theo Brenner');
    const other = await candidate('Hana Novotna');
    await server.as('recruiter', 'POST', '/api/interviews', {
      candidateId: other,
      startsAt: '2026-11-24T15:30:00.000Z',
      minutes: 60,
      memberIds: [server.world.colleague.id],
    });
    const { user } = await openDesk(server, 'recruiter', `/schedule?candidateId=${id}`);
    const box = within(await dialog());
    await user.type(await box.findByRole('combobox', { name: 'Add an interviewer' }), 'kofi');
    await user.keyboard('{Enter}');
    await user.clear(box.getByLabelText('Date'));
    await user.type(box.getByLabelText('Date'), '2026-11-24');
    await user.clear(box.getByLabelText('Time'));
    await user.type(box.getByLabelText('Time'), '15:00');
    expect(await box.findByText('Kofi is busy from 15:30.')).toBeVisible();
    expect(
      box.getByText(/When Kofi is busy is not known. .* has not connected Zoom/),
    ).toBeVisible();
    await user.click(await box.findByRole('button', { name: '14:30' }));
    expect(box.getByLabelText('Time')).toHaveValue('14:30');
    await waitFor(() => expect(box.queryByText(/is busy from/)).toBeNull());
  });

  test('what is missing is said beside its field, in words, and nothing is sent', async () => {
    const id = await candidate('Amara Diallo');
    const { user, container, asked } = await openDesk(
      server,
      'recruiter',
      `/schedule?candidateId=${id}`,
    );
    const box = within(await dialog());
    const subject = await box.findByRole('textbox', { name: 'Subject' });
    await user.clear(subject);
    await user.clear(box.getByLabelText('Minutes'));
    await user.click(await save());
    expect(subject).toHaveAccessibleDescription(/Give it a subject/);
    expect(box.getByLabelText('Minutes')).toHaveAccessibleDescription(/From 5 minutes/);
    await waitFor(() => expect(subject).toHaveFocus());
    expect(asked.filter((one) => one === '/api/interviews')).toEqual([]);
    await expectAccessible(container);
  });

  test('a time that does not exist and one that comes twice are said in words', async () => {
    const id = await candidate('Lucia Brentano');
    const { user } = await openDesk(server, 'recruiter', `/schedule?candidateId=${id}`);
    const box = within(await dialog());
    const date = await box.findByLabelText('Date');
    const time = box.getByLabelText('Time');
    await user.clear(date);
    await user.type(date, '2027-03-28');
    await user.clear(time);
    await user.type(time, '01:30');
    expect(time).toHaveAccessibleDescription(/There is no 01:30 in Dublin/);
    expect(box.getByText(/This day has 23 hours/)).toBeVisible();
    await user.clear(date);
    await user.type(date, '2027-10-31');
    const which = box.getByRole('combobox', { name: /Which of the two: 01:30 comes twice/ });
    await user.selectOptions(which, 'The second, UTC+0');
    await user.click(await save());
    expect(await box.findByText('The interview is scheduled')).toBeVisible();
    const [made] = await interviewsOf(id);
    expect(made).toMatchObject({ startsAt: '2027-10-31T01:30:00.000Z' });
  });

  test('Zoom refuses: its sentence, the interview stands, and trying again makes the meeting', async () => {
    const id = await candidate('Jonas Keller');
    server.trouble({ kind: 'daily_meeting_limit' });
    const { user } = await openDesk(server, 'recruiter', `/schedule?candidateId=${id}`);
    const box = within(await dialog());
    await user.click(await save());
    expect(await box.findByText(/100 meetings a day/)).toBeVisible();
    expect(await interviewsOf(id)).toMatchObject([{ status: 'scheduled', meetingNumber: null }]);
    server.trouble(null);
    await user.click(box.getByRole('button', { name: 'Try again' }));
    expect(await box.findByText('Ready in Zoom')).toBeVisible();
  });

  test('an answer that gets lost: what was filled in is kept, and saving again makes one', async () => {
    const id = await candidate('Rosa Lindqvist');
    const { user } = await openDesk(server, 'recruiter', `/schedule?candidateId=${id}`);
    const box = within(await dialog());
    await box.findByRole('textbox', { name: 'Subject' });
    const network = globalThis.fetch;
    globalThis.fetch = async (input, init) => {
      const answer = await network(input, init);
      if (init?.method !== 'POST' || !String(input).endsWith('/api/interviews')) return answer;
      globalThis.fetch = network;
      throw new TypeError('the connection was reset');
    };
    await user.click(await save());
    expect(await box.findByText(/it will not be made twice/)).toBeVisible();
    await user.clear(box.getByLabelText('Time'));
    await user.type(box.getByLabelText('Time'), '14:00');
    await user.click(await save());
    expect(await box.findByText('Ready in Zoom')).toBeVisible();
    expect(await interviewsOf(id)).toMatchObject([{ startsAt: '2026-11-23T14:00:00.000Z' }]);
  });

  test('several ticked: one after the other, each can be skipped, what was filled in is kept', async () => {
    const names = ['Rafael Pinto', 'Mei-Ling Hou', 'Daniel Ostrowski'];
    for (const name of names) await candidate(name);
    const { user } = await openDesk(server, 'recruiter', '/candidates');
    for (const name of names)
      await user.click(await screen.findByRole('checkbox', { name: new RegExp(name) }));
    await user.click(screen.getByRole('button', { name: 'Schedule' }));
    const box = within(await dialog());
    const skip = await box.findByRole('button', { name: 'Skip' });
    expect(box.getByText(/Rafael Pinto, .*1 of 3/)).toBeVisible();
    expect(box.getByRole('textbox', { name: 'Subject' })).toHaveFocus();
    await user.click(skip);
    const second = within(await dialog());
    await second.findByText(/Mei-Ling Hou, Senior Data Engineer, .*2 of 3/);
    const subject = second.getByRole('textbox', { name: 'Subject' });
    await user.clear(subject);
    await user.type(subject, 'A long talk');
    await user.click(second.getByRole('button', { name: 'Close' }));
    await user.click(screen.getByRole('button', { name: 'Schedule' }));
    await user.click(await screen.findByRole('button', { name: 'Skip' }));
    await screen.findByText(/Mei-Ling Hou, Senior Data Engineer, .*2 of 3/);
    expect(await screen.findByRole('textbox', { name: 'Subject' })).toHaveValue('A long talk');
    await user.click(await save());
    await user.click(await screen.findByRole('button', { name: 'Next: Daniel' }));
    expect(
      await screen.findByText(/Daniel Ostrowski, Senior Data Engineer, .*3 of 3/),
    ).toBeVisible();
  });

  test('what was filled in outlives a reload, can be discarded, and is gone once saved', async () => {
    const id = await candidate('Iris Vermeer');
    const at = `/schedule?candidateId=${id}`;
    const first = await openDesk(server, 'recruiter', at);
    const subject = await screen.findByRole('textbox', { name: 'Subject' });
    expect(screen.queryByText(/filled in earlier/)).toBeNull();
    await first.user.clear(subject);
    await first.user.type(subject, 'A long talk');
    first.unmount();

    const second = await openDesk(server, 'recruiter', at);
    const again = await screen.findByRole('textbox', { name: 'Subject' });
    expect(again).toHaveValue('A long talk');
    expect(screen.getByText(/What you filled in earlier is here again/)).toBeVisible();
    await expectAccessible(second.container);
    await second.user.click(screen.getByRole('button', { name: 'Discard it and start anew' }));
    expect(again).toHaveValue('Interview, Senior Data Engineer');
    expect(again).toHaveFocus();
    await second.user.type(again, ', once more');
    // Nothing of it outlives the tab, and a colleague in it finds nothing of hers.
    expect(Object.keys(localStorage).filter((key) => key.includes(id))).toEqual([]);
    second.unmount();
    const other = await openDesk(server, 'admin', at);
    expect(await screen.findByRole('textbox', { name: 'Subject' })).toHaveValue(
      'Interview, Senior Data Engineer',
    );
    other.unmount();

    const third = await openDesk(server, 'recruiter', at);
    await third.user.click(await save());
    await screen.findByText('Ready in Zoom');
    expect(Object.keys(sessionStorage).filter((key) => key.includes(id))).toEqual([]);
  });

  test('on the file: moved by a colleague it is shown at once; rescheduled; cancelled with a reason', async () => {
    const id = await candidate('Niall Kerr');
    const made = (await server.as('recruiter', 'POST', '/api/interviews', {
      candidateId: id,
      title: 'Panel',
      startsAt: '2026-11-25T10:00:00.000Z',
      minutes: 45,
      zoom: {},
    })) as { id: string };
    const { user, container } = await openDesk(server, 'recruiter', `/interviews/${made.id}`);
    const block = within(await screen.findByRole('region', { name: 'Meeting of Panel' }));
    expect(await block.findByText('Ready in Zoom')).toBeVisible();
    await server.as('admin', 'PATCH', `/api/interviews/${made.id}`, {
      startsAt: '2026-11-26T10:00:00.000Z',
    });
    expect(await block.findByText(/Thu 26 Nov, 10:00 to 10:45, Dublin/)).toBeVisible();
    await expectAccessible(container);

    await user.click(block.getByRole('button', { name: 'Reschedule' }));
    const box = within(await dialog());
    expect(await box.findByLabelText('Date')).toHaveValue('2026-11-26');
    expect(box.getByText(/Niall was not invited yet and is told nothing/)).toBeVisible();
    await user.clear(box.getByLabelText('Date'));
    await user.type(box.getByLabelText('Date'), '2026-11-27');
    await user.click(await save());
    expect(await box.findByText('The interview is rescheduled')).toBeVisible();
    await user.click(box.getByRole('button', { name: 'Done' }));
    expect(await block.findByText(/Fri 27 Nov/)).toBeVisible();

    await user.click(block.getByRole('button', { name: 'Cancel interview' }));
    const asking = within(await dialog());
    expect(asking.getByText('The Zoom meeting is removed.')).toBeVisible();
    expect(await asking.findByText(/Niall was not invited and is told nothing/)).toBeVisible();
    await user.type(asking.getByRole('textbox', { name: 'Why, for colleagues' }), 'On hold');
    await expectAccessible(container);
    await user.click(asking.getByRole('button', { name: 'Cancel the interview' }));
    expect(await block.findByText('Cancelled')).toBeVisible();
    expect(await interviewsOf(id)).toMatchObject([{ status: 'cancelled' }]);
  });

  test.each(['manager', 'interviewer'] as const)(
    'who may not schedule finds no button: %s',
    async (who) => {
      await openDesk(server, who, `/interviews/${server.world.interviewId}`);
      await screen.findByRole('region', { name: /^Meeting of/ });
      for (const name of ['Schedule', 'Reschedule', 'Cancel interview'])
        expect(screen.queryByRole('button', { name })).toBeNull();
    },
  );
});
