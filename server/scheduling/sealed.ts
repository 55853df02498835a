import { placeOf } from '../../db/sealed.ts';
import type { Sealer } from '../auth/seal.ts';

/** What lets people into a meeting, as its plan keeps it. */
interface Sealed {
  joinUrl: string;
  passcode: string;
}

/** Both sealed for the interview they belong to; empty text stays empty. */
export const sealMeeting = (
  sealer: Sealer,
  interviewId: string,
  { joinUrl, passcode }: { joinUrl: string; passcode: string | null },
): { join_url: string; passcode: string } => ({
  join_url: sealer.seal(joinUrl, placeOf('meeting_plan.join_url', interviewId)),
  passcode:
    passcode === null ? '' : sealer.seal(passcode, placeOf('meeting_plan.passcode', interviewId)),
});

export const openMeeting = (
  sealer: Sealer,
  interviewId: string,
  { joinUrl, passcode }: Sealed,
): { joinLink: string | null; passcode: string | null } => ({
  joinLink:
    joinUrl === '' ? null : sealer.open(joinUrl, placeOf('meeting_plan.join_url', interviewId)),
  passcode:
    passcode === '' ? null : sealer.open(passcode, placeOf('meeting_plan.passcode', interviewId)),
});
