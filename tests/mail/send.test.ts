import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { outcomeOf } from '../../server/mail/outcome.ts';
import { type Handover, send } from '../../server/mail/send.ts';
import { startSmtp } from '../support/smtp.ts';

const handover = (smtpUrl: string, more: Partial<Handover> = {}): Handover => ({
  smtpUrl,
  from: 'interviews@corrib.example',
  to: 'niamh@example.com',
  message: Buffer.from('Subject: Hello\r\n\r\nWords\r\n'),
  signal: new AbortController().signal,
  beforeLastLine: async () => undefined,
  ...more,
});

describe('handing a message over', () => {
  test('the mail server has nothing until what comes before the last line is done', async () => {
    await using smtp = await startSmtp();
    let taken = -1;
    const beforeLastLine = async () => {
      taken = smtp.taken.length;
    };
    expect(await send(handover(smtp.url, { beforeLastLine }))).toEqual({ state: 'sent' });
    expect([taken, smtp.taken.length]).toEqual([0, 1]);
    expect(smtp.taken[0]!.raw).toContain('Words');
  });

  test('where that fails, nothing is sent and the failure is told', async () => {
    await using smtp = await startSmtp();
    const failing = async () => {
      throw new Error('the database is gone');
    };
    const sending = send(handover(smtp.url, { beforeLastLine: failing }));
    await expect(sending).rejects.toThrow('the database is gone');
    expect(smtp.taken).toEqual([]);
  });

  test('stopped before the last line it is for later; after it the answer is waited for', async () => {
    await using smtp = await startSmtp();
    const early = new AbortController();
    early.abort();
    expect(await send(handover(smtp.url, { signal: early.signal }))).toMatchObject({
      state: 'later',
    });
    const late = new AbortController();
    const beforeLastLine = async () => {
      // The signal comes once it is recorded that the end follows.
      queueMicrotask(() => queueMicrotask(() => late.abort()));
    };
    const outcome = await send(handover(smtp.url, { signal: late.signal, beforeLastLine }));
    expect(outcome.state === 'sent' || smtp.taken.length === 0).toBe(true);
  });

  test.each([
    [
      'a person who is not there',
      { rcpt: [550, '5.1.1 No such user'] },
      'refused',
      /5\.1\.1 No such/,
    ],
    ['a full mailbox', { rcpt: [452, '4.2.2 Mailbox full'] }, 'later', /4\.2\.2 Mailbox full/],
    ['a message it will not have', { data: [554, '5.7.1 Spam'] }, 'refused', /5\.7\.1 Spam/],
    ['a message it will not have now', { data: [451, '4.3.0 Busy'] }, 'later', /4\.3\.0 Busy/],
  ] as const)(
    '%s',
    async (_, {
      rcpt,
      data,
    }: { rcpt?: readonly [number, string]; data?: readonly [number, string] }, state, reason) => {
      await using smtp = await startSmtp({
        rcpt: () => (rcpt ? [...rcpt] : null),
        data: () => (data ? [...data] : null),
      });
      expect(await send(handover(smtp.url))).toEqual({
        state,
        reason: expect.stringMatching(reason),
      });
      expect(smtp.taken).toEqual([]);
    },
  );

  test('credentials of the address are used, and wrong ones are the admin’s to mend', async () => {
    await using smtp = await startSmtp({ auth: { user: 'hireside', pass: 'p@ss/w' } });
    const withAuth = (pass: string) =>
      smtp.url.replace('//', `//hireside:${encodeURIComponent(pass)}@`);
    expect(await send(handover(withAuth('p@ss/w')))).toEqual({ state: 'sent' });
    const wrong = await send(handover(withAuth('wrong')));
    expect(wrong).toMatchObject({
      state: 'later',
      reason: expect.stringContaining('credentials in SMTP_URL'),
    });
    expect(JSON.stringify(wrong)).not.toContain('wrong');
  });

  test('a server that is not there, or is none, is asked again later', async () => {
    expect(await send(handover('smtp://127.0.0.1:9'))).toEqual({
      state: 'later',
      reason: 'The mail server does not answer.',
    });
    const web = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
    const { port } = web.address() as { port: number };
    expect(await send(handover(`smtp://127.0.0.1:${port}`))).toMatchObject({ state: 'later' });
    await new Promise((resolve) => web.close(resolve));
  });

  test('a connection that breaks after the last line leaves nobody knowing', async () => {
    const breaks = createServer((socket) => {
      let data = '';
      socket.write('220 ready\r\n');
      socket.on('error', () => undefined);
      socket.on('data', (chunk) => {
        const line = String(chunk);
        data += line;
        if (data.endsWith('\r\n.\r\n')) return socket.destroy();
        if (/^DATA/m.test(line)) return socket.write('354 go on\r\n');
        if (/^(EHLO|HELO|MAIL|RCPT)/.test(line)) socket.write('250 ok\r\n');
      });
    });
    await new Promise<void>((resolve) => breaks.listen(0, '127.0.0.1', resolve));
    const { port } = breaks.address() as { port: number };
    const outcome = await send(handover(`smtp://127.0.0.1:${port}`));
    expect(outcome).toEqual({
      state: 'unconfirmed',
      reason: expect.stringContaining('may have arrived'),
    });
    await new Promise((resolve) => breaks.close(resolve));
  });
});

test('the server’s words are one line of a bearable length', () => {
  const response = `550 no\r\n550-${'x'.repeat(5_000)}\u0007`;
  const outcome = outcomeOf({ command: 'RCPT TO', responseCode: 550, response }, false);
  expect(outcome).toMatchObject({ state: 'refused' });
  const { reason } = outcome as { reason: string };
  expect(reason.length).toBeLessThan(400);
  expect(reason).not.toMatch(/\p{Cc}/u);
});
