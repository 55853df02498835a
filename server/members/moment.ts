import type { Member } from '../../common/member.ts';
import { type Instant, toMs } from '../../common/time.ts';

/** A moment in a sentence, by the clock of who reads it: “22 November 2026 at 11:40”. */
export const momentFor = ({ timeZone }: Pick<Member, 'timeZone'>, at: Instant): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone }).format(
    toMs(at),
  );
