import { type Logger, pino } from 'pino';
import type { Config } from './config.ts';

/** Structured lines on stdout, without what nobody may read there. */
export function createLogger({ logLevel }: Config): Logger {
  // A database tells in `detail` and `where` which values it could not store.
  const redact = [
    'req',
    'res',
    'headers',
    'context',
    'token',
    'err.detail',
    'err.where',
    'err.parameters',
  ];
  return pino({ level: logLevel, redact: { paths: redact, censor: '…' } });
}
