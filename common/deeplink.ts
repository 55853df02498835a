import { ID_PATTERN, type Id } from './ids.ts';

/**
 * What a link that opens Hireside carries through Zoom: it comes back as `act` in the app context,
 * and as `{action}` in a Home URL that asks for it (zoom-platform §1.3, §1.5). At most 256
 * characters.
 */
export const actionOf = (interviewId: Id): string => `interview:${interviewId}`;

/** The interview an action names; `null` for every other text, Zoom's `none` among them. */
export function interviewIn(action: unknown): Id | null {
  if (typeof action !== 'string') return null;
  const id = /^interview:(.*)$/s.exec(action)?.[1];
  return id !== undefined && ID_PATTERN.test(id) ? id : null;
}
