import { createHash } from 'node:crypto';
import { AppError } from '../../common/errors.ts';
import { LIMITS } from '../../common/limits.ts';
import type { Clock } from '../../common/time.ts';
import { memberTopic } from '../../db/members.ts';
import type { Database } from '../../db/open.ts';
import { presenceTopic } from '../../db/presence.ts';
import { Channel, type OnLook, type Subscriber } from './channel.ts';
import { Elsewhere } from './elsewhere.ts';

interface Open {
  channel: Channel;
  stop: () => void;
}

const PRESENCE_TICK_MS = 1_000;

/** All streams of this server: one channel for each candidate that somebody follows. */
export class StreamHub {
  readonly #open = new Map<string, Open>();
  readonly #perMember = new Map<string, number>();
  readonly #timers: NodeJS.Timeout[];
  /** The other servers; SQLite has none. */
  readonly #elsewhere: Elsewhere | null;
  #draining = false;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly onFault: (error: unknown) => void,
    private readonly onCount: (streams: number) => void,
    private readonly onLook: OnLook,
  ) {
    this.#elsewhere =
      database.engine === 'sqlite'
        ? null
        : new Elsewhere(database, clock, onFault, (candidateId, here) =>
            this.#open.get(candidateId)?.channel.setElsewhere(here),
          );
    this.#timers = [
      setInterval(() => this.beat(), LIMITS.heartbeatMs),
      setInterval(() => this.#each((one) => one.expirePresence()), PRESENCE_TICK_MS),
      setInterval(() => this.tick(), LIMITS.streamTickMs),
    ];
    for (const timer of this.#timers) timer.unref();
  }

  /** @returns the function that ends the subscription */
  subscribe(candidateId: string, subscriber: Subscriber): () => void {
    const { id, organizationId } = subscriber.member;
    const channel = this.#channel(organizationId, candidateId);
    this.#count(id, 1);
    channel.add(subscriber);
    const { meetingUuid } = subscriber;
    const stopMeeting =
      meetingUuid === null
        ? () => undefined
        : this.database.bell.on(meetingTopic(organizationId, meetingUuid), () =>
            this.#checkMeetings(channel),
          );
    const stopSignOut = this.database.bell.on(signOutTopic(subscriber.key), () =>
      subscriber.sink.close(),
    );
    const stopMember = this.database.bell.on(memberTopic(id), () => channel.wake());
    return () => {
      stopMeeting();
      stopSignOut();
      stopMember();
      channel.remove(subscriber);
      this.#count(id, -1);
      if (channel.size === 0) this.#forget(candidateId, channel);
    };
  }

  /** How many streams a member has open at other servers. */
  streamsElsewhere = async (memberId: string): Promise<number> =>
    (await this.#elsewhere?.streamsOf(memberId)) ?? 0;

  /** @throws AppError where a member has too many streams open, or the server is going down */
  admit(memberId: string, elsewhere: number): void {
    if (this.#draining) throw new AppError('unavailable', 'This server is going down. Try again.');
    if ((this.#perMember.get(memberId) ?? 0) + elsewhere >= LIMITS.streamsPerMember) {
      throw new AppError('rate_limited', 'Too many Hireside windows are open. Close some of them.');
    }
  }

  setWriting(candidateId: string, memberId: string, writing: boolean): void {
    this.#open.get(candidateId)?.channel.setWriting(memberId, writing);
  }

  /** Ends the streams of a sign-in that is over: here at once, and on the other servers. */
  signedOut(key: string): void {
    this.#each((one) => one.signedOut(key));
    this.database.bell.ring(signOutTopic(key));
  }

  /** Ends every stream, so that panels go on elsewhere, and tells the servers there. */
  async drain(): Promise<void> {
    this.#draining = true;
    for (const timer of this.#timers) clearInterval(timer);
    this.#each((one) => one.closeAll());
    await this.#elsewhere?.leave();
  }

  #channel(organizationId: string, candidateId: string): Channel {
    const open = this.#open.get(candidateId);
    if (open !== undefined) return open.channel;
    const now = () => this.clock.now();
    const channel = new Channel(
      this.database,
      organizationId,
      candidateId,
      now,
      this.onFault,
      this.onLook,
      (memberId, here) => this.#elsewhere?.tell({ organizationId, candidateId, memberId, ...here }),
    );
    const { bell } = this.database;
    const look = () => this.#elsewhere?.look([candidateId]);
    const stops = [
      bell.on(`candidate:${candidateId}`, () => channel.wake()),
      bell.on(peopleTopic(organizationId), () => channel.peopleChanged()),
      bell.on(presenceTopic(candidateId), look),
    ];
    const stop = () => {
      for (const end of stops) end();
    };
    this.#open.set(candidateId, { channel, stop });
    look();
    return channel;
  }

  #forget(candidateId: string, channel: Channel): void {
    const open = this.#open.get(candidateId);
    if (open?.channel !== channel) return;
    open.stop();
    this.#open.delete(candidateId);
  }

  /** Keeps streams alive, and ends those whose sign-in is over. */
  beat(): void {
    this.#each((one) => one.heartbeat());
  }

  /** Every bell may have been lost: look at everything a bell would have announced (S6). */
  tick(): void {
    this.#each((channel) => {
      channel.wake();
      this.#checkMeetings(channel);
    });
    this.#elsewhere?.tick(this.#open.keys());
  }

  #checkMeetings(channel: Channel): void {
    channel.checkMeetings().catch(this.onFault);
  }

  #count(memberId: string, by: number): void {
    const left = (this.#perMember.get(memberId) ?? 0) + by;
    if (left > 0) this.#perMember.set(memberId, left);
    else this.#perMember.delete(memberId);
    this.onCount([...this.#perMember.values()].reduce((sum, count) => sum + count, 0));
  }

  #each(act: (channel: Channel) => void): void {
    for (const { channel } of this.#open.values()) act(channel);
  }
}

/** Rung when a meeting is linked to another interview. */
export const meetingTopic = (organizationId: string, uuid: string): string =>
  `meeting:${organizationId}:${uuid}`;

/** Rung when somebody of an organization is called otherwise. */
export const peopleTopic = (organizationId: string): string => `people:${organizationId}`;

/** Rung when a sign-in ends; its key is a secret, and the bell is heard by all of a database. */
const signOutTopic = (key: string): string =>
  `sign-out:${createHash('sha256').update(key).digest('base64url')}`;
