import type { Input } from '../../common/contract.ts';
import { AppError } from '../../common/errors.ts';
import type { EventBody } from '../../common/events.ts';
import type { Id } from '../../common/ids.ts';
import type { Interview } from '../../common/interview.ts';
import type { Focus } from '../../common/kit.ts';
import { focusWithin } from '../../common/kit-rules.ts';
import type { Member } from '../../common/member.ts';
import { jobById } from '../../db/jobs.ts';
import { mustFit } from '../kits/fit.ts';
import type { Services } from '../services.ts';

/** Minutes of an interview that neither its scheduler nor its job says more of. */
const MINUTES = 45;

interface Plan {
  title: string;
  rounds: number;
  minutes: number;
  kitId: Id | null;
  focus: Focus;
}

/** What an interview is to be: as asked for, and where nothing was said as its job's round says. */
export async function planFor(
  services: Services,
  member: Member,
  input: Input<'createInterview'>,
  jobId: Id | null,
  round: number,
): Promise<Plan> {
  const job =
    jobId === null ? null : await jobById(services.database, member.organizationId, jobId);
  const planned = job?.rounds.find((one) => one.round === round);
  const last = Math.max(0, ...(job?.rounds.map((one) => one.round) ?? []));
  const kitId = input.kitId === undefined ? (planned?.kitId ?? null) : input.kitId;
  const isPlanned = kitId !== null && kitId === planned?.kitId;
  const kit = await mustFit(services, member, kitId, input.focus ?? {});
  // The plan may be older than the kit: what it names and the kit has no more is left out.
  const fallback = isPlanned ? focusWithin(planned.focus, kit?.attributes ?? []) : {};
  return {
    title: input.title ?? planned?.title ?? 'Interview',
    rounds: Math.max(input.rounds ?? last, round),
    minutes: input.minutes ?? planned?.minutes ?? MINUTES,
    kitId,
    focus: input.focus ?? fallback,
  };
}

/**
 * What a change says about kit and focus; `null` where it says nothing. An interview under way
 * takes the newest version of another kit, and keeps the version of its own.
 * @throws AppError `invalid_request` once it is over: it was held with what it was held with
 */
export async function kitChange(
  services: Services,
  member: Member,
  interview: Interview,
  input: Input<'changeInterview'>,
): Promise<EventBody<'interview.kit_set'> | null> {
  if (input.kitId === undefined && input.focus === undefined) return null;
  if (interview.status === 'completed') {
    const what = 'This interview is over; it keeps the kit it was held with.';
    throw new AppError('invalid_request', what);
  }
  const kitId = input.kitId === undefined ? interview.kitId : input.kitId;
  const isSame = kitId === interview.kitId;
  const kept = interview.startedAt !== null && isSame ? interview.kitVersion : null;
  const kit = await mustFit(services, member, kitId, input.focus ?? {}, kept);
  const focus = input.focus ?? (isSame ? interview.focus : {});
  const version = interview.startedAt === null ? null : (kit?.version ?? null);
  return { kitId, version, focus };
}
