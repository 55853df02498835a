import { expect, test } from 'vitest';
import { ConfigError, readConfig } from '../../server/config.ts';

const LIVE = {
  ZOOM_MODE: 'live',
  PUBLIC_URL: 'https://hireside.example.com',
  ZOOM_CLIENT_ID: 'id',
  ZOOM_CLIENT_SECRET: 'secret',
  ZOOM_WEBHOOK_SECRET_TOKEN: 'webhook-secret',
  DATA_KEYS: `a:${Buffer.alloc(32, 'a').toString('base64')}`,
  SESSION_SECRET: 'x'.repeat(32),
};
const SMTP_URL = 'smtps://user:pass@mail.example.com';

function problemsOf(env: Record<string, string>): string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

test('live: mail is off where neither is set, and half of it is a problem', () => {
  expect(readConfig(LIVE).mail).toBeNull();
  expect(problemsOf({ ...LIVE, SMTP_URL })).toEqual(['MAIL_FROM: needed where SMTP_URL is set']);
  expect(problemsOf({ ...LIVE, MAIL_FROM: 'a@example.com' })).toEqual([
    'SMTP_URL: needed where MAIL_FROM is set',
  ]);
});

test.each([
  ['a@example.com', { name: '', address: 'a@example.com' }],
  ['Corrib hiring <a@example.com>', { name: 'Corrib hiring', address: 'a@example.com' }],
  ['"Corrib, hiring" <a@example.com>', { name: 'Corrib, hiring', address: 'a@example.com' }],
])('MAIL_FROM %s', (MAIL_FROM, from) => {
  expect(readConfig({ ...LIVE, SMTP_URL, MAIL_FROM }).mail).toEqual({ smtpUrl: SMTP_URL, from });
});

test('what is no address or no mail server is named', () => {
  expect(problemsOf({ MAIL_FROM: 'nobody' })).toEqual([expect.stringMatching(/^MAIL_FROM: /)]);
  expect(problemsOf({ SMTP_URL: 'https://mail.example.com' })).toEqual([
    expect.stringMatching(/^SMTP_URL: begins with smtp/),
  ]);
});

test('rehearsal: its own mail server, unless another is named', () => {
  const from = { name: 'Hireside rehearsal', address: 'hireside@rehearsal.example' };
  expect(readConfig({}).mail).toEqual({ smtpUrl: null, from });
  expect(readConfig({ SMTP_URL }).mail).toEqual({ smtpUrl: SMTP_URL, from });
});
