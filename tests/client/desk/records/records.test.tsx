// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { ApiError } from '../../../../client/api.ts';
import { Calls } from '../../../../client/desk/records/calls.tsx';
import { CallsToAssign } from '../../../../client/desk/records/calls-to-assign.tsx';
import { channelIn } from '../../../../client/desk/records/channel-link.ts';
import { Chats } from '../../../../client/desk/records/chat.tsx';
import type { Call, CallToAssign, Chat } from '../../../../client/desk/records/use-calls.ts';
import { FakeApi } from '../../../support/fake-api.ts';
import { renderDesk } from '../../../support/render-desk-page.tsx';
import { expectAccessible } from '../../../support/render-panel.tsx';

const AT = '2026-11-20T10:30:00.000Z';
const call = (more: Partial<Call> = {}): Call => ({
  id: 'call-1',
  direction: 'out',
  number: '+35315550177',
  memberId: 'priya',
  memberName: 'Priya Raman',
  startedAt: AT,
  talk: 430,
  result: 'answered',
  recording: 'none',
  ...more,
});
const toAssign = (more: Partial<CallToAssign> = {}): CallToAssign => ({
  ...call(),
  candidates: [
    { id: 'aoife', name: 'Aoife Brennan' },
    { id: 'niamh', name: 'Niamh Brennan' },
  ],
  ...more,
});
const chat = (more: Partial<Chat> = {}): Chat => ({
  id: 'chat-1',
  source: 'team_chat',
  interviewId: null,
  title: 'niamh@example.com',
  linked: true,
  createdAt: AT,
  messages: [
    { id: 'm1', author: 'Niamh Brennan', memberId: null, at: AT, text: 'Is Friday fine?' },
    { id: 'm2', author: 'P. Raman', memberId: 'priya', at: AT, text: 'It is.' },
  ],
  ...more,
});
const PEOPLE = {
  me: 'priya',
  candidate: 'Niamh Brennan',
  byId: { priya: { id: 'priya', name: 'Priya Raman', role: 'recruiter' as const } },
};
const CALLS = 'GET /api/candidates/niamh/calls';
const CHATS = '/api/candidates/niamh/chats';

describe('calls with a candidate', () => {
  test('are told in words, with who, how long and how they ended', async () => {
    const items = [
      call(),
      call({ id: 'call-2', direction: 'in', result: 'voicemail', talk: 20 }),
      call({ id: 'call-3', memberName: null, result: 'missed', talk: 0 }),
      call({ id: 'call-4', direction: 'in', talk: 12, memberName: null, recording: 'gone' }),
    ];
    const api = new FakeApi().on(CALLS, () => ({ items }));
    const { container } = renderDesk(<Calls candidateId="niamh" entry="" />, api);
    await screen.findByText('Priya Raman called, 7 min');
    screen.getByText('Called Priya Raman, voicemail');
    screen.getByText('Somebody called, no answer');
    screen.getByText('Called here, under a minute');
    screen.getByText('Its recording is not at Zoom any more.');
    expect(screen.queryByRole('button')).toBeNull();
    await expectAccessible(container);
  });

  test('a recording is fetched only once somebody wants to hear it', async () => {
    const api = new FakeApi().on(CALLS, () => ({ items: [call({ recording: 'playable' })] }));
    const { user, container } = renderDesk(<Calls candidateId="niamh" entry="" />, api);
    const play = await screen.findByRole('button', { name: /^Play recording of / });
    expect(container.querySelector('audio')).toBeNull();
    play.focus();
    await user.keyboard('{Enter}');
    expect(container.querySelector('audio')).toHaveAttribute('src', '/api/calls/call-1/recording');
    expect(container.querySelector('audio')).toHaveAccessibleName(/^Recording of the call of /);
  });

  test('are no heading where there are none, and an error in words where they cannot be asked for', async () => {
    const api = new FakeApi().on(CALLS, () => ({ items: [] }));
    const { container } = renderDesk(<Calls candidateId="niamh" entry="" />, api);
    await waitFor(() => expect(api.asked).toHaveLength(1));
    expect(container).toBeEmptyDOMElement();
    const down = new FakeApi().on(CALLS, () => {
      throw new ApiError('unavailable', 'Hireside’s server does not answer.', null);
    });
    renderDesk(<Calls candidateId="niamh" entry="" />, down);
    await screen.findByText(/does not answer/);
  });
});

describe('calls to assign', () => {
  function serverWith(...items: CallToAssign[]) {
    let kept = items;
    const api = new FakeApi().on('GET /api/calls', () => ({
      items: kept,
      nextCursor: null,
      passedOver: 0,
    }));
    for (const { id } of items) {
      api.on(`PUT /api/calls/${id}`, () => {
        kept = kept.filter((one) => one.id !== id);
      });
    }
    return api;
  }

  test('one press says whose it was; the row goes and the focus stays', async () => {
    const api = serverWith(toAssign());
    const { user, container } = renderDesk(<CallsToAssign />, api, 'recruiter');
    await screen.findByText('Call with +35315550177');
    await expectAccessible(container);
    await user.tab();
    await user.keyboard('{Enter}');
    await screen.findByText('The call is in the file of Aoife Brennan now.');
    expect(api.asked.at(1)).toMatchObject({
      path: '/api/calls/call-1',
      body: { candidateId: 'aoife' },
    });
    await waitFor(() => expect(screen.queryByText('Call with +35315550177')).toBeNull());
    expect(screen.getByRole('heading', { name: /^Calls to assign/ })).toHaveFocus();
  });

  test('nobody’s is forgotten; what did not work is said and stays', async () => {
    const api = serverWith(toAssign());
    const { user } = renderDesk(<CallsToAssign />, api, 'admin');
    api.on('PUT /api/calls/call-1', () => {
      throw new ApiError('unavailable', 'Hireside’s server does not answer.', null);
    });
    const nobody = await screen.findByRole('button', { name: /^Nobody’s: forget/ });
    await user.click(nobody);
    await screen.findByText(/nothing was changed\. Hireside’s server does not answer/);
    screen.getByText('Call with +35315550177');
    api.on('PUT /api/calls/call-1', () => undefined);
    await user.click(nobody);
    await screen.findByText('The call is forgotten.');
    expect(api.asked.at(-2)).toMatchObject({ body: { candidateId: null } });
  });

  test('who may not assign is not asked, and nothing waits where there is nothing', async () => {
    const api = serverWith(toAssign());
    const { container } = renderDesk(<CallsToAssign />, api, 'interviewer');
    expect(container).toBeEmptyDOMElement();
    expect(api.asked).toEqual([]);
  });
});

describe('chats with a candidate', () => {
  const show = (api: FakeApi, mayLink = true) =>
    renderDesk(<Chats candidateId="niamh" entry="" people={PEOPLE} mayLink={mayLink} />, api);

  test('members go by their own name, others by the one Zoom gave', async () => {
    const items = [chat(), chat({ id: 'chat-2', source: 'meeting', linked: false, messages: [] })];
    const { container } = show(new FakeApi().on(`GET ${CHATS}`, () => ({ items })));
    const talk = within(
      await screen.findByRole('article', { name: 'Team Chat: niamh@example.com' }),
    );
    expect(talk.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^Niamh Brennan, .*Is Friday fine\?$/),
      expect.stringMatching(/^You, .*It is\.$/),
    ]);
    within(screen.getByRole('article', { name: 'In the meeting' })).getByText('No messages yet.');
    await expectAccessible(container);
  });

  test('a conversation is linked by keyboard; a refusal is said in the dialog', async () => {
    const api = new FakeApi().on(`GET ${CHATS}`, () => ({ items: [] }));
    api.on(`POST ${CHATS}`, () => {
      throw new ApiError('conflict', 'Chats are not collected.', null);
    });
    const { user, container } = show(api);
    await screen.findByText('No conversation of Team Chat is linked.');
    await user.tab();
    await user.keyboard('{Enter}');
    const box = await screen.findByLabelText('The candidate’s e-mail address in Team Chat');
    await user.type(box, 'niamh@example.com{Enter}');
    await screen.findByText('Nothing was changed. Chats are not collected.');
    await expectAccessible(container);
    api.on(`POST ${CHATS}`, () => ({ chatId: 'chat-1' }));
    await user.type(box, '{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(api.asked.filter(({ method }) => method === 'POST')[0]!.body).toEqual({
      toContact: 'niamh@example.com',
      title: 'niamh@example.com',
    });
  });

  test('a channel is linked by choice, after it is said who reads it and whose words they are', async () => {
    const api = new FakeApi().on(`GET ${CHATS}`, () => ({ items: [] }));
    api.on(`POST ${CHATS}`, () => ({ chatId: 'chat-1' }));
    const { user, container } = show(api);
    await user.click(await screen.findByRole('button', { name: 'Link a chat of your Team Chat' }));
    const dialog = await screen.findByRole('dialog', { name: 'Link a chat of your Team Chat' });
    expect(within(dialog).getByRole('radio', { name: /^With the candidate alone/ })).toBeChecked();
    expect(dialog).toHaveTextContent(/Visible to: admins, recruiters, and the hiring managers/);
    await user.click(within(dialog).getByRole('radio', { name: /^A channel/ }));
    await expectAccessible(container);
    const box = within(dialog).getByLabelText('Link or id of the channel');
    await user.type(box, 'the hiring channel{Enter}');
    expect(box).toHaveAccessibleDescription(/Copy link to channel/);
    await user.clear(box);
    await user.type(box, 'https://zoom.us/launch/chat?channelid=a1b2c3d4e5f6');
    await user.type(within(dialog).getByLabelText('What it is called here'), 'Offer for Niamh');
    await user.keyboard('{Enter}');
    expect(within(dialog).getByRole('alert')).toHaveTextContent(/^Tick that what others write/);
    expect(api.asked.some(({ method }) => method === 'POST')).toBe(false);
    await user.click(within(dialog).getByRole('checkbox', { name: /What others write/ }));
    await user.click(within(dialog).getByRole('button', { name: 'Link' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(api.asked.filter(({ method }) => method === 'POST').map(({ body }) => body)).toEqual([
      { toChannel: 'a1b2c3d4e5f6', title: 'Offer for Niamh' },
    ]);
  });

  test.each([
    ['a1b2c3d4e5f6', 'a1b2c3d4e5f6'],
    [' https://zoom.us/launch/chat?src=direct&channelid=a1b2c3d4e5f6 ', 'a1b2c3d4e5f6'],
    [
      `https://zoom.us/launch/chat/v2/${btoa('{"sid":"a1b2c3d4e5f6@conference.xmpp.zoom.us"}')}`,
      'a1b2c3d4e5f6',
    ],
    ['https://zoom.us/launch/chat/v2/nothing', null],
    ['https://zoom.us/?channelid=<script>', null],
    ['the hiring channel', null],
    ['', null],
  ])('the channel of “%s” is %s', (written, id) => {
    expect(channelIn(written)).toBe(id);
  });

  test('unlinking asks what becomes of the messages', async () => {
    const api = new FakeApi().on(`GET ${CHATS}`, () => ({ items: [chat()] }));
    for (const erase of [true, false])
      api.on(`DELETE /api/chats/chat-1?erase=${erase}`, () => undefined);
    const { user } = show(api);
    const unlink = () => screen.findByRole('button', { name: /^Unlink Team Chat/ });
    await user.click(await unlink());
    await user.click(screen.getByRole('button', { name: 'Unlink and keep messages' }));
    await waitFor(() => expect(api.count('DELETE', '/api/chats/chat-1?erase=false')).toBe(1));
    await user.click(await unlink());
    await user.click(screen.getByRole('button', { name: 'Unlink and delete messages' }));
    await waitFor(() => expect(api.count('DELETE', '/api/chats/chat-1?erase=true')).toBe(1));
  });

  test('who may not link sees no button, and nothing where there is nothing', async () => {
    const api = new FakeApi().on(`GET ${CHATS}`, () => ({ items: [] }));
    const { container } = show(api, false);
    await waitFor(() => expect(api.asked).toHaveLength(1));
    expect(container).toBeEmptyDOMElement();
  });
});
