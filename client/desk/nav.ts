import type { Member } from '../../common/member.ts';
import { mayIn } from '../../common/permissions.ts';

export const NAV = ['today', 'candidates', 'jobs', 'reports', 'settings'] as const;
export type NavKey = (typeof NAV)[number];

/** Who finds which word in the main navigation; what the pages hold, the server decides. */
export function mayOpen(me: Member, key: NavKey): boolean {
  if (key === 'jobs') return mayIn(me, 'jobs.edit');
  if (key === 'reports') return mayIn(me, 'reports.read');
  if (key === 'settings') return mayIn(me, 'jobs.edit');
  return true;
}
