import type { Api } from '../api.ts';
import type { NotZoom, Zoom } from '../zoom.ts';
import type { ServerClock } from './clock.ts';
import type { Platform } from './platform.ts';

/** What every store of one page stands on: one line to the server, one sign-in, one clock. */
export interface Services {
  platform: Platform;
  clock: ServerClock;
  api: Api;
  zoom(): Promise<Zoom | NotZoom>;
}
