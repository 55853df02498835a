import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { AppError } from '../../common/errors.ts';
import { LIMITS } from '../../common/limits.ts';

const ZOOM = ['https://zoom.us', 'https://*.zoom.us', 'https://*.zoom.com'];

/**
 * The four headers without which the Zoom client shows a blank panel
 * (developers.zoom.us, "OWASP secure headers"), on every answer. Framing is allowed to Zoom's web
 * client only, so there is no X-Frame-Options, which knows no list.
 * @param framers further origins that may frame the app: the rehearsal room's
 * @param dev Vite's hot reload needs inline styles and a socket
 */
export function securityHeaders(options: { framers: string[]; dev: boolean }): RequestHandler {
  const { framers, dev } = options;
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': dev ? ["'self'", "'unsafe-inline'"] : ["'self'"],
        'style-src': dev ? ["'self'", "'unsafe-inline'"] : ["'self'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'font-src': ["'self'"],
        'media-src': ["'self'"],
        'connect-src': dev ? ["'self'", 'ws:'] : ["'self'"],
        'worker-src': ["'self'"],
        'frame-src': framers.length > 0 ? ['http://localhost:*'] : ["'none'"],
        'base-uri': ["'self'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'self'", ...ZOOM, ...framers],
      },
    },
    strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: true },
    referrerPolicy: { policy: 'same-origin' },
    frameguard: false,
    crossOriginEmbedderPolicy: false,
    crossOriginResourcePolicy: { policy: 'same-origin' },
    // Isolation would cut the Zoom client's own window off.
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
  });
}

/** What people’s data are in is kept by no browser and no proxy, unless its handler says how. */
export const neverStored: RequestHandler = (_req, res, next) => {
  res.set('cache-control', 'no-store');
  next();
};

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses unsafe requests that another site's page could have made. A browser says where a
 * request comes from in `Sec-Fetch-Site`, an older one in `Origin`; what says neither is no
 * browser, and has no cookie that somebody else could be using. A page cannot send a bearer token
 * that it does not have.
 */
export const sameOriginOnly: RequestHandler = (req, _res, next) => {
  if (SAFE.has(req.method) || req.get('authorization') !== undefined) return next();
  const site = req.get('sec-fetch-site');
  const origin = req.get('origin');
  const own = `${req.protocol}://${req.get('host')}`;
  const same =
    site !== undefined
      ? site === 'same-origin'
      : origin !== undefined
        ? origin === own
        : req.headers.cookie === undefined;
  if (!same) throw new AppError('forbidden', 'This request came from another site.');
  next();
};

const TAKEN = ['json', 'application/pdf', 'text/csv', 'application/octet-stream'];

/** A form of another site can post plain text; none of these without asking first. */
export const jsonOnly: RequestHandler = (req, res, next) => {
  const hasBody =
    req.headers['content-length'] !== undefined || req.headers['transfer-encoding'] !== undefined;
  const length = Number(req.headers['content-length']);
  const empty = length === 0;
  if (req.is('json') && length > LIMITS.jsonBody) {
    // Said beforehand, it need not be read to the end before it is refused.
    res.set('connection', 'close');
    throw new AppError('too_large', 'That is too much for one request.');
  }
  if (SAFE.has(req.method) || !hasBody || empty || req.is(TAKEN)) {
    return next();
  }
  throw new AppError('invalid_request', 'Send JSON (content-type: application/json).');
};
