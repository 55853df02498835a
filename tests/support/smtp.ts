import { SMTPServer } from 'smtp-server';
import type { Config } from '../../server/config.ts';
import { type MimePart, parseMime } from '../../server/mail/mime.ts';

/** A message that the mail server took, whole. */
export interface Taken {
  to: string[];
  raw: string;
  message: MimePart;
}

export interface TestSmtp extends AsyncDisposable {
  url: string;
  /** For `startTestServer`: mail is on and goes here. */
  config: Pick<Config, 'mail'>;
  taken: Taken[];
  /** How many clients are connected now. */
  connected(): number;
  /** Resolves when the server has taken so many. */
  untilTaken(count: number): Promise<void>;
}

const answer = (code: number, text: string) =>
  Object.assign(new Error(text), { responseCode: code });
export const FROM = { name: 'Corrib hiring', address: 'interviews@corrib.example' };

/**
 * A real mail server. What a test wants of it: to refuse addresses, to fail whole messages, or to
 * keep the answer to one back.
 */
export async function startSmtp(
  behave: {
    rcpt?: (address: string) => [code: number, text: string] | null;
    data?: (taken: Taken) => [code: number, text: string] | null;
    /** After a recipient was named, before it is answered. */
    beforeRcpt?: () => Promise<unknown>;
    /** After everything was taken, before it is answered. */
    beforeAnswer?: () => Promise<unknown>;
    auth?: { user: string; pass: string };
  } = {},
): Promise<TestSmtp> {
  const taken: Taken[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  const none = async () => undefined;
  const server = new SMTPServer({
    authOptional: behave.auth === undefined,
    disabledCommands: behave.auth === undefined ? ['AUTH', 'STARTTLS'] : ['STARTTLS'],
    allowInsecureAuth: true,
    logger: false,
    onAuth({ username, password }, _session, done) {
      const { auth } = behave;
      if (username === auth?.user && password === auth?.pass) done(null, { user: username });
      else done(answer(535, '5.7.8 Bad credentials'));
    },
    onRcptTo({ address }, _session, done) {
      (behave.beforeRcpt ?? none)().then(() => {
        const refused = behave.rcpt?.(address);
        done(refused ? answer(...refused) : null);
      }, done);
    },
    onData(stream, { envelope }, done) {
      (async () => {
        const chunks: Buffer[] = [];
        for await (const chunk of stream) chunks.push(chunk as Buffer);
        const raw = Buffer.concat(chunks);
        const to = envelope.rcptTo.map(({ address }) => address);
        const one = { to, raw: raw.toString('utf8'), message: parseMime(raw) };
        const failed = behave.data?.(one);
        if (!failed) taken.push(one);
        for (const { count, resolve } of waiting) if (taken.length >= count) resolve();
        await (behave.beforeAnswer ?? none)();
        done(failed ? answer(...failed) : null);
      })().catch(done);
    },
  });
  // Clients that are killed hang up in the middle: that is what is being tested.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as { port: number };
  const url = `smtp://127.0.0.1:${port}`;
  return {
    url,
    config: { mail: { smtpUrl: url, from: FROM } },
    taken,
    connected: () => server.connections.size,
    untilTaken: (count) =>
      new Promise((resolve) => {
        if (taken.length >= count) resolve();
        else waiting.push({ count, resolve });
      }),
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(resolve)),
  };
}
