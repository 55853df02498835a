import type { CandidateFacts } from '../../common/facts.ts';
import type { Member } from '../../common/member.ts';
import { isLook, knowsSubmissions, roundOf, sees } from '../../common/visibility.ts';
import type { Row } from '../../db/access/rows.ts';
import type { Table } from '../../db/erasure/reach.ts';

/** What is kept and not in the file. Always said, whether there is any: a count would tell. */
export const KEPT_BACK =
  'Notes that a member of the hiring team keeps for themselves alone, and scorecards that are not submitted, are not in this file. Ask the organization: it asks their authors.';

/** Which rows may be in the file that a member takes along about a candidate (decision 0054). */
export class Blind {
  /** Interviews whose scorecards are in it though the member judged in none of their round. */
  readonly looks = new Set<string>();

  constructor(
    private readonly member: Member,
    private readonly facts: CandidateFacts,
    private readonly now: number,
    /** Notes for their author alone. */
    private readonly privateNotes: ReadonlySet<string>,
  ) {}

  lets(table: Table, row: Row): boolean {
    if (row.audience === 'author') return false;
    switch (table) {
      case 'event':
        return !this.#isOfPrivateNote(row);
      case 'judgement':
        return this.#judged(row.actor_id, row);
      case 'scorecard':
        return row.submitted_at !== null && this.#judged(row.member_id, row);
      case 'notice':
        return knowsSubmissions(this.member, String(row.interview_id), this.facts, this.now);
      default:
        return true;
    }
  }

  /** What is said of rounds in which the member judges themselves: by the plan, not by what is there. */
  remarks(): string[] {
    const own = this.facts.interviews.filter(
      (one) =>
        one.status !== 'cancelled' && !knowsSubmissions(this.member, one.id, this.facts, this.now),
    );
    const rounds = new Set(
      own.flatMap((one) => roundOf(this.facts, one)).map(({ round }) => round),
    );
    return [...rounds]
      .sort((one, other) => one - other)
      .map(
        (round) =>
          `Scorecards of round ${round} are not in this file, because whoever took it has still to judge in that round. Another admin can take one with them.`,
      );
  }

  #isOfPrivateNote({ id, body }: Row): boolean {
    if (this.privateNotes.has(String(id))) return true;
    if (typeof body !== 'string') return false;
    const { noteId } = JSON.parse(body) as { noteId?: unknown };
    return typeof noteId === 'string' && this.privateNotes.has(noteId);
  }

  #judged(author: unknown, row: Row): boolean {
    const of = {
      actorId: author as string,
      interviewId: row.interview_id as string,
      applicationId: row.application_id as string | null,
    };
    const isSeen = sees(
      this.member,
      { ...of, type: 'rating.set', audience: 'team' },
      this.facts,
      this.now,
    );
    const isSubmitted = this.facts.submitted.some(
      ({ interviewId, memberId }) => interviewId === of.interviewId && memberId === of.actorId,
    );
    if (!isSeen || !isSubmitted) return false;
    if (isLook(this.member, of, this.facts)) this.looks.add(of.interviewId);
    return true;
  }
}
