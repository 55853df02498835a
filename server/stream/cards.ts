import type { LogEvent } from '../../common/events.ts';
import type { CandidateFacts } from '../../common/facts.ts';
import type { Member } from '../../common/member.ts';
import { sees } from '../../common/visibility.ts';
import { type CardHead, judgementsAfter } from '../../db/judgements.ts';
import type { Database } from '../../db/open.ts';

/** How much of each scorecard a reader has been told, by scorecard. */
export type CardsRead = Map<string, number>;

/** A scorecard is seen whole or not at all: until then nothing says that there is one. */
export const seesCard = (
  member: Member,
  { memberId, interviewId, applicationId }: CardHead,
  facts: CandidateFacts,
  now: number,
): boolean =>
  sees(
    member,
    {
      type: 'scorecard.submitted',
      actorId: memberId,
      interviewId,
      applicationId,
      audience: 'team',
    },
    facts,
    now,
  );

/** The scorecards of one candidate, at one moment, for everyone who follows that log. */
export class CardLogs {
  readonly #read = new Map<string, Promise<LogEvent[]>>();

  constructor(
    private readonly database: Database,
    private readonly heads: readonly CardHead[],
  ) {}

  /**
   * What a reader has who comes back with a number of the candidate's log: every entry written
   * before that number. A scorecard that went on since is told again from its beginning; its
   * entries are numbered, and telling one twice changes nothing. What they may not see yet is
   * not in here, so that it is told whole once they may.
   */
  knownAt(cursor: number): CardsRead {
    return new Map(
      this.heads
        .filter(({ lastSeq }) => lastSeq < cursor)
        .map(({ scorecardId, version }) => [scorecardId, version]),
    );
  }

  /** Entries this reader may see and was not told, in the order of the candidate's log. */
  async unread(read: CardsRead, visible: (head: CardHead) => boolean): Promise<LogEvent[]> {
    const found: LogEvent[] = [];
    for (const head of this.heads) {
      const { scorecardId, version } = head;
      if (!visible(head)) {
        // Told whole once it may be seen, whatever the reader was credited with on arrival.
        read.set(scorecardId, 0);
        continue;
      }
      const after = read.get(scorecardId) ?? 0;
      if (after >= version) continue;
      found.push(...(await this.#after(scorecardId, after)));
      read.set(scorecardId, version);
    }
    return found.sort((a, b) => a.seq - b.seq);
  }

  #after(scorecardId: string, after: number): Promise<LogEvent[]> {
    const key = `${after} ${scorecardId}`;
    const known = this.#read.get(key) ?? judgementsAfter(this.database, scorecardId, after);
    this.#read.set(key, known);
    return known;
  }
}
