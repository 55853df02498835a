import { createHmac, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openBare } from './bare-sqlite.ts';
import { type BareKind, type ChildOptions, CLIENT } from './process.ts';

type Answer = (req: IncomingMessage, res: ServerResponse) => void;

/** `node:http` with nothing around it: what the machine can do at best for the same traffic. */
export async function startBare(kind: BareKind, options: ChildOptions) {
  const server = createServer(ANSWERS[kind](options));
  server.keepAliveTimeout = 65_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const ANSWERS: Record<BareKind, (options: ChildOptions) => Answer> = {
  /** Reads JSON, sends it back. */
  echo: () => (req, res) => readJson(req, (body) => sendJson(res, body)),
  /** Checks the signature of a webhook, and keeps nothing. */
  signed: () => (req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      const mac = createHmac('sha256', CLIENT.webhookSecret);
      mac.update(`v0:${req.headers['x-zm-request-timestamp']}:`).update(Buffer.concat(chunks));
      const expected = Buffer.from(`v0=${mac.digest('hex')}`);
      const given = Buffer.from(String(req.headers['x-zm-signature']));
      const isGood = given.length === expected.length && timingSafeEqual(given, expected);
      res.statusCode = isGood ? 200 : 401;
      sendJson(res, {});
    });
  },
  /** A page of so many bytes; where there is a database, behind two durable rows as Home writes. */
  page: ({ bytes, databaseUrl }) => {
    const page = 'x'.repeat(bytes);
    const database = databaseUrl === '' ? null : openBare(databaseUrl.slice('sqlite:'.length));
    return (_req, res) => {
      database?.insert();
      database?.insert();
      res.setHeader('content-type', 'text/html');
      res.setHeader('content-length', page.length).end(page);
    };
  },
  /** Whatever is posted goes to every stream at once, and nowhere else. */
  relay: () => {
    const streams = new Set<ServerResponse>();
    return (req, res) => {
      if (req.method === 'GET') {
        res.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
        streams.add(res);
        res.on('close', () => streams.delete(res));
        return;
      }
      readJson(req, (body) => {
        const [event] = (body as { events: unknown[] }).events;
        const line = `event: log\ndata: ${JSON.stringify(event)}\n\n`;
        for (const stream of streams) stream.write(line);
        sendJson(res, {});
      });
    };
  },
};

function readJson(req: IncomingMessage, then: (body: unknown) => void): void {
  const chunks: Buffer[] = [];
  req.on('data', (chunk: Buffer) => chunks.push(chunk));
  req.on('end', () => then(JSON.parse(Buffer.concat(chunks).toString())));
}

function sendJson(res: ServerResponse, body: unknown): void {
  const text = JSON.stringify(body);
  res.setHeader('content-type', 'application/json');
  res.setHeader('content-length', Buffer.byteLength(text)).end(text);
}
