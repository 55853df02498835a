import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { DeskPlace } from '../../client/desk/context.ts';
import { RouterPlace } from '../../client/desk/place.ts';
import { createRouter } from '../../client/desk/router.ts';
import type { Role } from '../../common/member.ts';
import { deskOf } from './desk-place.ts';
import type { FakeApi } from './fake-api.ts';
// Makes dialogs open in jsdom, and takes away what a test rendered.
import './render-panel.tsx';

/** A page of the desk, and someone at its keyboard and mouse. */
export function renderDesk(page: ReactNode, api: FakeApi, role?: Role) {
  const { desk, went } = deskOf(api, role);
  const queries = new QueryClient({
    defaultOptions: { queries: { retry: false, gcTime: 0, staleTime: 5_000 } },
  });
  const { container } = render(
    <QueryClientProvider client={queries}>
      <RouterPlace value={createRouter(window)}>
        <DeskPlace value={desk}>{page}</DeskPlace>
      </RouterPlace>
    </QueryClientProvider>,
  );
  return { container, went, queries, user: userEvent.setup({ delay: null }) };
}
