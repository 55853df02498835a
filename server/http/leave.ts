import type { RequestHandler } from 'express';

/**
 * While this server drains, each answer is the last of its connection. A proxy that kept it could send
 * a request into its closing, and may not send one that writes again (RFC 9110 §9.2.2).
 */
export const leaveConnections =
  (draining: AbortSignal): RequestHandler =>
  (_req, res, next) => {
    if (draining.aborted) res.set('connection', 'close');
    next();
  };
