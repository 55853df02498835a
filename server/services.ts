import type { Logger } from 'pino';
import type { Clock } from '../common/time.ts';
import type { LogWriter } from '../db/log-writer.ts';
import type { Database } from '../db/open.ts';
import type { Sealer } from './auth/seal.ts';
import type { Config } from './config.ts';
import type { Metrics } from './http/metrics.ts';
import type { MailRoute } from './mail/route.ts';
import type { StreamHub } from './stream/hub.ts';
import type { ZoomServices } from './zoom/services.ts';

/** What handlers are handed. Made once in `start.ts`; there is no other way to reach any of it. */
export interface Services {
  config: Config;
  clock: Clock;
  database: Database;
  log: LogWriter;
  hub: StreamHub;
  logger: Logger;
  metrics: Metrics;
  /** Aborted when this server was told to stop. */
  draining: AbortSignal;
  /** Seals what the database keeps of secrets. */
  sealer: Sealer;
  zoom: ZoomServices;
  /** Where mail goes; `null` where it is off. */
  mail: MailRoute | null;
}
