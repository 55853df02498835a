import type { CallResult } from '../common/events.ts';

/** The words of calls and chats with a candidate. */
const NOT_ANSWERED: Record<Exclude<CallResult, 'answered'>, string> = {
  missed: 'no answer',
  voicemail: 'voicemail',
  refused: 'declined',
  failed: 'did not get through',
};

function lengthOf(seconds: number): string {
  if (seconds < 60) return 'under a minute';
  return `${Math.round(seconds / 60)} min`;
}

const outcome = (result: CallResult, talk: number) =>
  result === 'answered' ? lengthOf(talk) : NOT_ANSWERED[result];

export const callsCopy = {
  title: 'Calls',
  stale: 'This list may be out of date.',
  call: (direction: 'in' | 'out', member: string | null, result: CallResult, talk: number) =>
    `${direction === 'out' ? `${member ?? 'Somebody'} called` : `Called ${member ?? 'here'}`}, ` +
    outcome(result, talk),
  play: 'Play recording',
  playOf: (when: string) => `Play recording of ${when}`,
  recording: (when: string) => `Recording of the call of ${when}`,
  gone: 'Its recording is not at Zoom any more.',

  assign: 'Calls to assign',
  whose: 'Several candidates have this number. Whose call was it?',
  withNumber: (number: string) => `Call with ${number}`,
  itWas: (candidate: string) => candidate,
  itWasOf: (candidate: string, when: string) => `${candidate}: the call of ${when} was theirs`,
  nobody: 'Nobody’s',
  nobodyOf: (when: string) => `Nobody’s: forget the call of ${when}`,
  assigned: (candidate: string) => `The call is in the file of ${candidate} now.`,
  forgotten: 'The call is forgotten.',
  notAssigned: 'It is still here, nothing was changed.',

  chat: 'Chat',
  noChat: 'No conversation of Team Chat is linked.',
  ofMeeting: 'In the meeting',
  ofTeamChat: (title: string) => (title === '' ? 'Team Chat' : `Team Chat: ${title}`),
  unlinked: 'read no further',
  empty: 'No messages yet.',
  messages: (count: number) => (count === 1 ? '1 message' : `${count} messages`),
  link: 'Link a chat',
  linkOf: 'Link a chat of your Team Chat',
  linking: {
    which: 'Which conversation is it?',
    ends: {
      contact: ['With the candidate alone', 'What you two write to each other.'],
      channel: [
        'A channel',
        'What everybody writes in it, members and guests alike. Choose one that is about this candidate only.',
      ],
    },
    contact: 'The candidate’s e-mail address in Team Chat',
    channel: 'Link or id of the channel',
    noChannel: 'Copy the link of the channel in Zoom: its menu has “Copy link to channel”.',
    title: 'What it is called here',
    sure: 'What others write in this channel may be filed here, and they know it.',
    notSure: 'Tick that what others write may be filed. Nothing was changed.',
    who:
      'Visible to: admins, recruiters, and the hiring managers of the candidate’s jobs; never to ' +
      'interviewers. It is read every hour, in your name, from when chats were turned on, until ' +
      'you unlink it.',
  },
  send: 'Link',
  linked: 'The conversation is linked.',
  unlink: 'Unlink',
  unlinkOf: (title: string) => `Unlink ${title}`,
  unlinkTitle: 'Unlink this conversation?',
  unlinkHint: 'It is read no further. What was read can stay in the file, or go.',
  keep: 'Unlink and keep messages',
  erase: 'Unlink and delete messages',
  cancel: 'Cancel',
  notDone: 'Nothing was changed.',
} as const;
