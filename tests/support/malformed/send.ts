import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import type { Malformed } from './requests.ts';

export interface Told {
  /** 0 where the server closed the connection instead of answering. */
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/** Sends requests over a few connections that stay open, as they are: nothing is tidied up. */
export class RawClient {
  readonly #agent: Agent;

  constructor(
    private readonly base: string,
    connections = 16,
  ) {
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  close(): void {
    this.#agent.destroy();
  }

  /** A stream that does not end is left after its head. */
  send({ method, path, headers, body }: Malformed): Promise<Told> {
    const { hostname, port } = new URL(this.base);
    return new Promise((resolve) => {
      const sent = request(
        {
          host: hostname,
          port,
          method,
          path,
          agent: this.#agent,
          headers: body === null ? headers : { 'content-length': body.length, ...headers },
        },
        (answer) => {
          const { statusCode: status = 0, headers: told } = answer;
          const chunks: Buffer[] = [];
          const done = () =>
            resolve({ status, headers: told, text: Buffer.concat(chunks).toString('utf8') });
          if (told['content-type']?.startsWith('text/event-stream')) {
            answer.destroy();
            return done();
          }
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('end', done);
          answer.on('error', done);
        },
      );
      sent.on('error', () => resolve({ status: 0, headers: {}, text: '' }));
      sent.end(body ?? undefined);
    });
  }
}

/** Sends them all, `width` at a time, and hands each answer over as it comes. */
export async function sendAll(
  client: RawClient,
  requests: Iterable<Malformed>,
  hear: (told: Told, sent: Malformed) => void,
  width = 16,
): Promise<void> {
  const rest = requests[Symbol.iterator]();
  const work = async () => {
    for (let one = rest.next(); !one.done; one = rest.next()) {
      hear(await client.send(one.value), one.value);
    }
  };
  await Promise.all(Array.from({ length: width }, work));
}
