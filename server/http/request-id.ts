import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';

declare module 'express-serve-static-core' {
  interface Request {
    /** What a person can quote and an operator can find in the log. */
    id: string;
  }
}

/** Gives each request its id; what a client says about it is not believed. */
export const requestId: RequestHandler = (req, _res, next) => {
  req.id = randomUUID();
  next();
};
