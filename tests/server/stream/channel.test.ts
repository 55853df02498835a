import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../common/ids.ts';
import type { Member } from '../../../common/member.ts';
import { Channel, type Subscriber } from '../../../server/stream/channel.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../../support/databases.ts';
import { makeWorld, NOON, type World, write } from '../../support/fixtures.ts';
import { expectSoon } from '../../support/soon.ts';

describe.each(ENGINES)('a channel on %s', (engine) => {
  let fresh: TestDatabase;
  let world: World;
  beforeAll(async () => {
    fresh = await freshDatabase(engine);
    world = await makeWorld(fresh.database);
  });
  afterAll(() => fresh.drop());

  /** Somebody who has everything up to a number. */
  function reader(member: Member, cursor: number): Subscriber & { told: number[] } {
    const told: number[] = [];
    const sink: Subscriber['sink'] = {
      send: (event, _data, id) => {
        if (event === 'log' && id !== undefined) told.push(id);
      },
      heartbeat: () => undefined,
      close: () => undefined,
    };
    return { member, meetingUuid: null, cursor, key: member.id, endsAt: null, sink, told };
  }

  test('[S6] whoever comes while it reads for somebody further on is told everything', async () => {
    const { organizationId, candidateId, log } = world;
    const before = 3;
    const news = { type: 'mail.received' as const, body: { subject: 'A question' } };
    await write(fresh.database, log, NOON, [{ id: newId(NOON), ...news }]);
    const faults: unknown[] = [];
    const channel = new Channel(
      fresh.database,
      organizationId,
      candidateId,
      () => NOON,
      (fault) => faults.push(fault),
      async () => undefined,
      () => undefined,
    );
    const first = reader(world.recruiter, before);
    const late = reader(world.admin, 0);
    channel.add(first);
    channel.add(late);
    await expectSoon(
      async () => [first.told, late.told],
      ([one, other]) => one!.includes(before + 1) && other!.includes(before + 1),
    );
    expect(first.told).toEqual([4]);
    expect(late.told).toEqual([1, 2, 3, 4]);
    expect(faults).toEqual([]);
  });
});
