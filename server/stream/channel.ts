import type { LogEvent } from '../../common/events.ts';
import type { CandidateFacts } from '../../common/facts.ts';
import type { Member } from '../../common/member.ts';
import type { Presence, Refetch } from '../../common/panel.ts';
import { may } from '../../common/permissions.ts';
import { isLook, sees } from '../../common/visibility.ts';
import { factsOf } from '../../db/facts.ts';
import { cardHeadsOf } from '../../db/judgements.ts';
import { eventsAfter } from '../../db/log.ts';
import { candidateOfMeeting } from '../../db/meetings.ts';
import { activeMembers } from '../../db/members.ts';
import type { Database } from '../../db/open.ts';
import { CardLogs, type CardsRead, seesCard } from './cards.ts';
import { Here } from './presence.ts';
import type { Sink } from './sse.ts';

export interface Subscriber {
  member: Member;
  meetingUuid: string | null;
  /** The number of the last event delivered or passed over. */
  cursor: number;
  /** How much of each scorecard this reader has; `null` before the first look. */
  cards?: CardsRead;
  /** What of the reader decides their sight and is no event; `undefined` before the first look. */
  standing?: string;
  /** The sign-in it was opened by, and when that ends, milliseconds. */
  key: string;
  endsAt: number | null;
  /** The candidate the panel was told its meeting moved to, so that it is told once. */
  movedTo?: string;
  sink: Sink;
}

/** An admin is about to read what is kept apart from others. */
export type OnLook = (
  member: Member,
  candidateId: string,
  events: readonly LogEvent[],
) => Promise<void>;

/** Told of whoever came, went, or began or stopped writing. */
export type OnHere = (memberId: string, now: { streams: number; writing: boolean }) => void;

const PAGE = 500;

/**
 * Everyone who follows one candidate's log. Woken by the bell or the slow tick, it reads the log
 * once for all, asks for each event and member whether they may see it, and moves their cursors.
 */
export class Channel {
  readonly #subscribers = new Set<Subscriber>();
  readonly #here: Here;
  #elsewhere: Presence['here'] = [];
  #pumping = false;
  #again = false;

  constructor(
    private readonly database: Database,
    private readonly organizationId: string,
    private readonly candidateId: string,
    private readonly now: () => number,
    private readonly onFault: (error: unknown) => void,
    private readonly onLook: OnLook,
    private readonly onHere: OnHere,
  ) {
    this.#here = new Here(now);
  }

  get size(): number {
    return this.#subscribers.size;
  }

  add(subscriber: Subscriber): void {
    this.#subscribers.add(subscriber);
    this.#here.arrive(subscriber.member.id);
    this.#changed(subscriber.member.id);
    this.wake();
  }

  remove(subscriber: Subscriber): void {
    if (!this.#subscribers.delete(subscriber)) return;
    this.#here.leave(subscriber.member.id);
    this.#changed(subscriber.member.id);
  }

  setWriting(memberId: string, writing: boolean): void {
    if (this.#here.setWriting(memberId, writing)) this.#changed(memberId);
  }

  /** Who has this candidate's panel open at other servers. */
  setElsewhere(here: Presence['here']): void {
    const before = JSON.stringify(this.#here.list(this.#elsewhere));
    this.#elsewhere = here;
    if (JSON.stringify(this.#here.list(here)) !== before) this.#announce();
  }

  /** Keeps streams alive, and ends those whose sign-in is over. */
  heartbeat(): void {
    for (const { sink, endsAt } of this.#subscribers) {
      if (endsAt !== null && endsAt <= this.now()) sink.close();
      else sink.heartbeat();
    }
  }

  /** Ends what one sign-in opened. */
  signedOut(key: string): void {
    for (const one of this.#subscribers) if (one.key === key) one.sink.close();
  }

  expirePresence(): void {
    this.#changed(...this.#here.expire());
  }

  /** Tells those who opened this log from a meeting that is linked to another candidate by now. */
  async checkMeetings(): Promise<void> {
    const uuids = new Set([...this.#subscribers].map(({ meetingUuid }) => meetingUuid));
    uuids.delete(null);
    for (const uuid of uuids as Set<string>) {
      const linked = await candidateOfMeeting(this.database, this.organizationId, uuid);
      for (const one of this.#subscribers) {
        const isNews = linked !== null && linked !== this.candidateId && linked !== one.movedTo;
        if (one.meetingUuid !== uuid || !isNews) continue;
        one.movedTo = linked;
        refetch(one, 'meeting');
      }
    }
  }

  /** What readers have fetched names somebody who is called otherwise by now. */
  peopleChanged(): void {
    for (const one of this.#subscribers) refetch(one, 'sight');
  }

  closeAll(): void {
    for (const { sink } of this.#subscribers) sink.close();
  }

  /** Delivers what is new; calls during a delivery make it look once more. */
  wake(): void {
    this.#again = true;
    if (this.#pumping) return;
    this.#pumping = true;
    this.#pump()
      .catch(this.onFault)
      .finally(() => {
        this.#pumping = false;
      });
  }

  async #pump(): Promise<void> {
    while (this.#again && this.#subscribers.size > 0) {
      this.#again = false;
      // Who comes while this reads may be further behind than it reads: theirs is the next look.
      const subscribers = [...this.#subscribers];
      const from = Math.min(...subscribers.map(({ cursor }) => cursor));
      const events = await eventsAfter(this.database, this.candidateId, from, PAGE);
      if (events.length === PAGE) this.#again = true;
      const cards = new CardLogs(this.database, await cardHeadsOf(this.database, this.candidateId));
      await this.#deliver(subscribers, events, cards);
    }
  }

  /** Facts and roles are read after the events, so that they are never older than what they judge. */
  async #deliver(
    subscribers: readonly Subscriber[],
    events: readonly LogEvent[],
    cards: CardLogs,
  ): Promise<void> {
    const facts = await factsOf(this.database, this.organizationId, this.candidateId);
    const ids = subscribers.map(({ member }) => member.id);
    const members = await activeMembers(this.database, this.organizationId, ids);
    const now = this.now();
    const lines = events.map((event) => JSON.stringify(event));
    for (const one of subscribers) {
      const member = members.get(one.member.id);
      if (facts === null || member === undefined || !may(member, 'candidate.read', facts, now)) {
        refetch(one, 'sight');
        one.sink.close();
        continue;
      }
      one.cards ??= cards.knownAt(one.cursor);
      let gained = hasMoved(one, member, facts);
      const judged = await cards.unread(one.cards, (head) => seesCard(member, head, facts, now));
      const looks = judged.filter((event) => isLook(member, event, facts));
      if (looks.length > 0) await this.onLook(member, this.candidateId, looks);
      const tellJudged = (before: number) => {
        while (judged.length > 0 && judged[0]!.seq < before) {
          const event = judged.shift()!;
          // Without an id: the reader's place is a number of the candidate's log.
          one.sink.send('log', JSON.stringify(event));
          gained ||= changesSightOf(member.id, event);
        }
      };
      events.forEach((event, index) => {
        if (event.seq <= one.cursor) return;
        // Written before it, told before it: whoever has this number has what came with the ones below.
        tellJudged(event.seq);
        one.cursor = event.seq;
        const visible = sees(member, event, facts, now);
        if (visible) one.sink.send('log', lines[index]!, event.seq);
        // What a kit holds is in the snapshot, not in the log.
        gained ||=
          changesSightOf(member.id, event) || (visible && event.type === 'interview.kit_set');
      });
      tellJudged(Number.POSITIVE_INFINITY);
      if (gained) refetch(one, 'sight');
    }
  }

  #changed(...memberIds: string[]): void {
    if (memberIds.length === 0) return;
    for (const memberId of memberIds) this.onHere(memberId, this.#here.of(memberId));
    this.#announce();
  }

  #announce(): void {
    const presence: Presence = { here: this.#here.list(this.#elsewhere) };
    const line = JSON.stringify(presence);
    for (const { sink } of this.#subscribers) sink.send('presence', line);
  }
}

function refetch({ sink }: Subscriber, reason: Refetch['reason']): void {
  sink.send('refetch', JSON.stringify({ reason } satisfies Refetch));
}

/** Whether their role or their hiring teams are others than at the last look (S14). */
function hasMoved(one: Subscriber, member: Member, facts: CandidateFacts): boolean {
  const before = one.standing ?? standingOf(one.member, facts);
  one.standing = standingOf(member, facts);
  return one.standing !== before;
}

function standingOf({ id, role }: Member, { applications }: CandidateFacts): string {
  const teams = applications.filter(({ hiringTeam }) => hiringTeam.includes(id));
  return [role, ...teams.map((application) => application.id)].join(' ');
}

/** Whether what a member may see of the past differs after this event (S14). */
function changesSightOf(memberId: string, { type, body, actorId }: LogEvent): boolean {
  if (body === null) return false;
  switch (type) {
    case 'interview.member_added':
    case 'interview.member_removed':
      return (body as { memberId: string }).memberId === memberId;
    case 'interview.scheduled':
      return (body as { memberIds: string[] }).memberIds.includes(memberId);
    case 'scorecard.submitted':
      return actorId === memberId;
    default:
      return false;
  }
}
