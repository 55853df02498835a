import { expect, test } from 'vitest';
import { faultText, isAvailable, NO_FAULTS } from '../../client/rehearsal/faults.ts';
import { changeRole, isAtLeast, SDK_TABLE, sdkRole } from '../../client/rehearsal/sdk-table.ts';
import { METHODS } from '../../client/rehearsal/zoom-apis.ts';

const HOSTS = ['host', 'co-host'];
const ALL = [...HOSTS, 'participant'];

test.each([
  ['getMeetingContext', '5.6.7', HOSTS, false],
  ['getMeetingParticipants', '5.6.7', HOSTS, false],
  ['getMeetingJoinUrl', '5.6.7', HOSTS, false],
  ['getRecordingContext', '5.6.7', HOSTS, false],
  ['cloudRecording', '5.6.7', HOSTS, false],
  ['onParticipantChange', '5.6.7', HOSTS, false],
  ['onActiveSpeakerChange', '5.6.7', HOSTS, false],
  ['getMeetingUUID', '5.6.7', ALL, true],
  ['getUserContext', '5.6.7', ALL, true],
  ['getAppContext', '5.11.3', ALL, true],
  ['authorize', '5.10.0', ALL, false],
  ['promptAuthorize', '5.10.6', ALL, true],
  ['onMeeting', '5.6.7', ALL, false],
  ['closeApp', '5.16.5', ALL, true],
  ['sendMessageToChat', '6.2.5', ALL, true],
])('roles: %s from %s for %j, guests %s', (name, since, roles, guest) => {
  expect(SDK_TABLE[name]).toEqual({ since, roles, guest });
});

test('roles: every method has a row, and every row is a method or an event', () => {
  expect(Object.keys(METHODS).filter((name) => SDK_TABLE[name] === undefined)).toEqual([]);
  const rest = Object.keys(SDK_TABLE).filter((name) => METHODS[name] === undefined);
  expect(rest.filter((name) => !/^on[A-Z]/.test(name))).toEqual([]);
});

test('roles: each place spells them in its own way', () => {
  expect(ALL.map((role) => sdkRole(role as 'host'))).toEqual(['host', 'coHost', 'attendee']);
  expect(ALL.map((role) => changeRole(role as 'host'))).toEqual(['host', 'cohost', 'attendee']);
});

test('versions: compare part by part', () => {
  expect(isAtLeast('6.5.0.1234', '6.4.5')).toBe(true);
  expect(isAtLeast('5.9.0', '5.11.3')).toBe(false);
  expect(isAtLeast('5.10', '5.10.0')).toBe(true);
});

test('faults: an old client lacks what came later, one with APIs missing keeps the core', () => {
  const old = { ...NO_FAULTS, oldClient: true };
  expect(isAvailable('getMeetingUUID', old)).toBe(true);
  expect(isAvailable('getAppContext', old)).toBe(false);
  const bare = { ...NO_FAULTS, apisMissing: true };
  expect(isAvailable('getAppContext', bare)).toBe(true);
  expect(isAvailable('onMeeting', bare)).toBe(false);
  expect(isAvailable('startRTMS', NO_FAULTS)).toBe(false);
});

test('faults: are told in few words, the silence with its seconds', () => {
  expect(faultText(NO_FAULTS, 0)).toBe('');
  expect(faultText({ ...NO_FAULTS, oldClient: true }, 0)).toBe('Old client');
  expect(faultText({ ...NO_FAULTS, oldClient: true, silentUntil: 10_000 }, 2_500)).toBe(
    'No answer, 8 s',
  );
});
