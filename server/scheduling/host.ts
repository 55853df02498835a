import type { Input, Output } from '../../common/contract.ts';
import { actionOf } from '../../common/deeplink.ts';
import { AppError } from '../../common/errors.ts';
import type { Member } from '../../common/member.ts';
import { changePlan } from '../../db/meeting-plans.ts';
import type { Services } from '../services.ts';
import { appErrorOf } from '../zoom/app-error.ts';
import { isZoomError } from '../zoom/errors.ts';
import { sdkSignature } from '../zoom/sdk-signature.ts';
import { mayHost, mayJoin, type Seen, seen } from './meeting.ts';
import { openMeeting } from './sealed.ts';

/** Zoom's refusals as our own callers know them. */
const throughZoom = <T>(work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    throw isZoomError(error) ? appErrorOf(error) : error;
  });

const NO_MEETING = 'This interview has no Zoom meeting of Hireside yet. Schedule one first.';
const NOT_HOST =
  'Only the host and the alternative hosts of this meeting open it with host rights. Ask one of them.';

function planIn({ plan }: Seen) {
  if (plan === null || plan.meeting_number === null || plan.state === 'cancelled')
    throw new AppError('conflict', NO_MEETING);
  return {
    ...plan,
    meeting_number: plan.meeting_number,
    host: plan.meeting_host_id ?? plan.host_id,
  };
}

function mustHost(member: Member, of: Seen): void {
  if (!mayHost(member, planIn(of))) throw new AppError('forbidden', NOT_HOST);
}

/**
 * Where to go to host. A start link acts in the name of its host, so nobody else gets one:
 * alternative hosts are sent to the meeting, where Zoom knows them by their own sign-in.
 */
export async function hostLink(services: Services, member: Member, id: string): Promise<string> {
  const of = await seen(services, member, id);
  if (!mayJoin(member, of)) mustHost(member, of);
  const plan = planIn(of);
  mustHost(member, of);
  if (plan.host === member.id)
    return throughZoom(services.zoom.clientFor(member.id).startUrl(plan.meeting_number));
  const sealed = { joinUrl: plan.join_url, passcode: plan.passcode };
  const { joinLink } = openMeeting(services.sealer, id, sealed);
  if (joinLink === null) throw new AppError('conflict', NO_MEETING);
  return joinLink;
}

/** What the Meeting SDK needs to join; with the caller's own ZAK where they host. */
export async function signatureFor(
  services: Services,
  member: Member,
  id: string,
  { role }: Input<'sdkSignature'>,
): Promise<Output<'sdkSignature'>> {
  const of = await seen(services, member, id);
  if (!mayJoin(member, of)) mustHost(member, of);
  const plan = planIn(of);
  if (role === 'host') mustHost(member, of);
  const { clientId, clientSecret } = services.config.zoom;
  const meetingNumber = plan.meeting_number;
  const signature = await sdkSignature({
    clientId,
    clientSecret,
    meetingNumber,
    role,
    now: services.clock.now(),
  });
  const zak = role === 'host' ? await throughZoom(services.zoom.clientFor(member.id).zak()) : null;
  const sealed = { joinUrl: plan.join_url, passcode: plan.passcode };
  const { passcode } = openMeeting(services.sealer, id, sealed);
  return { signature, sdkKey: clientId, meetingNumber, passcode, zak };
}

/** Has Hireside open by itself in the meeting, or not, in the name of its host. */
export async function openItself(
  services: Services,
  member: Member,
  id: string,
  on: boolean,
): Promise<{ on: boolean }> {
  const plan = planIn(await seen(services, member, id));
  const client = services.zoom.clientFor(plan.host);
  const { meeting_number: number } = plan;
  await throughZoom(on ? client.openInMeeting(number) : client.dontOpenInMeeting(number));
  await services.database.transact((tx) => changePlan(tx, id, { opens_itself: on ? 1 : 0 }));
  return { on };
}

/** A link that opens the panel on this interview: `act` of the app context says which. */
export async function panelLink(services: Services, member: Member, id: string): Promise<string> {
  await seen(services, member, id);
  return throughZoom(services.zoom.clientFor(member.id).deeplink(actionOf(id)));
}
