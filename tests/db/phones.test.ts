import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../common/ids.ts';
import { regionNamed, regionOfZone, toE164 } from '../../db/phone-number.ts';
import { candidatesByNumber, regionOf } from '../../db/phones.ts';
import { rebuild } from '../../db/rebuild.ts';
import { fillPhones } from '../../db/records/phone-fill.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { makeWorld, NOON, type World, write } from '../support/fixtures.ts';
import { rawOn } from './raw.ts';

test.each([
  ['01 555 0177', 'IE', '+35315550177'],
  ['+353 (0)1 555 0177', 'US', '+35315550177'],
  ['00353 1 555 0177', 'IE', '+35315550177'],
  ['(212) 555-0123 ext. 7', 'US', '+12125550123'],
  ['801', 'IE', null],
  ['call me', 'IE', null],
  ['01 555 0177', null, null],
] as const)('%s in %s is %s', (text, region, expected) => {
  expect(toE164(text, region)).toBe(expected);
});

test('a country comes from a time zone, by any of its names, or from its two letters', () => {
  expect(regionOfZone('Europe/Dublin')).toBe('IE');
  expect(regionOfZone('Asia/Kolkata')).toBe('IN');
  expect(regionOfZone('UTC')).toBeNull();
  expect(regionOfZone('nowhere')).toBeNull();
  expect([regionNamed('ie'), regionNamed('zz'), regionNamed(null)]).toEqual(['IE', null, null]);
});

for (const engine of ENGINES) {
  describe(`the numbers of candidates on ${engine}`, () => {
    let fresh: TestDatabase;
    let world: World;
    beforeEach(async () => {
      fresh = await freshDatabase(engine);
      world = await makeWorld(fresh.database);
    });
    afterEach(() => fresh.drop());

    const edit = (body: { phone?: string | null; timeZone?: string | null }) =>
      write(fresh.database, world.log, NOON, [{ id: newId(), type: 'candidate.edited', body }]);
    const found = (number: string) =>
      fresh.database.transact((tx) => candidatesByNumber(tx, world.organizationId, number));

    test('follow the profile, and come back when it is made again from the log', async () => {
      await edit({ phone: '01 555 0177' });
      expect(await found('+35315550177')).toEqual([world.candidateId]);
      await edit({ timeZone: 'Europe/Berlin' });
      expect(await found('+35315550177')).toEqual([]);
      expect(await found('+4915550177')).toEqual([world.candidateId]);
      await fresh.database.transact((tx) =>
        tx.sql
          .deleteFrom('candidate_phone')
          .execute()
          .then(() => rebuild(tx, [world.candidateId])),
      );
      expect(await found('+4915550177')).toEqual([world.candidateId]);
      await edit({ phone: null });
      expect(await found('+4915550177')).toEqual([]);
    });

    test('are of the country that most members are in', async () => {
      const region = await fresh.database.transact((tx) => regionOf(tx, world.organizationId));
      expect(region).toBe('IE');
    });

    test('the migration finds those of candidates that were there before it', async () => {
      await edit({ phone: '01 555 0177' });
      const other = await makeWorld(fresh.database);
      await fresh.database.transact(async (tx) => {
        await tx.sql.deleteFrom('candidate_phone').execute();
        await fillPhones(rawOn(tx));
      });
      expect(await found('+35315550177')).toEqual([world.candidateId]);
      const elsewhere = await fresh.database.transact((tx) =>
        candidatesByNumber(tx, other.organizationId, '+35315550177'),
      );
      expect(elsewhere).toEqual([]);
    });
  });
}
