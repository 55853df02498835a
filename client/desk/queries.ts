import { QueryClient } from '@tanstack/react-query';
import { ApiError } from '../api.ts';

/** Lists and settings, kept while the desk is open. The log of a candidate is never among them. */
export const newQueries = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) =>
          failures < 2 && error instanceof ApiError && error.retry === 'later',
      },
      mutations: { retry: false },
    },
  });
