import { expect, test } from 'vitest';
import { sealAppContext } from '../../server/rehearsal/app-context.ts';
import { openContext } from './support.ts';

const SECRET = 'zoom_test_client_secret_0123456789';
const PAYLOAD = {
  typ: 'meeting',
  uid: 'KDcuGIm1QgePTO8WbOqwIQ',
  mid: '4+abc/DEF==',
  aud: 'test_client_id',
  iss: 'marketplace.zoom.us',
  ts: 1700000000000,
  exp: 1700000120000,
  entitlements: [],
};
const IV = Buffer.from('000102030405060708090a0b', 'hex');

test('app context: equals the published vector with associated data', () => {
  expect(sealAppContext(PAYLOAD, SECRET, IV, Buffer.from('a0a1a2a3', 'hex'))).toBe(
    'DAABAgMEBQYHCAkKCwQAoKGio7AAAAB1L9Z-5x-BSqisvxboV3i5NX8MjwOxz9ULpjZjy5AuIKdgNXFPtX8ZBOJhypVJ8QCWE_B860SIt6q-G55hb-yH1BbH-v54pkOqDPZtrCpl2yMTjxzBByrb3jEmm334BfqYtFOiMz9dC7wM4pNJFUfWtOBhAnCi43Zg0IEZSKF0PydShH5WlvXKzjJPQthlB2a6_66xqSR8ZLge5x0Y1gdhJAieeycO2N5c2Qvbqw0sZ6tgbChHt2EPcwBmYAB4nZ0',
  );
});

test('app context: equals the published vector without associated data', () => {
  expect(sealAppContext(PAYLOAD, SECRET, IV)).toBe(
    'DAABAgMEBQYHCAkKCwAAsAAAAHUv1n7nH4FKqKy_FuhXeLk1fwyPA7HP1QumNmPLkC4gp2A1cU-1fxkE4mHKlUnxAJYT8HzrRIi3qr4bnmFv7IfUFsf6_nimQ6oM9m2sKmXbIxOPHMEHKtveMSabffgF-pi0U6IzP10LvAzik0kVR9a04GECcKLjdmDQgRlIoXQ_J1KEflaW9crOMk9C2GUHZrr_rrGpJHxkuB7nHRjWB2EkCJ57Jw7Y3lzZC9urDSxnMgdnxSi8D9XeKuLjTbVXWg',
  );
});

test('app context: is another text each time, with the same payload inside', () => {
  const [one, two] = [sealAppContext(PAYLOAD, SECRET), sealAppContext(PAYLOAD, SECRET)];
  expect(one).not.toBe(two);
  for (const context of [one, two]) expect(openContext(context, SECRET)).toEqual(PAYLOAD);
});
