import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { configure, render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { createApi } from '../../../client/api.ts';
import { type DeskContext, DeskPlace } from '../../../client/desk/context.ts';
import { RouterPlace } from '../../../client/desk/place.ts';
import { createRouter } from '../../../client/desk/router.ts';
import { DEFAULT_SETTINGS } from '../../../common/facts.ts';
import type { Member } from '../../../common/member.ts';
import { toInstant } from '../../../common/time.ts';
import { tokenFor } from '../../server/permissions/support.ts';
import type { TestDatabase } from '../../support/databases.ts';
import { NOON } from '../../support/fixtures.ts';

// A busy machine takes its time over an answer.
configure({ asyncUtilTimeout: 10_000 });

/** A page of the desk over a real server, and someone at its keyboard and mouse. */
export async function openPage(
  { database }: TestDatabase,
  baseUrl: string,
  me: Member,
  page: ReactNode,
) {
  const went: string[] = [];
  const api = createApi({
    fetch,
    baseUrl,
    now: () => NOON,
    renew: async () => false,
    onServerTime: () => undefined,
  });
  api.setToken(await tokenFor(database, me.id));
  const organization = { id: me.organizationId, name: 'Corrib', settings: DEFAULT_SETTINGS };
  const context = {
    boot: { serverTime: toInstant(NOON), me, organization },
    api,
    now: () => NOON,
    go: (path: string) => void went.push(path),
  } as DeskContext;
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const { container, unmount } = render(
    <QueryClientProvider client={queries}>
      <RouterPlace value={createRouter(window)}>
        <DeskPlace value={context}>
          <main>{page}</main>
        </DeskPlace>
      </RouterPlace>
    </QueryClientProvider>,
  );
  return { container, api, went, unmount, user: userEvent.setup({ delay: null }) };
}
