import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';

const ASK_MS = 100;
/** A request waits so long for a server that is ready, as Caddy's does with `lb_try_duration`. */
const PATIENCE_MS = 10_000;

/** What it answered, or that a connection broke off, as its clients saw it. */
export interface Passed {
  method: string;
  path: string;
  status: number | 'broken';
  /** The server that answered. */
  to: string;
}

/** A balancer in front of servers, in turn those that say at `/readyz` that they are ready. */
export interface ReadyProxy extends AsyncDisposable {
  url: string;
  passed: Passed[];
  add(server: string): void;
  /** Resolves when exactly these are ready, as far as it knows. */
  ready(): string[];
}

export async function startReadyProxy(first: string): Promise<ReadyProxy> {
  const agent = new Agent({ keepAlive: true });
  const servers = [first];
  const ready = new Set<string>();
  const passed: Passed[] = [];
  let turn = 0;
  const ask = async (server: string) => {
    const isReady = await fetch(`${server}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) ready.add(server);
    else ready.delete(server);
  };
  const askAll = () => Promise.all(servers.map(ask));
  const timer = setInterval(askAll, ASK_MS);

  const pass = (req: IncomingMessage, body: Buffer, res: ServerResponse, until: number) => {
    const to = [...ready][turn++ % Math.max(1, ready.size)];
    if (to === undefined) {
      if (performance.now() < until) setTimeout(() => pass(req, body, res, until), ASK_MS);
      else note(req, res.writeHead(503).end().statusCode, 'nobody');
      return;
    }
    const { method, headers, url } = req;
    const onward = request(to + url, { method, headers, agent }, (answer) => {
      note(req, answer.statusCode!, to);
      res.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(res);
      answer.once('error', () => res.destroy());
      res.once('close', () => answer.destroy());
    });
    onward.once('error', (error: NodeJS.ErrnoException) => {
      if (res.headersSent || res.destroyed) return;
      // Nobody took it: there is no harm in asking another server.
      if (error.code === 'ECONNREFUSED') {
        ready.delete(to);
        return pass(req, body, res, until);
      }
      note(req, 'broken', to);
      res.destroy();
    });
    onward.end(body);
  };
  const note = (req: IncomingMessage, status: Passed['status'], to: string) =>
    passed.push({ method: req.method!, path: req.url!, status, to });

  const proxy = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    pass(req, Buffer.concat(chunks), res, performance.now() + PATIENCE_MS);
  });
  await askAll();
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', () => resolve()));
  return {
    url: `http://127.0.0.1:${(proxy.address() as { port: number }).port}`,
    passed,
    add: (server) => void servers.push(server),
    ready: () => [...ready],
    [Symbol.asyncDispose]: async () => {
      clearInterval(timer);
      proxy.closeAllConnections();
      agent.destroy();
      await new Promise<void>((resolve) => proxy.close(() => resolve()));
    },
  };
}
