import { z } from 'zod';

/**
 * What Zoom takes as a Marketplace manifest, as far as Hireside uses it: a typing error in a key
 * is silently dropped there, so every object here is strict.
 */
const httpsUrl = z.url({ protocol: /^https$/ });
const switches = z.record(z.string(), z.boolean());

/** A host, without scheme, port or path. */
const host = z.string().regex(/^(?=.{1,253}$)([a-z0-9-]{1,63}\.)+[a-z0-9-]{1,63}$/, 'not a host');

/** `product:action:object`. Classic names like `user:read`, and admin ones, are refused. */
const scope = z.string().refine((name) => {
  const parts = name.split(':');
  return name === 'zoomapp:inmeeting' || (parts.length === 3 && parts[2] !== 'admin');
}, 'not a granular scope of a user');

const subscription = z.strictObject({
  subscription_name: z.string().min(1).max(50),
  event_usage: z.literal('EVENT_FOR_USER'),
  event_types: z.array(z.string().regex(/^[a-z_]+\.[a-z_]+$/)).min(1),
  development_webhook_url: httpsUrl,
  production_webhook_url: httpsUrl,
});

export const manifestSchema = z.strictObject({
  display_information: z.strictObject({
    display_name: z.string().min(1).max(49),
    description: z.string().min(1).max(150),
    long_description: z.string().min(1).max(4_000),
  }),
  oauth_information: z.strictObject({
    usage: z.literal('USER_OPERATION'),
    development_redirect_uri: httpsUrl,
    production_redirect_uri: httpsUrl,
    oauth_allow_list: z.array(httpsUrl).min(1),
    strict_mode: z.boolean(),
    subdomain_strict_mode: z.boolean(),
    scopes: z
      .array(z.strictObject({ scope, optional: z.boolean() }))
      .refine((scopes) => scopes.some(({ optional }) => !optional), 'one scope must be required'),
    scope_description: z.string().min(1),
  }),
  features: z.strictObject({
    products: z.array(z.literal('ZOOM_MEETING')).length(1),
    development_home_uri: httpsUrl,
    production_home_uri: httpsUrl,
    domain_allow_list: z
      .array(z.strictObject({ domain: host, explanation: z.string().min(1) }))
      .min(1),
    in_client_feature: z.strictObject({
      zoom_app_api: z.strictObject({
        enable: z.literal(true),
        zoom_app_apis: z.array(z.string().regex(/^[a-z][A-Za-z]+$/)).min(1),
      }),
      guest_mode: switches,
      in_client_oauth: z.strictObject({ enable: z.boolean() }),
      collaborate_mode: switches,
    }),
    event_subscription: z.strictObject({
      enable: z.boolean(),
      events: z.array(subscription).max(20),
    }),
  }),
});

export type Manifest = z.infer<typeof manifestSchema>;
