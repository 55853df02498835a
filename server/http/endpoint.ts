import type { Request, Response, Router } from 'express';
import type { z } from 'zod';
import {
  type Contract,
  contract,
  type EndpointName,
  type Input,
  type Output,
  type Params,
  type Query,
} from '../../common/contract.ts';
import type { Endpoint } from '../../common/endpoint.ts';
import { AppError, type Issue } from '../../common/errors.ts';
import type { CandidateFacts } from '../../common/facts.ts';
import type { Member } from '../../common/member.ts';
import { type CandidateAction, isCandidateAction, may, mayIn } from '../../common/permissions.ts';
import { factsOf } from '../../db/facts.ts';
import { GoneError } from '../../db/gone.ts';
import { type Identity, identify } from '../auth/identity.ts';
import type { Services } from '../services.ts';

/** What a handler of the contract gets: checked input, and a caller who may call. */
export interface Call<N extends EndpointName> {
  params: Params<N>;
  query: Query<N>;
  input: Input<N>;
  /** Nobody where the contract says `anyone`. */
  identity: Identity;
  member: Member;
  req: Request;
  res: Response;
}

export type Handler<N extends EndpointName> = (call: Call<N>) => Promise<Answer<N>>;
/** Where the contract names no output, what a handler returns is not sent. */
type Answer<N extends EndpointName> = Contract[N] extends { output: z.ZodType }
  ? Output<N>
  : unknown;

/** Which candidate a call is about, where the path does not say `candidates/:id`. */
export type SubjectOf<N extends EndpointName> = (
  call: Pick<Call<N>, 'params' | 'input' | 'member' | 'identity'>,
) => Promise<string | null>;

/**
 * Mounts one endpoint of the contract: who may call, then what they sent, then the handler.
 * A row the caller may not see answers `not_found`, like one that does not exist.
 */
export function mount<N extends EndpointName>(
  router: Router,
  services: Services,
  name: N,
  handler: Handler<N>,
  subject?: SubjectOf<N>,
): void {
  const endpoint: Endpoint = contract[name];
  router[endpoint.method](endpoint.path, async (req, res) => {
    const identity = endpoint.who === 'anyone' ? null : await signedIn(req, services);
    const call = {
      params: parse(endpoint.params, req.params, 'path'),
      query: parse(endpoint.query, req.query, 'query'),
      input: parse(endpoint.input, req.body, 'body'),
      identity,
      member: identity?.member,
      req,
      res,
    } as Call<N>;
    if (identity !== null) await authorise(endpoint.who, call, services, subject);
    const output = await handler(call);
    if (!res.headersSent && endpoint.media === undefined) {
      if (endpoint.output === undefined) res.status(204).end();
      else res.json(output);
    }
  });
}

async function signedIn(req: Request, services: Services): Promise<Identity> {
  const identity = await identify(req, services);
  if (identity === null) throw new AppError('unauthenticated', 'Sign in to Hireside first.');
  return identity;
}

async function authorise<N extends EndpointName>(
  who: Endpoint['who'],
  call: Call<N>,
  services: Services,
  subject: SubjectOf<N> | undefined,
): Promise<void> {
  if (who === 'member' || who === 'anyone') return;
  if (!isCandidateAction(who)) {
    if (mayIn(call.member, who)) return;
    throw new AppError('forbidden', 'Your role does not allow this.');
  }
  const candidateId = subject ? await subject(call) : (call.params as { id: string }).id;
  await allowed(services, call.member, who, candidateId);
}

/**
 * @returns what is known of who stands how to the candidate
 * @throws AppError `not_found` where the member may not even know of the candidate, `forbidden`
 * where they may see but not do this
 */
export async function allowed(
  services: Services,
  member: Member,
  action: CandidateAction,
  candidateId: string | null,
): Promise<CandidateFacts> {
  const { database, clock } = services;
  const facts =
    candidateId === null ? null : await factsOf(database, member.organizationId, candidateId);
  const now = clock.now();
  if (facts !== null && action === 'note.write') mustStay(facts);
  if (facts === null || !may(member, 'candidate.read', facts, now)) {
    throw new AppError('not_found', 'There is no such candidate.');
  }
  if (!may(member, action, facts, now)) {
    throw new AppError('forbidden', 'Your role does not allow this.');
  }
  return facts;
}

/**
 * What an outbox still holds about somebody who is erased is refused for good, and must not be
 * filed elsewhere: any other code would let a panel ask where its meeting belongs now.
 */
function mustStay({ kind }: CandidateFacts): void {
  if (kind === 'erased') {
    throw new AppError('event_refused', new GoneError().message);
  }
  if (kind === 'quarantined') {
    throw new AppError(
      'event_refused',
      'This candidate’s data are about to be erased: nothing can be added.',
    );
  }
}

function parse(schema: z.ZodType | undefined, value: unknown, where: string): unknown {
  if (schema === undefined) return undefined;
  const parsed = schema.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(
    (issue): Issue => ({ path: [where, ...issue.path].join('.'), message: issue.message }),
  );
  const first = issues[0];
  throw new AppError(
    'invalid_request',
    first ? `${first.path}: ${first.message}` : 'The request cannot be read.',
    issues,
  );
}
