import SqliteDatabase from 'better-sqlite3';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { freshDatabase } from '../support/databases.ts';
import { makeWorld } from '../support/fixtures.ts';
import { signInAs, startTestServer, TestClock } from '../support/server.ts';
import { startSmtp } from '../support/smtp.ts';

/** Words that appear nowhere but where somebody wrote them. */
const SECRETS = {
  subject: 'labyrinth subject',
  body: 'peridot body',
  passcode: 'Zx9-passcode',
  note: 'obsidian note',
  to: 'quagmire@example.com',
  password: 'fjord-password',
};

test('subjects, bodies, passcodes, addresses and credentials reach no log, however sending ends', async () => {
  const logged: string[] = [];
  const logger = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
  const clock = new TestClock();
  const answers: ([number, string] | null)[] = [
    [550, `5.1.1 ${SECRETS.to} is unknown`],
    [451, `4.7.1 ${SECRETS.to} later`],
    null,
    [451, '4.7.1 later'],
  ];
  const auth = { user: 'hireside', pass: SECRETS.password };
  await using smtp = await startSmtp({ auth, rcpt: () => answers.shift() ?? null });
  const fresh = await freshDatabase('sqlite');
  const smtpUrl = smtp.url.replace('//', `//hireside:${SECRETS.password}@`);
  const mail = { smtpUrl, from: smtp.config.mail!.from };
  const server = await startTestServer(fresh.url, { clock, logger, config: { mail } });
  const { database } = server.services;
  const world = await makeWorld(database);
  const { caller } = await signInAs(server, world.recruiter.id);
  const path = `/api/interviews/${world.interviewId}/invitation`;
  const { subject, note, to } = SECRETS;
  const body = `${SECRETS.body}\nPasscode: ${SECRETS.passcode}`;
  for (let n = 0; n < 3; n++) {
    expect((await caller.post(path, { to, subject, body, note })).status).toBe(200);
    server.tasks.wake();
    await server.tasks.idle();
  }
  // A database that fails while the mail is in hand: logged with its error.
  await caller.post(path, { to, subject, body });
  await server.tasks.idle();
  const file = new SqliteDatabase(fresh.url.slice('sqlite:'.length));
  file.exec(
    `create trigger trouble before update on mail begin select raise(abort, 'trouble'); end`,
  );
  file.close();
  clock.pass(60_000);
  server.tasks.wake();
  await server.tasks.idle();
  await server[Symbol.asyncDispose]();
  await fresh.drop();
  expect(smtp.taken).toHaveLength(1);
  expect(logged.length, 'the failure was logged').toBeGreaterThan(0);
  const all = logged.join('\n');
  for (const [what, words] of Object.entries(SECRETS)) expect(all, what).not.toContain(words);
});
