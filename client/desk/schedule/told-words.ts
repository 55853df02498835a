import { scheduleCopy as copy } from '../../copy-schedule.ts';
import { firstName } from '../../ui/people.ts';
import type { Draft } from './draft.ts';
import type { Plan } from './use-plan.ts';

/** What saving does, and whom it tells. */
export function toldWords({ candidate, moved, meeting, invited }: Plan, draft: Draft): string {
  const name = firstName(candidate.name);
  if (moved === null) return draft.zoom.on ? copy.foot.make(name) : copy.foot.plain(name);
  const follows = meeting !== null && meeting.state !== 'none' ? [copy.foot.follows] : [];
  return [...follows, tellingWords(name, invited)].join(' ');
}

function tellingWords(name: string, { mailIsOn, addresses }: Plan['invited']): string {
  if (addresses.length === 0) return copy.foot.notTold(name);
  return mailIsOn ? copy.foot.told(addresses) : copy.foot.mailOff;
}
