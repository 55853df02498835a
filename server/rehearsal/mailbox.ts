import { randomUUID } from 'node:crypto';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import { type Clock, type Instant, toInstant } from '../../common/time.ts';
import { bounceMessage } from './bounce-message.ts';

/** A message as it arrived. */
export interface Arrived {
  id: string;
  at: Instant;
  /** The envelope's; empty for a delivery report. */
  from: string;
  to: readonly string[];
  raw: Buffer;
}

/**
 * A real mail server on a loopback port that delivers to nobody: everyone's mail stays here to be
 * looked at. An address with `+refuse` is refused, `+later` the first time only, and what goes to
 * `+bounce` is taken and comes back as a delivery report.
 */
export interface Mailbox {
  /** `smtp://127.0.0.1:41234` */
  url: string;
  /** Newest first. */
  list(): readonly Arrived[];
  find(id: string): Arrived | null;
  /** Forgets every message but these. */
  keep(isKept: (one: Arrived) => boolean): void;
  /** Who reads the mail that comes back to the sender. */
  onReport(read: (raw: Buffer) => Promise<unknown>): void;
  close(): Promise<void>;
}

const KEPT_MAX = 200;
const SIZE_MAX = 5_000_000;

/** @param sender the address that mail leaves from and reports come back to */
export async function openMailbox(clock: Clock, sender: string): Promise<Mailbox> {
  const kept: Arrived[] = [];
  const deferred = new Set<string>();
  const readers: ((raw: Buffer) => Promise<unknown>)[] = [];
  const reports = new Set<Promise<unknown>>();

  function take(from: string, to: readonly string[], raw: Buffer): void {
    kept.unshift({ id: randomUUID(), at: toInstant(clock.now()), from, to, raw });
    kept.length = Math.min(kept.length, KEPT_MAX);
  }

  async function bounce(recipient: string, raw: Buffer): Promise<void> {
    const report = await bounceMessage(raw, recipient, sender, clock.now());
    take('', [sender], report);
    for (const read of readers) await read(report);
  }

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    banner: 'Hireside rehearsal',
    size: SIZE_MAX,
    logger: false,
    onRcptTo({ address }, _session, done) {
      if (/\+refuse@/i.test(address))
        return done(answer(550, '5.1.1 Nobody here has this address'));
      if (/\+later@/i.test(address) && !deferred.has(address)) {
        deferred.add(address);
        return done(answer(451, '4.7.1 Try again later'));
      }
      done();
    },
    onData(stream, { envelope }, done) {
      read(stream).then((raw) => {
        if (stream.sizeExceeded) return done(answer(552, '5.3.4 Too large'));
        const to = envelope.rcptTo.map(({ address }) => address);
        take(envelope.mailFrom === false ? '' : envelope.mailFrom.address, to, raw);
        done(null, 'Kept for everyone to see');
        for (const address of to.filter((one) => /\+bounce@/i.test(one))) {
          const report = bounce(address, raw).finally(() => reports.delete(report));
          reports.add(report);
        }
      }, done);
    },
  });
  // A client that hangs up is no fault of this server.
  server.on('error', () => undefined);
  const port = await new Promise<number>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      resolve((server.server.address() as { port: number }).port);
    });
  });
  return {
    url: `smtp://127.0.0.1:${port}`,
    list: () => kept,
    find: (id) => kept.find((one) => one.id === id) ?? null,
    keep: (isKept) => void kept.splice(0, kept.length, ...kept.filter(isKept)),
    onReport: (read) => void readers.push(read),
    close: async () => {
      await Promise.allSettled(reports);
      await new Promise<void>((resolve) => server.close(resolve));
    },
  };
}

const answer = (responseCode: number, text: string) =>
  Object.assign(new Error(text), { responseCode });

async function read(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
