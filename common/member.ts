import type { Id } from './ids.ts';

export const ROLES = ['admin', 'recruiter', 'hiring_manager', 'interviewer'] as const;
export type Role = (typeof ROLES)[number];

/** Someone of the organization, as permission rules see them. */
export interface Actor {
  id: Id;
  organizationId: Id;
  role: Role;
  active: boolean;
}

/** A member as colleagues see them. */
export interface Person {
  id: Id;
  name: string;
  role: Role;
}

export interface Member extends Actor {
  name: string;
  email: string;
  timeZone: string;
}

/** Where a member who was erased is written to: nowhere. */
export const ERASED_HOST = 'members.invalid';

/** Whether a member's data were erased: what is left is a place in others' words. */
export const isErased = ({ email }: Pick<Member, 'email'>): boolean =>
  email.endsWith(`@${ERASED_HOST}`);

/** Two letters at most: first and last name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0]!, words.at(-1)!] : [words[0] ?? ''];
  return letters.map((word) => [...word][0]?.toUpperCase() ?? '').join('');
}
