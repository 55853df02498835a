import type { RequestHandler } from 'express';
import session from 'express-session';
import { LIMITS } from '../../common/limits.ts';
import type { Services } from '../services.ts';
import { SessionStore } from './session-store.ts';

/** The session cookie, kept in the database; none is set before somebody signs in. */
export function sessions({
  config,
  database,
  clock,
}: Pick<Services, 'config' | 'database' | 'clock'>): RequestHandler {
  const secure = config.publicUrl.startsWith('https:');
  return session({
    name: 'hireside',
    secret: config.sessionSecrets,
    store: new SessionStore(database, clock),
    resave: false,
    saveUninitialized: false,
    rolling: true,
    proxy: config.trustProxy > 0,
    cookie: {
      httpOnly: true,
      maxAge: LIMITS.sessionIdleMs,
      // In Zoom's web client the panel is a frame of another site: without these it gets no cookie.
      secure,
      sameSite: secure ? 'none' : 'lax',
      partitioned: secure,
    },
  });
}
