import type { RunningServer } from '../../server/start.ts';
import type { World } from './fixtures.ts';
import type { Caller } from './server.ts';
import type { StreamReader } from './sse.ts';

/** Everything one seat ever receives, byte by byte. */
export class Observer {
  readonly answers: string[] = [];
  readonly stream: StreamReader;

  constructor(
    readonly server: RunningServer,
    readonly caller: Caller,
    readonly world: World,
  ) {
    this.stream = caller.follow(world.candidateId);
  }

  /** Asks everything a seat can ask about the candidate, and keeps what comes, headers included. */
  async lookAround(): Promise<void> {
    const { candidateId, interviewId } = this.world;
    const paths = [
      `/api/panel?interviewId=${interviewId}`,
      `/api/panel?candidateId=${candidateId}`,
      `/api/candidates/${candidateId}`,
      `/api/candidates/${candidateId}/events?limit=3`,
      `/api/candidates/${candidateId}/events`,
      `/api/candidates/${candidateId}/events?kind=notes`,
      '/api/candidates?view=all',
      `/api/interviews?candidateId=${candidateId}`,
      `/api/interviews/${interviewId}`,
      '/api/search?q=secret',
      '/api/search?q=words',
      '/api/members',
      '/api/jobs',
      ...this.more,
    ];
    for (const path of paths) await this.ask('GET', path);
  }

  /** Further addresses to look at. */
  more: string[] = [];

  async ask(method: string, path: string, body?: unknown): Promise<unknown> {
    const res = await fetch(this.caller.base + path, {
      method,
      headers: {
        authorization: `Bearer ${this.caller.token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await res.text();
    const headers = [...res.headers].filter(([name]) => !VARYING.has(name));
    this.answers.push(`${method} ${path} ${res.status} ${JSON.stringify(headers)}\n${text}`);
    return text === '' || !text.startsWith('{') ? text : JSON.parse(text);
  }

  /** All of it, in order: what was asked, then what the stream told. */
  get bytes(): string {
    const told = this.stream.bytes.replaceAll(/^:.*\n+/gm, '');
    return [...this.answers, told].join('\n');
  }
}

/** Differ between any two answers. The lengths of bodies are compared with the bodies. */
const VARYING = new Set(['date', 'x-request-id', 'ratelimit', 'ratelimit-reset', 'keep-alive']);

/** The same bytes whatever ids were drawn: each id becomes its place among the ids met. */
export function canonical(bytes: string): string {
  const met = new Map<string, string>();
  return bytes.replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, (id) => {
    const name = met.get(id) ?? `<id ${met.size + 1}>`;
    met.set(id, name);
    return name;
  });
}
