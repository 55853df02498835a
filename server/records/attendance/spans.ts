import { createHash } from 'node:crypto';
import { type Instant, toMs } from '../../../common/time.ts';
import type { Mark } from '../../../db/records/attendance.ts';
import type { InstanceRow } from '../../../db/records/instance-rows.ts';

/** A time in which somebody was there; without an end, they still are. */
export interface Span {
  from: Instant;
  to: Instant | null;
}

/** Somebody who was there: Zoom's word on who, and when. */
export interface Presence {
  person: string;
  name: string;
  email: string | null;
  zoomUserId: string | null;
  spans: Span[];
  /** Why they left last, in Zoom's words. */
  reason: string | null;
}

/**
 * Whom Zoom tells apart: by their account, else by their address, else only by their name, which
 * joins the stays of one person and never says who they are.
 */
export function personKey(of: {
  zoomUserId: string | null;
  email: string | null;
  name: string;
}): string {
  const words = of.zoomUserId
    ? `id:${of.zoomUserId}`
    : of.email
      ? `email:${of.email.toLowerCase()}`
      : `name:${of.name.trim().toLowerCase()}`;
  return createHash('sha256').update(words).digest('hex').slice(0, 32);
}

/** Who was there and when, from what was told of some runs, in any order and any number of times. */
export function presences(runs: readonly InstanceRow[], marks: readonly Mark[]): Presence[] {
  const people = new Map<string, Presence>();
  for (const run of runs) {
    const ofRun = marks.filter(({ uuid }) => uuid === run.uuid);
    const isListed = run.listed_at !== null;
    const told = ofRun.filter(({ source }) => (source === 'list') === isListed);
    for (const connection of byConnection(told)) {
      const [first] = connection;
      const last = connection.at(-1)!;
      const one = people.get(first!.person) ?? presenceOf(first!);
      one.spans.push(...spansOf(connection, run));
      one.reason = last.kind === 'left' ? (last.reason ?? one.reason) : one.reason;
      one.email ??= first!.email;
      people.set(one.person, one);
    }
  }
  return [...people.values()]
    .map((one) => ({ ...one, spans: merged(one.spans) }))
    .sort(
      (a, b) =>
        compare(a.spans[0]?.from ?? '', b.spans[0]?.from ?? '') || compare(a.person, b.person),
    );
}

const presenceOf = ({ person, name, email, zoom_user_id }: Mark): Presence => ({
  person,
  name,
  email,
  zoomUserId: zoom_user_id,
  spans: [],
  reason: null,
});

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Who joined stands first: who leaves is not always told with their name. */
function byConnection(marks: readonly Mark[]): Mark[][] {
  const groups = new Map<string, Mark[]>();
  const order = (a: Mark, b: Mark) => compare(a.at, b.at) || compare(a.kind, b.kind);
  for (const mark of [...marks].sort(order)) {
    groups.set(mark.connection, [...(groups.get(mark.connection) ?? []), mark]);
  }
  return [...groups.values()].map((group) => {
    const named = group.find(({ kind }) => kind === 'joined') ?? group[0]!;
    const { person, name, email, zoom_user_id } = named;
    return group.map((mark) => ({ ...mark, person, name, email, zoom_user_id }));
  });
}

/** The stays of one connection; what was not told is as long as the run can have made it. */
function spansOf(connection: readonly Mark[], run: InstanceRow): Span[] {
  const spans: Span[] = [];
  let from: Instant | null = null;
  for (const { kind, at } of connection) {
    if (kind === 'joined') {
      from ??= at;
    } else {
      const began = from ?? (spans.length === 0 ? (run.started_at ?? at) : null);
      if (began !== null) spans.push({ from: began, to: at });
      from = null;
    }
  }
  if (from !== null) spans.push({ from, to: run.ended_at });
  return spans;
}

/** Without overlaps: two devices at once are one presence. */
export function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const { from, to } of [...spans].sort((a, b) => compare(a.from, b.from))) {
    const last = result.at(-1);
    if (last === undefined || (last.to !== null && from > last.to)) result.push({ from, to });
    else if (last.to !== null && (to === null || to > last.to)) last.to = to;
  }
  return result;
}

/** What of the spans lies between two moments; `null` is open. */
export function clipped(spans: readonly Span[], from: Instant | null, to: Instant | null): Span[] {
  return spans.flatMap((span) => {
    const begin = from !== null && span.from < from ? from : span.from;
    const end = to !== null && (span.to === null || span.to > to) ? to : span.to;
    return end !== null && end <= begin ? [] : [{ from: begin, to: end }];
  });
}

/** Milliseconds of presence, until now where it goes on. */
export const lengthOf = (spans: readonly Span[], now: number): number =>
  spans.reduce((sum, { from, to }) => sum + ((to === null ? now : toMs(to)) - toMs(from)), 0);
