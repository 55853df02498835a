import '@testing-library/jest-dom/vitest';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach } from 'vitest';
import { createApi } from '../../../client/api.ts';
import { DeskPlace } from '../../../client/desk/context.ts';
import { DebriefPage } from '../../../client/desk/debrief/debrief-page.tsx';
import { createServerClock } from '../../../client/sync/clock.ts';
import type { Debrief } from '../../../common/debrief.ts';
import type { ErrorCode } from '../../../common/errors.ts';
import type { Member } from '../../../common/member.ts';
import { toInstant } from '../../../common/time.ts';
import { json, problem } from '../../support/fake-answers.ts';
import type { MemoryStore } from '../../support/memory-store.ts';
import { IDS, NOW } from '../../support/panel-world.ts';
import { TestPlatform } from '../../support/test-platform.ts';

const endings: (() => unknown)[] = [];
afterEach(async () => {
  cleanup();
  for (const end of endings.splice(0)) await end();
});

/** What the page's server tells, and what it was asked. */
export interface DebriefServer {
  debrief: Debrief | null;
  /** Why it answers no debrief. */
  refusal: { code: ErrorCode; message: string };
  /** What it answers once somebody opened the debrief. */
  opened: Debrief | null;
  asked: string[];
}

const NONE = { code: 'not_found' as const, message: 'There is no such interview.' };

/** The page over a real HTTP server that knows one debrief, and someone at its keyboard. */
export async function renderDebrief(
  me: Member,
  debrief: Debrief | null,
  {
    store,
    opened = null,
    refusal = NONE,
  }: Partial<Pick<DebriefServer, 'opened' | 'refusal'>> & {
    store?: MemoryStore;
  } = {},
) {
  const told: DebriefServer = { debrief, refusal, opened, asked: [] };
  const server = createServer((request, response) => {
    told.asked.push(`${request.method} ${request.url}`);
    request.resume();
    if (request.method === 'POST') told.debrief = told.opened;
    if (told.debrief === null) {
      problem(response, told.refusal);
    } else if (request.url?.endsWith('.pdf')) {
      response.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF-1.3');
    } else json(response, told.debrief);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  endings.push(() => new Promise((closed) => server.close(closed)));
  const { port } = server.address() as AddressInfo;
  const client = new QueryClient();
  endings.push(() => client.clear());
  const places: string[] = [];
  const api = createApi({
    fetch: (...args) => fetch(...args),
    baseUrl: `http://127.0.0.1:${port}`,
    now: () => NOW,
    renew: async () => false,
    onServerTime: () => undefined,
  });
  const platform = new TestPlatform(NOW);
  const zoom = async () => ({ inZoom: false as const });
  const desk = {
    boot: {
      serverTime: toInstant(NOW),
      me,
      organization: {
        id: me.organizationId,
        name: 'Corrib',
        settings: {
          interviewersMoveStage: false,
          feedbackVisibility: 'after_own' as const,
          ratingComments: 'optional' as const,
        },
      },
    },
    api,
    services: { api, platform, clock: createServerClock(platform.clock), zoom },
    now: () => NOW,
    go: (path: string) => void places.push(path),
    iAm: () => undefined,
    door: { open: async () => 'opened' as const, openHere: async () => {} },
    openFile: () => {
      throw new Error('the store is handed in');
    },
  };
  const { container } = render(
    <QueryClientProvider client={client}>
      <DeskPlace value={desk}>
        <DebriefPage params={{ id: IDS.interview }} store={store} />
      </DeskPlace>
    </QueryClientProvider>,
  );
  return { container, told, places, user: userEvent.setup({ delay: null }) };
}
