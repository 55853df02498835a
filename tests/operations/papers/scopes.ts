import type { Manifest } from '../../../server/manifest/schema.ts';
import { API_REASONS, SCOPE_REASONS, WEBHOOK_REASONS } from './scope-reasons.ts';

/**
 * `docs/marketplace/scopes.md`: why each scope, SDK call and event of the manifest is asked for.
 * @throws where the manifest has one that nobody has a reason for
 */
export function scopesPaper({ oauth_information, features }: Manifest): string {
  const { zoom_app_apis } = features.in_client_feature.zoom_app_api;
  const scopes = oauth_information.scopes.map(({ scope, optional }) => {
    const { calls, use, seen, without } = known(SCOPE_REASONS, scope);
    const asked = optional ? 'optional' : '**needed**';
    return `| \`${scope}\` | ${asked} | ${use} | ${calls} | ${seen} | ${without} |`;
  });
  const apis = zoom_app_apis.map((api) => `| \`${api}\` | ${known(API_REASONS, api)} |`);
  const events = features.event_subscription.events
    .flatMap(({ event_types }) => event_types)
    .map((event) => `| \`${event}\` | ${known(WEBHOOK_REASONS, event)} |`);
  return `# Scopes, SDK calls and events

Made from \`manifest.json\` and \`tests/operations/papers\`; do not edit by hand. Hireside asks for what it
uses and for nothing else, and each optional scope is gone without breaking anything but its own
feature: what was not granted is not offered, and the settings say what is missing.

No scope ends in \`:admin\`. Everything is read and written in the name of the member who granted it, and
only about interviews, candidates and conversations that are in Hireside.

## Scopes

| Scope | | For | Calls | To see it | Without it |
|---|---|---|---|---|---|
${scopes.join('\n')}

## Calls and events of the Zoom Apps SDK

| | For |
|---|---|
${apis.join('\n')}

None of them reads who takes part in the meeting, changes it, or records anything.

## Events that Zoom sends

| | For |
|---|---|
${events.join('\n')}

They come to \`/webhooks/zoom\`, are believed by their signature over the bytes that came, and count once.
Events of meetings that are no interviews are answered and forgotten. \`app_deauthorized\` comes to the
same address, which is set in the build flow, not in the manifest.
`;
}

function known<T>(reasons: Readonly<Record<string, T>>, name: string): T {
  const found = reasons[name];
  if (found === undefined) throw new Error(`Nobody said why ${name} is asked for.`);
  return found;
}
