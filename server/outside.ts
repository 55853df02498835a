import type { Clock } from '../common/time.ts';
import type { Config } from './config.ts';
import type { MailRoute } from './mail/route.ts';
import type { RehearsalCloud } from './rehearsal/cloud/whole.ts';
import type { Rehearsal } from './rehearsal/rehearsal.ts';
import type { Services } from './services.ts';
import type { ZoomAddresses } from './zoom/services.ts';

/** The world that Hireside speaks to: where the configuration names no other, the rehearsal's. */
export interface Outside {
  zoom: ZoomAddresses;
  /** Where mail goes; `null` where it is off. */
  mail: MailRoute | null;
  /** The rehearsal to be mounted; `null` in live mode. */
  play(services: Services): Promise<Rehearsal | null>;
  close(): Promise<void>;
}

/** Starts what of it runs in this process. The rehearsal is no part of a live server: not loaded. */
export async function openOutside(config: Config, clock: Clock): Promise<Outside> {
  const isRehearsal = config.zoom.mode === 'rehearsal';
  const rehearsal = isRehearsal ? await import('./rehearsal/rehearsal.ts') : null;
  const { cloud, addresses } = await whereZoomIs(config, clock);
  const mailbox = (await rehearsal?.mailboxFor(config, clock)) ?? null;
  return {
    zoom: addresses,
    mail: mailRoute(config, mailbox?.url ?? null),
    play: async (services) =>
      (await rehearsal?.createRehearsal(services, { cloud, mailbox })) ?? null,
    close: async () => {
      await cloud?.[Symbol.asyncDispose]();
      await mailbox?.close();
    },
  };
}

/** The addresses of Zoom; where the configuration names none, those of a cloud started here. */
async function whereZoomIs(
  { zoom }: Config,
  clock: Clock,
): Promise<{ cloud: RehearsalCloud | null; addresses: ZoomAddresses }> {
  const { clientId, clientSecret, apiUrl, oauthUrl } = zoom;
  if (apiUrl !== null && oauthUrl !== null) return { cloud: null, addresses: { apiUrl, oauthUrl } };
  const { startRehearsalCloud } = await import('./rehearsal/cloud/whole.ts');
  const cloud = await startRehearsalCloud({ clientId, clientSecret, clock });
  const { apiUrl: api, oauthUrl: oauth } = cloud;
  return { cloud, addresses: { apiUrl: apiUrl ?? api, oauthUrl: oauthUrl ?? oauth } };
}

/** The server that the environment names, else the rehearsal's own. */
function mailRoute({ mail }: Config, ownUrl: string | null): MailRoute | null {
  const smtpUrl = mail?.smtpUrl ?? ownUrl;
  return mail === null || smtpUrl === null ? null : { smtpUrl, from: mail.from };
}
