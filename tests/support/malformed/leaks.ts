import { ERROR_CODES, ERRORS, type ErrorCode, type Problem } from '../../../common/errors.ts';
import type { Told } from './send.ts';

/** What no answer to anybody may hold: how we are made, and what the database said. */
const INSIDES =
  /node_modules|\bat (?:async )?[\w.<>]+ \(|\.tsx?:\d|file:\/\/|SQLITE_|sqlite3|ZodError|kysely|\bselect ["*]|insert into|violates|syntax error|relation "|\/tmp\/|\/home\/|ECONNREFUSED/i;

/** Bytes of a refusal: it says what is wrong, and does not give back what was sent. */
const REFUSAL_MAX = 8_000;

/**
 * What is wrong with an answer to a malformed request; `null` where nothing is.
 * @param markers words of another organization
 */
export function faultOf(
  { status, headers, text }: Told,
  markers: readonly string[],
): string | null {
  // The parser of HTTP closed the connection before there was a request.
  if (status === 0) return 'no answer';
  if (status >= 500) return 'a fault of ours';
  const leaked = INSIDES.exec(text)?.[0] ?? markers.find((marker) => text.includes(marker));
  if (leaked !== undefined) return `leaks ${leaked}`;
  if (status < 400) return null;
  if (text.length > REFUSAL_MAX) return `a refusal of ${text.length} characters`;
  // A browser's address outside the API gets a page, in the same words.
  if (headers['content-type']?.startsWith('text/html')) return pageFault(text);
  return problemFault(status, headers['content-type'] ?? '', text);
}

const pageFault = (text: string) =>
  /<script|<style| style=| on\w+=/.test(text) ? 'a page with a script or a style inside' : null;

function problemFault(status: number, type: string, text: string): string | null {
  // A HEAD or a parser's refusal has no body.
  if (text === '') return null;
  if (!type.startsWith('application/problem+json')) return `a refusal as ${type}`;
  const { code, message, requestId, issues, ...more } = JSON.parse(text) as Problem;
  if (!ERROR_CODES.includes(code)) return `a code that is in no list: ${code}`;
  if (ERRORS[code as ErrorCode].status !== status) return `${code} with status ${status}`;
  if (typeof message !== 'string' || message === '') return 'no message';
  if (!/^[0-9a-f-]{36}$/.test(requestId)) return 'no request id';
  if (Object.keys(more).length > 0) return `more than a problem: ${Object.keys(more).join(', ')}`;
  const strange = issues?.some((one) => Object.keys(one).sort().join() !== 'message,path');
  return strange ? 'an issue of another shape' : null;
}
