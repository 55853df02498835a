import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventsAfter } from '../../db/log.ts';
import { lockedMail } from '../../db/mail.ts';
import { readDeliveryReport, receiveReport } from '../../server/mail/bounce.ts';
import { conclude } from '../../server/mail/deliver.ts';
import { parseMime } from '../../server/mail/mime.ts';
import { bounceMessage } from '../../server/rehearsal/bounce-message.ts';
import type { RunningServer } from '../../server/start.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { makeWorld, NOON } from '../support/fixtures.ts';
import { signInAs, startTestServer } from '../support/server.ts';
import { FROM } from '../support/smtp.ts';

/** As Postfix writes it. */
const POSTFIX = (action: string) => `From: MAILER-DAEMON@mx.example (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: interviews@corrib.example
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
	boundary="ABC.1/mx.example"

This is a MIME-encapsulated message.

--ABC.1/mx.example
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

--ABC.1/mx.example
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example
X-Postfix-Queue-ID: ABC
Arrival-Date: Sat, 21 Nov 2026 12:00:00 +0000 (UTC)

Final-Recipient: rfc822; niamh@example.com
Original-Recipient: rfc822;niamh@example.com
Action: ${action}
Status: 5.1.1
Remote-MTA: dns; mail.example.com
Diagnostic-Code: smtp; 550 5.1.1 <niamh@example.com>: Recipient address
    rejected: User unknown

--ABC.1/mx.example
Content-Description: Undelivered Message Headers
Content-Type: text/rfc822-headers

From: Corrib hiring <interviews@corrib.example>
Message-ID: <mail-1@corrib.example>
Subject: Interview

--ABC.1/mx.example--
`;

describe('a delivery report', () => {
  test('of a failure names the message and says why, in the server’s words', () => {
    for (const text of [POSTFIX('failed'), POSTFIX('failed').replaceAll('\n', '\r\n')]) {
      expect(readDeliveryReport(Buffer.from(text))).toEqual({
        messageId: '<mail-1@corrib.example>',
        reason:
          'It came back: 550 5.1.1 <niamh@example.com>: Recipient address rejected: User unknown',
      });
    }
  });

  test('of a delay is none, and neither is any other message', () => {
    expect(readDeliveryReport(Buffer.from(POSTFIX('delayed')))).toBeNull();
    expect(readDeliveryReport(Buffer.from('Subject: hello\n\nAction: failed'))).toBeNull();
  });

  test('the rehearsal’s own is one', async () => {
    const original = Buffer.from('Message-ID: <mail-2@corrib.example>\r\n\r\nHello');
    const report = await bounceMessage(original, 'n@example.com', FROM.address, NOON);
    expect(parseMime(report).params['report-type']).toBe('delivery-status');
    expect(readDeliveryReport(report)).toEqual({
      messageId: '<mail-2@corrib.example>',
      reason: 'It came back: 550 5.1.1 The mailbox is gone',
    });
  });

  test('cut or garbled anywhere it is refused or read, and never breaks', () => {
    const whole = Buffer.from(POSTFIX('failed'));
    const at = fc.integer({ min: 0, max: whole.length });
    fc.assert(
      fc.property(at, at, fc.uint8Array({ maxLength: 40 }), (from, to, noise) => {
        const [low, high] = [Math.min(from, to), Math.max(from, to)];
        const garbled = Buffer.concat([whole.subarray(0, low), noise, whole.subarray(high)]);
        const report = readDeliveryReport(garbled);
        if (report !== null) expect(typeof report.messageId).toBe('string');
      }),
    );
  });
});

for (const engine of ENGINES) {
  describe(`the bounce door on ${engine}`, () => {
    let fresh: TestDatabase;
    let server: RunningServer;

    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      const mail = { smtpUrl: 'smtp://127.0.0.1:9', from: FROM };
      server = await startTestServer(fresh.url, { config: { mail } });
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });

    test('marks a mail that went out, once, and lets no report touch one that did not', async () => {
      const { database, clock } = server.services;
      const world = await makeWorld(database);
      const { caller } = await signInAs(server, world.recruiter.id);
      const path = `/api/interviews/${world.interviewId}/invitation`;
      const { body } = await caller.post(path, { subject: 'Interview', body: 'Hello' });
      const { mailId } = body as { mailId: string };
      await server.tasks.idle();
      const text = POSTFIX('failed').replace('<mail-1@', `<${mailId}@`);
      const receive = () => receiveReport(database, clock, Buffer.from(text));
      expect(await receive(), 'it has not left').toBe(false);
      await database.transact(async (tx) => {
        await conclude(tx, (await lockedMail(tx, mailId))!, { state: 'sent' }, clock.now());
      });
      expect(await receive()).toBe(true);
      expect(await receive(), 'again').toBe(false);
      expect(await receiveReport(database, clock, Buffer.from(POSTFIX('failed')))).toBe(false);
      const events = await eventsAfter(database, world.candidateId, 0, 100);
      const told = events.filter(({ type }) => type.startsWith('mail.'));
      expect(told.map(({ type }) => type)).toEqual(['mail.sent', 'mail.refused']);
    });
  });
}
