import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { marksOf } from '../../db/records/attendance.ts';
import { joinedEvent, leftEvent } from '../../server/rehearsal/cloud/run-events.ts';
import { signatureOf } from '../../server/zoom/webhook-signature.ts';
import { Connection, requestText } from '../bench/connection.ts';
import { CLIENT } from '../support/server.ts';
import { dayOf, MINUTE, RecordsWorld } from './support.ts';

const PEOPLE = 5_000;
const CONNECTIONS = 50;

// Bound by the processor, which client and server share here: slow where others want it, too.
test('a burst of 10,000 signed events, shuffled and a tenth of them doubled, loses none (on SQLite; PostgreSQL takes 500, in intake.test.ts)', async () => {
  await using here = await RecordsWorld.start('sqlite');
  here.clock.pass(60 * MINUTE);
  const timestamp = String(Math.floor(here.clock.now() / 1_000));
  const run = { ...dayOf(here.world), uuid: 'run-1' };
  const { startedAt } = run;
  const written = Array.from({ length: PEOPLE }, (_, index) => {
    const person = { name: `Person ${index}`, zoomUserId: null, email: null };
    const name = String(index);
    return [
      joinedEvent(run, person, name, startedAt + index),
      leftEvent(run, person, name, startedAt + 30 * MINUTE + index),
    ];
  })
    .flat()
    .map((event) => {
      const body = JSON.stringify(event);
      return requestText(
        'POST',
        '/webhooks/zoom',
        {
          'x-zm-request-id': randomUUID(),
          'x-zm-request-timestamp': timestamp,
          'x-zm-signature': signatureOf(CLIENT.webhookSecret, timestamp, Buffer.from(body)),
        },
        body,
      );
    });
  const doubled = [...written, ...written.filter((_, index) => index % 10 === 0)];
  const everything = { minLength: doubled.length, maxLength: doubled.length };
  const [requests] = fc.sample(fc.shuffledSubarray(doubled, everything), 1);

  let next = 0;
  const statuses = new Map<number, number>();
  const drive = async () => {
    const connection = await Connection.open(Number(new URL(here.server.url).port));
    while (next < requests!.length) {
      const { status } = await connection.send(requests![next++]!);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, drive));

  expect([...statuses]).toEqual([[200, requests!.length]]);
  const marks = await marksOf(here.fresh.database.read, here.world.organizationId, ['run-1']);
  expect(marks).toHaveLength(2 * PEOPLE);
  const told = new Set(marks.map(({ connection, kind }) => `${connection} ${kind}`));
  expect(told.size).toBe(2 * PEOPLE);
}, 120_000);
