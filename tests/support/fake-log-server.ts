import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Draft, LogEvent } from '../../common/events.ts';
import { DEFAULT_SETTINGS } from '../../common/facts.ts';
import { newId } from '../../common/ids.ts';
import type { Member } from '../../common/member.ts';
import type { PanelSnapshot } from '../../common/panel.ts';
import { DEFAULT_STAGES } from '../../common/pipeline.ts';
import { type CandidateState, EMPTY_STATE, fold } from '../../common/reduce.ts';
import { correctedInstant, toInstant } from '../../common/time.ts';
import { frame, json, noFaults, problem, type Refusal } from './fake-answers.ts';

interface Follower {
  streamId: string;
  response: ServerResponse;
  cursor: number;
}

/** A recorded request, for asserting what travelled. */
export interface Seen {
  method: string;
  path: string;
  body: string;
}

/** The append, stream and panel protocol in memory, truthful to the letter, over real HTTP. */
export class FakeLogServer {
  readonly logs = new Map<string, LogEvent[]>();
  /** Bearer tokens and the stand-in for the cookie: whom they sign in. */
  readonly sessions = new Map<string, Member>();
  readonly members = new Map<string, Member>();
  readonly seen: Seen[] = [];
  faults = noFaults();
  meeting: PanelSnapshot['meeting'] = { uuid: 'meeting-1==', number: '81234567890' };
  match: PanelSnapshot['match'] = { kind: 'nothing' };
  streamId = 'unfiled-1';
  /** What linking the meeting does, before `POST /api/panel/match` answers. */
  onMatch: (body: Record<string, string>) => void = () => {};

  /** Asked for every post; a refusal keeps all of it out. */
  refusesPost: (events: readonly Draft[]) => Refusal | null = () => null;
  /** Seconds, told with every problem. */
  retryAfter: number | null = null;

  #server: Server;
  #port = 0;
  #sockets = new Set<Socket>();
  #followers = new Set<Follower>();

  constructor(readonly now: () => number) {
    this.#server = this.#create();
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#server.listen(this.#port, '127.0.0.1', resolve);
    });
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.cut();
    await closed;
  }

  /** Dies and comes back on the same port; what was acknowledged is still there. */
  async restart(): Promise<void> {
    await this.stop();
    this.#server = this.#create();
    await this.start();
  }

  /** Tears down every connection. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#followers.clear();
  }

  get followers(): number {
    return this.#followers.size;
  }

  log(streamId = this.streamId): LogEvent[] {
    const log = this.logs.get(streamId) ?? [];
    this.logs.set(streamId, log);
    return log;
  }

  /** Appends as the server itself, or as another member. */
  write(event: Partial<LogEvent> & Pick<LogEvent, 'type' | 'body'>, streamId = this.streamId) {
    const log = this.log(streamId);
    const entry = {
      id: newId(this.now()),
      actorId: null,
      applicationId: null,
      interviewId: null,
      meetingUuid: null,
      audience: 'team',
      clientAt: null,
      late: false,
      ...event,
      seq: log.length + 1,
      serverAt: toInstant(this.now()),
    } as LogEvent;
    log.push(entry);
    this.#tell(streamId);
    return entry;
  }

  send(event: 'presence' | 'refetch', data: unknown): void {
    for (const { response } of this.#followers) {
      response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    }
  }

  state(streamId = this.streamId): CandidateState {
    return fold(this.log(streamId), EMPTY_STATE);
  }

  snapshot(me: Member, history = 30): PanelSnapshot {
    const log = this.log();
    const newest = log.slice(-history).reverse();
    const state = this.state();
    const people = [...this.members.values()].map(({ id, name, role }) => [id, { id, name, role }]);
    const stages = Object.keys(state.applications).map((id) => [id, DEFAULT_STAGES]);
    return structuredClone({
      serverTime: toInstant(this.now()),
      me,
      organization: { id: me.organizationId, name: 'Corrib', settings: DEFAULT_SETTINGS },
      meeting: this.meeting,
      match: this.match,
      streamId: this.streamId,
      cursor: log.length,
      state,
      history: newest,
      historyNext: log.length > history ? (newest.at(-1)?.seq ?? null) : null,
      people: Object.fromEntries(people),
      kits: {},
      stages: Object.fromEntries(stages),
    });
  }

  #create(): Server {
    const server = createServer((request, response) => void this.#answer(request, response));
    server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
    return server;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const url = new URL(request.url ?? '/', this.url);
    const method = request.method ?? 'GET';
    this.seen.push({ method, path: url.pathname + url.search, body });
    if (this.faults.offline) {
      request.socket.destroy();
      return;
    }
    if (this.faults.gate) await this.faults.gate;
    const input = (body === '' ? {} : JSON.parse(body)) as Record<string, string>;
    if (method === 'POST' && url.pathname === '/api/session') return this.#signIn(input, response);
    const me = this.sessions.get(String(request.headers.authorization ?? '').slice(7));
    if (me === undefined) {
      problem(response, { code: 'unauthenticated', message: 'Sign in again.' });
      return;
    }
    if (url.pathname.startsWith('/api/panel')) {
      if (method === 'POST') this.onMatch(input);
      const { panelProblem } = this.faults;
      if (panelProblem) problem(response, panelProblem);
      else json(response, this.snapshot(me));
      return;
    }
    const [, streamId, what] = /^\/api\/candidates\/([^/]+)\/(\w+)$/.exec(url.pathname) ?? [];
    if (streamId && what === 'stream') return this.#follow(streamId, request, url, response);
    if (streamId && what === 'events') {
      if (method === 'GET') return this.#older(streamId, url, response);
      return this.#append(streamId, me, JSON.parse(body), request, response);
    }
    if (what === 'presence') return json(response, {});
    problem(response, { code: 'not_found', message: 'There is no such thing.' });
  }

  #signIn({ context = '' }: Record<string, string>, response: ServerResponse): void {
    const member = this.members.get(context);
    if (member === undefined) {
      const code = context === 'outsider' ? 'forbidden' : 'unauthenticated';
      problem(response, { code, message: 'Zoom’s context could not be read.' });
      return;
    }
    const token = `token-${newId()}`;
    this.sessions.set(token, member);
    const expiresAt = toInstant(this.now() + 3_600_000);
    json(response, { token, member, expiresAt, panel: this.snapshot(member) });
  }

  #append(
    streamId: string,
    me: Member,
    { events, sentAt }: { events: Draft[]; sentAt: string },
    request: IncomingMessage,
    response: ServerResponse,
  ): void {
    const whole = this.faults.postProblem ?? this.refusesPost(events);
    if (whole) {
      if (this.retryAfter !== null) response.setHeader('retry-after', this.retryAfter);
      problem(response, whole);
      return;
    }
    const results = events.map((draft) => this.#appendOne(streamId, me, draft, sentAt));
    if (this.faults.loseAnswers > 0) {
      this.faults.loseAnswers -= 1;
      request.socket.destroy();
      return;
    }
    json(response, { results, serverTime: toInstant(this.now()) });
  }

  #appendOne(streamId: string, me: Member, draft: Draft, sentAt: string) {
    const { id, at } = draft;
    const earlier = this.log(streamId).find((event) => event.id === id);
    if (earlier) return { id, seq: earlier.seq };
    const refusal = this.faults.refuse(draft, streamId) ?? this.#clash(draft, streamId);
    if (refusal) return { id, error: refusal };
    const { at: _, ...event } = draft;
    const clientAt = correctedInstant(at, sentAt, this.now());
    return {
      id,
      seq: this.write({ ...event, actorId: me.id, clientAt } as LogEvent, streamId).seq,
    };
  }

  #clash({ type, applicationId, body }: Draft, streamId: string): Refusal | null {
    if (type !== 'stage.changed') return null;
    const stage = this.state(streamId).applications[applicationId ?? '']?.stage;
    if (stage === body.from) return null;
    return { code: 'conflict', message: `The stage is ${stage} now, not ${body.from}.` };
  }

  #older(streamId: string, url: URL, response: ServerResponse): void {
    const before = Number(url.searchParams.get('before') ?? Number.MAX_SAFE_INTEGER);
    const limit = Number(url.searchParams.get('limit'));
    const earlier = this.log(streamId).filter(({ seq }) => seq < before);
    const items = earlier.slice(-limit).reverse();
    const nextCursor = earlier.length > limit ? String(items.at(-1)!.seq) : null;
    json(response, { items, nextCursor });
  }

  #follow(streamId: string, request: IncomingMessage, url: URL, response: ServerResponse): void {
    if (!this.logs.has(streamId)) {
      problem(response, { code: 'not_found', message: 'There is no such candidate.' });
      return;
    }
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(': hb\n\n');
    const after = request.headers['last-event-id'] ?? url.searchParams.get('after') ?? 0;
    const follower = { streamId, response, cursor: Number(after) };
    this.#followers.add(follower);
    response.on('close', () => this.#followers.delete(follower));
    this.#flush(follower);
  }

  /** S5: everything behind the follower's cursor, in order; muted means later, never not at all. */
  #flush(follower: Follower): void {
    if (this.faults.mute) return;
    const { streamId, response } = follower;
    const log = this.log(streamId);
    for (const event of log.slice(follower.cursor)) {
      const twice = [log[Math.floor(event.seq / 2)]!, event, event].map(frame).join('');
      response.write(this.faults.duplicate ? twice : frame(event));
    }
    follower.cursor = Math.max(follower.cursor, log.length);
  }

  #tell(streamId: string): void {
    for (const follower of this.#followers) {
      if (follower.streamId === streamId) this.#flush(follower);
    }
  }
}
