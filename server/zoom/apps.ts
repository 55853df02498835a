import type { Call } from './call.ts';
import { isZoomError } from './errors.ts';
import { segment } from './paths.ts';
import { deeplinkAnswer } from './schemas.ts';

export interface AppCalls {
  /**
   * A link that opens Hireside in the running meeting, or in the Apps tab where there is none.
   * @param action at most 256 characters; comes back as `act` in the app context
   */
  deeplink(action: string): Promise<string>;
  /** Hireside opens by itself in this meeting. */
  openInMeeting(number: string): Promise<void>;
  /** Done also where it was so already. */
  dontOpenInMeeting(number: string): Promise<void>;
}

const OPENING = { subject: 'meeting', feature: 'open_by_itself', repeatable: true } as const;

export function appCalls(call: Call): AppCalls {
  const openApps = (number: string) => `/meetings/${segment(number)}/open_apps`;
  return {
    async deeplink(action) {
      const body = { type: 1, action: action.slice(0, 256) };
      const path = '/zoomapp/deeplink';
      const request = { method: 'POST', path, body, subject: 'app', repeatable: true } as const;
      return (await call(request, deeplinkAnswer)).deeplink;
    },
    async openInMeeting(number) {
      const path = openApps(number);
      await call({ method: 'POST', path, ...OPENING });
    },
    async dontOpenInMeeting(number) {
      const path = openApps(number);
      await call({ method: 'DELETE', path, ...OPENING }).catch((error: unknown) => {
        if (!isZoomError(error, 'not_found')) throw error;
      });
    },
  };
}
