import type { RequestHandler } from 'express';
import { AppError } from '../../common/errors.ts';

const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const LOCAL_HOST = /^(?:localhost|127\.0\.0\.1|[a-z0-9-]+\.localhost)(?::\d+)?$/i;

/**
 * Refuses whatever did not start on this machine. The Host header is checked too, because a
 * foreign page can point its own name at 127.0.0.1; so is `Sec-Fetch-Site`, because it can post here.
 */
export const localOnly: RequestHandler = (req, _res, next) => {
  const site = req.headers['sec-fetch-site'];
  const foreign = site !== undefined && site !== 'same-origin' && site !== 'none';
  const local =
    LOOPBACK.test(req.socket.remoteAddress ?? '') && LOCAL_HOST.test(req.headers.host ?? '');
  if (!local || foreign) {
    throw new AppError('forbidden', 'The rehearsal room answers only on this computer.');
  }
  next();
};
