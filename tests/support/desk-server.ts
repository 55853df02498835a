import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { newId } from '../../common/ids.ts';
import type { DeskBoot } from '../../common/panel.ts';
import type { Trouble } from '../../server/rehearsal/cloud/trouble.ts';
import type { World } from './fixtures.ts';
import { programNamed } from './program.ts';

export type DeskMember = 'admin' | 'recruiter' | 'manager' | 'interviewer' | 'colleague';

/** A real server with a small organization, and everyone of it signed in. */
export interface DeskServer {
  url: string;
  world: World;
  desks: Record<DeskMember, { token: string; boot: DeskBoot }>;
  /** What a colleague's page or a script does meanwhile. @throws Error where the server refuses */
  as(member: DeskMember, method: string, path: string, body?: unknown): Promise<unknown>;
  /** The code that a person's yes at the server's Zoom brings to the client around a page. */
  codeFor(uid: string, codeChallenge: string, redirectUri: string): Promise<string>;
  /** A colleague's note about the one candidate. */
  note(member: DeskMember, text: string): Promise<void>;
  /** What Zoom does to whoever wants a meeting from now on; `null` for nothing. */
  trouble(trouble: Trouble | null): void;
  stop(): Promise<void>;
}

/** @param options.zoom with a Zoom of its own that the recruiter and an interviewer have connected */
export async function startDeskServer(options: { zoom?: boolean } = {}): Promise<DeskServer> {
  const program = programNamed('desk-process');
  const child = spawn(process.execPath, [program, ...(options.zoom ? ['zoom'] : [])], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const said = JSON.parse(await firstLine(child)) as Pick<DeskServer, 'url' | 'world' | 'desks'> & {
    zoom: { url: string; clientId: string };
  };
  const server: DeskServer = {
    url: said.url,
    world: said.world,
    desks: said.desks,
    async codeFor(uid, codeChallenge, redirectUri) {
      const body = new URLSearchParams({
        response_type: 'code',
        client_id: said.zoom.clientId,
        redirect_uri: redirectUri,
        code_challenge: codeChallenge,
        code_challenge_method: 'plain',
        uid,
        answer: 'allow',
      });
      const page = `${said.zoom.url}/oauth/authorize`;
      const answer = await fetch(page, { method: 'POST', body, redirect: 'manual' });
      return new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? '';
    },
    async as(member, method, path, body) {
      const res = await fetch(said.url + path, {
        method,
        headers: {
          authorization: `Bearer ${said.desks[member].token}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!res.ok) throw new Error(`${method} ${path}: ${res.status} ${await res.text()}`);
      return res.status === 204 ? null : res.json();
    },
    async note(member, text) {
      const { candidateId } = said.world;
      const { serverTime } = said.desks[member].boot;
      const event = { id: newId(), type: 'note.added', at: serverTime, body: { text } };
      await server.as(member, 'POST', `/api/candidates/${candidateId}/events`, { events: [event] });
    },
    trouble(kind) {
      child.stdin?.write(`${kind === null ? '' : JSON.stringify(kind)}\n`);
    },
    async stop() {
      const ended = once(child, 'exit');
      child.stdin?.end();
      await ended;
    },
  };
  return server;
}

async function firstLine(child: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: child.stdout! })) return line;
  throw new Error('the desk’s server ended before it said where it is');
}
