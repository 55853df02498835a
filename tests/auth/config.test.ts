import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../../server/config.ts';

const LIVE = {
  ZOOM_MODE: 'live',
  PUBLIC_URL: 'https://hireside.example',
  ZOOM_CLIENT_ID: 'id',
  ZOOM_CLIENT_SECRET: 'secret',
  ZOOM_WEBHOOK_SECRET_TOKEN: 'webhook',
  SESSION_SECRET: 's'.repeat(32),
  DATA_KEYS: `one:${Buffer.alloc(32, 1).toString('base64')}`,
};

function problemsOf(env: Record<string, string>): string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('the configuration of Zoom', () => {
  test('live: Zoom’s own addresses, unless others are given', () => {
    expect(readConfig(LIVE).zoom).toEqual({
      mode: 'live',
      clientId: 'id',
      clientSecret: 'secret',
      webhookSecret: 'webhook',
      webhookWindowMs: 7_200_000,
      apiUrl: 'https://api.zoom.us/v2',
      oauthUrl: 'https://zoom.us',
      inClientRedirect: 'event',
    });
    const government = {
      ...LIVE,
      ZOOM_API_URL: 'https://api.zoomgov.com/v2/',
      ZOOM_OAUTH_URL: 'https://zoomgov.com',
      ZOOM_IN_CLIENT_REDIRECT: 'none',
      ZOOM_WEBHOOK_WINDOW_MINUTES: '5',
    };
    expect(readConfig(government).zoom).toMatchObject({
      apiUrl: 'https://api.zoomgov.com/v2',
      oauthUrl: 'https://zoomgov.com',
      inClientRedirect: 'none',
      webhookWindowMs: 300_000,
    });
  });

  test('live: everything that is missing is said at once', () => {
    const problems = problemsOf({ ZOOM_MODE: 'live' });
    const { ZOOM_MODE: _, ...needed } = LIVE;
    expect(problems.map((one) => one.split(':')[0])).toEqual(Object.keys(needed));
  });

  test('live: everything that is malformed is said at once, and repeats no secret', () => {
    const problems = problemsOf({
      ...LIVE,
      DATA_KEYS: 'one:c2VjcmV0,two',
      ZOOM_OAUTH_URL: 'http://zoom.us',
      ZOOM_API_URL: 'http://api.zoom.us/v2',
    });
    expect(problems).toEqual([
      'ZOOM_API_URL: tokens travel by https only',
      'ZOOM_OAUTH_URL: tokens travel by https only',
      'DATA_KEYS: key one has 6 bytes, not 32',
      'DATA_KEYS: key 2 is not of the form id:base64',
    ]);
    expect(problemsOf({ ...LIVE, ZOOM_IN_CLIENT_REDIRECT: 'maybe' })).toHaveLength(1);
  });

  test('rehearsal: nothing is needed, and the addresses are decided at start', () => {
    const { zoom, dataKeys } = readConfig({});
    expect(zoom).toMatchObject({ mode: 'rehearsal', apiUrl: null, oauthUrl: null });
    expect(dataKeys).toMatchObject([{ id: 'rehearsal' }]);
  });
});
