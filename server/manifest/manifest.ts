import { CAPABILITIES } from '../../common/zoom-capabilities.ts';
import { WEBHOOK_HANDLERS } from '../zoom/webhook-handlers.ts';
import type { Manifest } from './schema.ts';
import { SCOPES } from './scopes.ts';

/** What a manifest calls the end of a connection is documented nowhere: its address is set by hand. */
const BY_HAND = 'app_deauthorized';

/**
 * The Marketplace manifest of this Hireside: a user-managed General app, which the Zoom Apps SDK
 * needs, and therefore no scope that ends in `:admin`. The inner object, as the upload wants it.
 * @param url the public address: https, a host and perhaps a port, nothing behind it
 * @throws RangeError with a sentence for people, where the address is another
 */
export function manifestFor(url: string): Manifest {
  const { origin, hostname } = addressOf(url);
  const home = `${origin}/`;
  const callback = `${origin}/auth/zoom/callback`;
  const webhooks = `${origin}/webhooks/zoom`;
  const reasons = Object.entries(SCOPES).map(([scope, { reason }]) => `${scope} ${reason}.`);
  return {
    display_information: {
      display_name: 'Hireside',
      description:
        'The candidate’s file beside the call: profile, history, notes and status for interview teams.',
      long_description:
        'Opened in a live interview, Hireside shows the hiring team the right candidate: who they ' +
        'are, what happened so far, a place for notes that never loses a word, and their status, ' +
        'shared live with the colleagues in the same meeting and never with the candidate.',
    },
    oauth_information: {
      usage: 'USER_OPERATION',
      development_redirect_uri: callback,
      production_redirect_uri: callback,
      // In-client sign-in comes back to the page that began it.
      oauth_allow_list: [callback, home],
      strict_mode: true,
      subdomain_strict_mode: true,
      scopes: Object.entries(SCOPES).map(([scope, { optional }]) => ({ scope, optional })),
      scope_description: reasons.join(' '),
    },
    features: {
      products: ['ZOOM_MEETING'],
      development_home_uri: home,
      production_home_uri: home,
      domain_allow_list: [
        { domain: hostname, explanation: 'Hireside itself: its pages and its data.' },
        { domain: 'appssdk.zoom.us', explanation: 'The Zoom Apps SDK.' },
      ],
      in_client_feature: {
        zoom_app_api: { enable: true, zoom_app_apis: [...CAPABILITIES] },
        guest_mode: { enable: false, enable_test_guest_mode: false },
        in_client_oauth: { enable: true },
        collaborate_mode: {
          enable: false,
          enable_screen_sharing: false,
          enable_play_together: false,
          enable_start_immediately: false,
          enable_join_immediately: false,
        },
      },
      event_subscription: {
        enable: true,
        events: [
          {
            subscription_name: 'Hireside',
            event_usage: 'EVENT_FOR_USER',
            event_types: Object.keys(WEBHOOK_HANDLERS).filter((name) => name !== BY_HAND),
            development_webhook_url: webhooks,
            production_webhook_url: webhooks,
          },
        ],
      },
    },
  };
}

function addressOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null) throw new RangeError(`“${text}” is not an address like https://host.`);
  if (url.protocol !== 'https:') {
    throw new RangeError(`Zoom opens https addresses only, and ${text} is none.`);
  }
  const bare = url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password;
  if (!bare || /[?#]$/.test(text)) {
    throw new RangeError(`Give the address without a path, like ${url.origin}.`);
  }
  return url;
}
