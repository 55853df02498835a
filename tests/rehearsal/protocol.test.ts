import { expect, test } from 'vitest';
import {
  answerTo,
  isFromSeat,
  parseRequest,
  refused,
  sdkEvent,
} from '../../client/rehearsal/protocol.ts';

const ID = `id${'0a'.repeat(16)}`;

test('request: a string with call id and name is read, with or without data', () => {
  const text = JSON.stringify({ jsCallId: ID, apiName: 'openUrl', data: { url: 'https://a.b' } });
  expect(parseRequest(text)).toEqual({
    jsCallId: ID,
    apiName: 'openUrl',
    data: { url: 'https://a.b' },
  });
  const bare = { jsCallId: ID, apiName: 'getUserContext' };
  expect(parseRequest(JSON.stringify(bare))).toEqual(bare);
});

test.each([
  ['an object', { jsCallId: ID, apiName: 'config' }],
  ['no JSON', 'hello'],
  ['JSON null', 'null'],
  ['a short id', JSON.stringify({ jsCallId: 'id0a', apiName: 'config' })],
  ['no name', JSON.stringify({ jsCallId: ID })],
])('request: %s is passed over', (_what, data) => {
  expect(parseRequest(data)).toBeNull();
});

test('answer: an object under the call id, with a result or a code and a message', () => {
  const request = { jsCallId: ID, apiName: 'x' };
  expect(answerTo(request, { result: 1 })).toEqual({
    type: 'apiResponse',
    data: { jsCallId: ID, result: 1 },
  });
  expect(answerTo(request, refused('80004', 'no')).data).toEqual({
    jsCallId: ID,
    errorCode: '80004',
    errorMessage: 'no',
  });
  expect(sdkEvent('onMeeting', { action: 'ended' })).toMatchObject({ type: 'event' });
});

test('seat: only the window and the origin of this frame are its own', () => {
  const origin = 'http://localhost:41001';
  const contentWindow = {};
  const frame = { contentWindow };
  expect(isFromSeat({ source: contentWindow, origin }, frame, origin)).toBe(true);
  expect(isFromSeat({ source: {}, origin }, frame, origin)).toBe(false);
  const elsewhere = { source: contentWindow, origin: 'http://localhost:41002' };
  expect(isFromSeat(elsewhere, frame, origin)).toBe(false);
  expect(isFromSeat({ source: contentWindow, origin }, null, origin)).toBe(false);
});
