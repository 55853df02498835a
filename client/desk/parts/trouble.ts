import { ApiError } from '../../api.ts';

/** What the server said about one field of what was sent. */
export function troubleOf(error: Error | null, field: string): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  return error.issues?.find(({ path }) => path === `body.${field}`)?.message;
}
