/**
 * Every SDK call and event the app asks Zoom for: what `config` requests and what the Marketplace
 * manifest must enable. Nothing is listed that is not used.
 */
export const CAPABILITIES = [
  'authorize',
  'closeApp',
  'getAppContext',
  'getMeetingContext',
  'getMeetingUUID',
  'getSupportedJsApis',
  'onAppVisibilityChange',
  'onAuthorized',
  'onMeeting',
  'onMyUserContextChange',
  'onRunningContextChange',
  'openUrl',
  'promptAuthorize',
] as const;

export type Capability = (typeof CAPABILITIES)[number];
