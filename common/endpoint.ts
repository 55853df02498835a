import type { z } from 'zod';
import type { ErrorCode } from './errors.ts';
import type { CandidateAction, OrganizationAction } from './permissions.ts';

/**
 * Every HTTP endpoint: the one description from which the router validates, the OpenAPI document
 * is made and the permission matrix is tested. `who` is the rule; an endpoint without one does
 * not compile.
 */
export interface Endpoint {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  path: string;
  summary: string;
  /** `anyone` needs no sign-in; `member` any session; else the action the server asks for. */
  who: 'anyone' | 'member' | OrganizationAction | CandidateAction;
  params?: z.ZodType;
  query?: z.ZodType;
  input?: z.ZodType;
  output?: z.ZodType;
  /** Media type of an answer that is not JSON. */
  media?: string;
  /** Answers by sending the browser elsewhere; `media` is what it shows where it does not. */
  redirects?: true;
  errors: readonly ErrorCode[];
}

export const COMMON = [
  'invalid_request',
  'unauthenticated',
  'rate_limited',
  'internal',
  'unavailable',
] as const;
export const OPEN = ['invalid_request', 'rate_limited', 'internal', 'unavailable'] as const;
export const WRITE = [...COMMON, 'forbidden', 'too_large'] as const;

export const endpoint = <const E extends Endpoint>(one: E): E => one;
