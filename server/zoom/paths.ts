/** One path segment from outside, encoded: a meeting number, a calendar or event id. */
export const segment = (text: string): string => encodeURIComponent(text);

/**
 * A meeting's UUID in a path. Where it begins with a slash or holds two in a row, Zoom wants it
 * encoded twice: its gateway decodes once and then splits the path.
 */
export function uuidSegment(uuid: string): string {
  const once = encodeURIComponent(uuid);
  return uuid.startsWith('/') || uuid.includes('//') ? encodeURIComponent(once) : once;
}

/** A path segment for a meeting's number (its latest run) or UUID (that run). */
export const runSegment = (numberOrUuid: string): string =>
  /^\d+$/.test(numberOrUuid) ? numberOrUuid : uuidSegment(numberOrUuid);
