import { DEFAULT_SETTINGS, type Settings } from './facts.ts';

/** How people of the organization's Zoom account become members. */
export const JOINING = ['invitation', 'ask', 'open'] as const;
/** Only who is invited, who asks and is accepted, or whoever comes. */
export type Joining = (typeof JOINING)[number];

/** Everything an organization chose: what the rules about candidates ask, and the rest. */
export interface OrganizationSettings extends Settings {
  joining: Joining;
}

export const DEFAULT_ORGANIZATION_SETTINGS: OrganizationSettings = {
  ...DEFAULT_SETTINGS,
  joining: 'ask',
};
