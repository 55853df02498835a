import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { AppError, ERRORS, type Problem } from '../../common/errors.ts';
import { isUnavailable, isUniqueViolation, isUnstorable } from '../../db/dialect.ts';
import { GoneError } from '../../db/gone.ts';
import type { Services } from '../services.ts';
import { errorPage } from './pages.ts';

/** What the caller is told. Anything unknown is `internal` with a request id and nothing else. */
export function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (isUnavailable(error)) {
    return new AppError('unavailable', 'Hireside cannot store anything right now. Try again soon.');
  }
  if (error instanceof GoneError) return new AppError('event_refused', error.message);
  if (isUniqueViolation(error)) return new AppError('conflict', 'This id is in use already.');
  if (isUnstorable(error)) {
    return new AppError('invalid_request', 'The request holds a character that nobody can store.');
  }
  const type = typeof error === 'object' && error !== null && 'type' in error ? error.type : '';
  if (type === 'entity.too.large')
    return new AppError('too_large', 'That is too much for one request.');
  if (typeof type === 'string' && /^(entity|encoding|charset|request|stream)\./.test(type)) {
    return new AppError('invalid_request', 'The request’s body cannot be read.');
  }
  // What body parsing blames on the caller without a type of its own, like broken gzip.
  if (typeof error === 'object' && error !== null && 'status' in error && error.status === 400) {
    return new AppError('invalid_request', 'The request’s body cannot be read.');
  }
  if (error instanceof URIError)
    return new AppError('invalid_request', 'The address cannot be read.');
  return new AppError('internal', 'Something went wrong at Hireside. It has been noted.');
}

export function problemOf(error: AppError, requestId: string): Problem {
  const { code, message, issues } = error;
  return issues === undefined ? { code, message, requestId } : { code, message, requestId, issues };
}

const wantsPage = (req: Request) =>
  !req.path.startsWith('/api/') && req.accepts(['json', 'html']) === 'html';

/** The last middleware. Client mistakes are not logged as errors; ours are, with their cause. */
export function errorHandler({
  logger,
  metrics,
}: Pick<Services, 'logger' | 'metrics'>): ErrorRequestHandler {
  return (error, req, res, next) => {
    const known = asAppError(error);
    const requestId = req.id;
    if (known.code === 'internal' || known.code === 'unavailable') {
      logger.error({ err: error, requestId, path: req.path }, 'request failed');
      metrics.failures.inc({ code: known.code });
    }
    if (res.headersSent) return next(error);
    const { status } = ERRORS[known.code];
    res.status(status);
    if (wantsPage(req)) sendPage(res, known, requestId);
    else res.type('application/problem+json').send(JSON.stringify(problemOf(known, requestId)));
  };
}

function sendPage(res: Response, error: AppError, requestId: string): void {
  res.type('html').send(errorPage(error.message, requestId));
}

export const notFound: RequestHandler = () => {
  throw new AppError('not_found', 'There is nothing here.');
};
