import { type Id, newId } from '../../../common/ids.ts';
import { toInstant, toMs } from '../../../common/time.ts';
import { addDays, instantsOf, wallTimeAt, weekdayOf } from '../../../common/wall-time.ts';
import { scheduleCopy as copy } from '../../copy-schedule.ts';
import type { Plan } from './use-plan.ts';
import { placeOf } from './zone-words.ts';

/** What is being filled in. It keeps its id, so that saving twice makes one interview. */
export interface Draft {
  id: Id;
  applicationId: Id | null;
  title: string;
  round: number;
  kitId: Id | null;
  date: string;
  time: string;
  /** Of a time that comes twice: the later one. */
  second: boolean;
  timeZone: string;
  /** As typed. */
  minutes: string;
  memberIds: readonly Id[];
  zoom: {
    on: boolean;
    hostId: Id;
    waitingRoom: boolean;
    recording: boolean;
    alternativeHostIds: readonly Id[];
  };
}

export type Field = 'title' | 'date' | 'time' | 'minutes';
export type Troubles = Partial<Record<Field, string>>;

/** Minutes of an interview that its job says nothing of. */
const MINUTES = 45;
const START = '10:00';

/** What stands in the dialog when it opens. */
export function startDraft(plan: Plan, me: { id: Id; timeZone: string }, now: number): Draft {
  return plan.moved === null ? freshDraft(plan, me, now) : movedDraft(plan, plan.moved, me);
}

function freshDraft(plan: Plan, me: { id: Id; timeZone: string }, now: number): Draft {
  const applicationId = plan.applications.at(-1)?.id ?? null;
  return {
    id: newId(now),
    ...roundOf(plan, applicationId, nextRound(plan, applicationId)),
    date: nextWorkday(wallTimeAt(now, me.timeZone).date),
    time: START,
    second: false,
    timeZone: me.timeZone,
    memberIds: [],
    zoom: {
      on: true,
      hostId: me.id,
      waitingRoom: true,
      recording: false,
      alternativeHostIds: [],
    },
  };
}

function movedDraft(
  { meeting }: Plan,
  interview: NonNullable<Plan['moved']>,
  me: { id: Id; timeZone: string },
): Draft {
  const at = toMs(interview.startsAt);
  const timeZone = meeting?.timeZone ?? me.timeZone;
  const { date, time } = wallTimeAt(at, timeZone);
  const options = meeting?.options ?? null;
  return {
    id: interview.id,
    applicationId: interview.applicationId,
    title: interview.title,
    round: interview.round,
    kitId: interview.kitId,
    date,
    time,
    second: instantsOf({ date, time }, timeZone)[1] === at,
    timeZone,
    minutes: String(interview.minutes),
    memberIds: interview.memberIds,
    zoom: {
      on: options !== null,
      hostId: meeting?.hostId ?? me.id,
      waitingRoom: options?.waitingRoom ?? true,
      recording: options?.recording === 'cloud',
      alternativeHostIds: options?.alternativeHostIds ?? [],
    },
  };
}

/** What a round of a job says about an interview. */
export function roundOf(plan: Plan, applicationId: Id | null, round: number) {
  const planned = plan.roundsOf(applicationId).find((one) => one.round === round);
  const job = plan.applications.find(({ id }) => id === applicationId)?.jobTitle;
  return {
    applicationId,
    round,
    title: [planned?.title ?? 'Interview', job].filter(Boolean).join(', '),
    kitId: planned?.kitId ?? null,
    minutes: String(planned?.minutes ?? MINUTES),
  };
}

/** The round after the last that was held or stands. */
export const nextRound = ({ interviews }: Plan, applicationId: Id | null): number =>
  1 +
  interviews
    .filter((one) => one.applicationId === applicationId && one.status !== 'cancelled')
    .reduce((last, { round }) => Math.max(last, round), 0);

function nextWorkday(today: string): string {
  let date = addDays(today, 1);
  while (weekdayOf(date) === 0 || weekdayOf(date) === 6) date = addDays(date, 1);
  return date;
}

/** The instant that is chosen; `null` while there is none. */
export function chosenAt({ date, time, timeZone, second }: Draft): number | null {
  const found = instantsOf({ date, time }, timeZone);
  return (second ? found.at(-1) : found[0]) ?? null;
}

export function minutesOf({ minutes }: Draft): number | null {
  const count = Number(minutes);
  const isGood = minutes.trim() !== '' && Number.isInteger(count) && count >= 5 && count <= 1440;
  return isGood ? count : null;
}

/** What keeps it from being saved, in words, by field. */
export function troublesOf(draft: Draft, now: number): Troubles {
  const found: Troubles = {};
  const at = chosenAt(draft);
  if (draft.title.trim() === '') found.title = copy.trouble.title;
  if (draft.date === '') found.date = copy.trouble.date;
  if (draft.time === '') found.time = copy.trouble.time;
  else if (draft.date !== '' && at === null)
    found.time = copy.trouble.gap(draft.time, placeOf(draft.timeZone));
  if (at !== null && at < now) found.time = copy.trouble.past;
  if (minutesOf(draft) === null) found.minutes = copy.trouble.minutes;
  return found;
}

/** What the server is told of it. @param hasMeeting it has one that is to change with it */
export function bodyOf(draft: Draft, hasMeeting: boolean) {
  const { hostId, waitingRoom, recording, alternativeHostIds } = draft.zoom;
  const hosts = alternativeHostIds.filter((id) => id !== hostId && draft.memberIds.includes(id));
  const zoom = {
    hostId,
    waitingRoom,
    recording: recording ? ('cloud' as const) : ('none' as const),
    alternativeHostIds: hosts,
  };
  const isForZoom = draft.zoom.on || hasMeeting;
  return {
    startsAt: toInstant(chosenAt(draft)!),
    minutes: minutesOf(draft)!,
    memberIds: [...draft.memberIds],
    kitId: draft.kitId,
    ...(isForZoom ? { zoom, timeZone: draft.timeZone } : {}),
  };
}
