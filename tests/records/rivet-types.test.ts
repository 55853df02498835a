import type { MeetingChatMessageSentEvent } from '@zoom/rivet/meetings';
import type {
  CallLogsSyncUsersCallHistoryResponse,
  PhoneCalleeCallHistoryCompletedEvent,
  PhoneCallerCallHistoryCompletedEvent,
  PhoneCallerCallLogCompletedEvent,
  PhoneRecordingCompletedEvent,
} from '@zoom/rivet/phone';
import type {
  ChatMessageSentEvent,
  ChatMessagesListUsersChatMessagesResponse,
} from '@zoom/rivet/teamchat';
import { expect, test } from 'vitest';
import type { CloudMessage } from '../../server/rehearsal/cloud/chat.ts';
import { chatSentEvent, meetingChatEvent } from '../../server/rehearsal/cloud/chat-said.ts';
import {
  callerLogEvent,
  historyEvent,
  playCall,
  recordingEvent,
} from '../../server/rehearsal/cloud/phone-calls.ts';
import { createCloudState } from '../../server/rehearsal/cloud/state.ts';
import { historyRow, logRow, recordingRow } from '../../server/zoom/phone-schemas.ts';
import { TestClock } from '../support/server.ts';

const state = createCloudState(new TestClock(), []);
const { row } = playCall(state, {
  userIds: ['zoom-recruiter'],
  direction: 'outbound',
  number: '+35315550177',
  startsAt: 0,
  talk: 60,
  recorded: true,
})[0]!;
const message: CloudMessage = {
  id: 'm1',
  message: 'hello',
  sender: 'a@b.example',
  send_member_id: 'member',
  sender_display_name: 'A',
  date_time: '2026-11-21T12:00:00Z',
  timestamp: 0,
  status: 'Normal',
};

test('what the rehearsed Zoom tells and answers has the shapes of Zoom’s own types', () => {
  const told = historyEvent('account', 'user', [row], 0);
  told.payload satisfies PhoneCallerCallHistoryCompletedEvent['payload'];
  told.payload satisfies PhoneCalleeCallHistoryCompletedEvent['payload'];
  const old = callerLogEvent('account', 'user', row, 0);
  old.payload satisfies PhoneCallerCallLogCompletedEvent['payload'];
  const recorded = recordingEvent('account', 'user', row, {
    apiUrl: 'https://api.zoom.us/v2',
    at: 0,
  });
  recorded.payload satisfies PhoneRecordingCompletedEvent['payload'];
  ({ call_logs: [row], sync_token: 't' }) satisfies CallLogsSyncUsersCallHistoryResponse;
  chatSentEvent('account', { id: 'u', email: 'a@b.example' }, 'c@d.example', message)
    .payload satisfies ChatMessageSentEvent['payload'];
  ({ messages: [message] }) satisfies ChatMessagesListUsersChatMessagesResponse;
  meetingChatEvent('account', { number: 1, uuid: 'u' }, { name: 'A', text: 'hello', at: 0 })
    .payload satisfies MeetingChatMessageSentEvent['payload'];

  expect(historyRow.safeParse(row).success).toBe(true);
  expect(logRow.safeParse(old.payload.object.call_logs[0]).success).toBe(true);
  expect(recordingRow.safeParse(recorded.payload.object.recordings[0]).success).toBe(true);
});
