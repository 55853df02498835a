import { setTimeout as after } from 'node:timers/promises';
import type { z } from 'zod';
import { isZoomError, ZoomError } from './errors.ts';
import { type RetryDeps, withRetries } from './retry.ts';
import { type Answer, createTransport, type TransportDeps, type ZoomRequest } from './transport.ts';

/** One person's way in: their access token, and a newer one in place of a stale one. */
export interface ZoomAccess {
  token(): Promise<string>;
  /** Renews unless `stale` has been replaced already; fails where Zoom wants to be asked anew. */
  renew(stale: string): Promise<string>;
}

export interface ClientDeps extends TransportDeps, Partial<Omit<RetryDeps, 'clock'>> {
  access: ZoomAccess;
}

/**
 * A request with everything around it: renewed access, safe retries, and an answer that has the
 * shape we use. Without a schema the answer is of no interest.
 * @throws ZoomError
 */
export interface Call {
  <S extends z.ZodType>(request: ZoomRequest, answer: S): Promise<z.output<S>>;
  (request: ZoomRequest): Promise<unknown>;
}

const wait = async (ms: number) => {
  await after(ms);
};

export function createCall(deps: ClientDeps): Call {
  const { access, clock, pause = wait, random = Math.random } = deps;
  const send = createTransport(deps);

  /** An expired token is renewed once; a fresh one that is refused too ends the connection. */
  async function withAccess(request: ZoomRequest): Promise<Answer> {
    const token = await access.token();
    try {
      return await send(request, token);
    } catch (error) {
      if (!isZoomError(error, 'unauthorized')) throw error;
    }
    const renewed = await access.renew(token);
    try {
      return await send(request, renewed);
    } catch (error) {
      if (!isZoomError(error, 'unauthorized')) throw error;
      throw new ZoomError({ ...error.facts, kind: 'reauthorise' });
    }
  }

  return async (request: ZoomRequest, answer?: z.ZodType) => {
    const repeatable = request.repeatable ?? request.method === 'GET';
    return withRetries({ clock, pause, random }, repeatable, async () => {
      const { body, requestId } = await withAccess(request);
      if (answer === undefined) return undefined;
      const read = answer.safeParse(body);
      if (read.success) return read.data;
      throw unreadable(request, requestId);
    });
  };
}

/** JSON of another shape than Zoom's: the values stay out of the error. */
const unreadable = ({ subject, method }: ZoomRequest, requestId: string) =>
  new ZoomError({
    kind: 'unavailable',
    subject,
    absence: 'unreadable',
    requestId,
    mayHaveHappened: method !== 'GET',
  });
