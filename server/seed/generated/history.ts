import type { EventBody, EventType, LogEvent, RatingValue } from '../../../common/events.ts';
import { DEFAULT_STAGES, REJECTED_REASONS } from '../../../common/pipeline.ts';
import { toInstant } from '../../../common/time.ts';
import { isJudgement } from '../../../common/visibility.ts';
import { profileFor } from './person.ts';
import { Random } from './random.ts';
import { NOTE_PARTS, SUBJECT_LINES } from './words.ts';

/** What every generated history draws on. */
export interface Setting {
  memberIds: readonly string[];
  jobs: readonly { id: string; title: string }[];
}

/** Histories begin within these four years, so that a generated one is over whenever it is made. */
const FROM = Date.parse('2020-01-01T08:00:00.000Z');
const SPAN_MS = 4 * 365 * 24 * 3_600_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const OPEN_STAGES = DEFAULT_STAGES.slice(0, 5).map(({ name }) => name);
const RATINGS: readonly RatingValue[] = ['strong_no', 'no', 'yes', 'strong_yes'];
const ATTRIBUTES = ['attr-debugging', 'attr-data-modelling', 'attr-reliability'];

export const candidateIdOf = (index: number) => `gen-candidate-${String(index).padStart(7, '0')}`;

/**
 * The whole log of one generated candidate: exactly `count` events, the same for the same
 * arguments. Follows the rules that the log itself keeps: stages move from where they are,
 * interviews start after they are scheduled.
 */
export function historyOf(index: number, count: number, setting: Setting): LogEvent[] {
  return new History(index, count, setting).tell();
}

class History {
  readonly #events: LogEvent[] = [];
  readonly #random: Random;
  readonly #number: string;
  #time: number;
  #applicationId: string | null = null;
  #at = 0;
  #closed = false;
  #interviews = 0;
  #head = 0;
  readonly #cards = new Map<string, number>();

  constructor(
    readonly index: number,
    readonly count: number,
    readonly setting: Setting,
  ) {
    this.#random = new Random(index);
    this.#number = String(index).padStart(7, '0');
    this.#time = FROM + this.#random.below(SPAN_MS / MINUTE) * MINUTE;
  }

  tell(): LogEvent[] {
    const job = this.#random.pick(this.setting.jobs);
    this.#put('candidate.added', profileFor(this.index, this.#random));
    const id = `gen-application-${this.#number}`;
    this.#applicationId = id;
    const body = { jobId: job.id, jobTitle: job.title, stage: 'Applied', at: null };
    this.#put('application.added', body);
    while (this.#events.length < this.count) {
      this.#time += (2 + this.#random.below(70)) * HOUR;
      this.#scene(this.#random.next());
    }
    // A scene may be cut short where the last event is reached, as real histories are.
    return this.#events.slice(0, this.count);
  }

  #scene(draw: number): void {
    const by = this.#random.pick(this.setting.memberIds);
    const actorId = by;
    if (draw < 0.3) {
      this.#note(by, null, null);
    } else if (draw < 0.45) {
      this.#put('mail.sent', this.#mail(), { actorId });
    } else if (draw < 0.55) {
      this.#put('mail.received', this.#mail());
    } else if (draw < 0.62) {
      const call = { minutes: 2 + this.#random.below(40), recorded: this.#random.chance(0.5) };
      this.#put('call.logged', { ...call, direction: 'out' }, { actorId });
    } else if (this.#closed) {
      this.#note(by, null, null);
    } else if (draw < 0.8) {
      this.#move(by);
    } else if (draw < 0.83) {
      this.#put('hold.changed', { onHold: draw < 0.815 }, { actorId });
    } else {
      this.#interview(by, this.#random.pick(this.setting.memberIds));
    }
  }

  #mail = () => ({ subject: this.#random.pick(SUBJECT_LINES) });

  #note(by: string, interviewId: string | null, meetingUuid: string | null): void {
    const text = NOTE_PARTS.map((part) => this.#random.pick(part)).join(': ');
    const flag = this.#random.pick([null, null, 'strength', 'concern', 'followup'] as const);
    const clientAt = toInstant(this.#time);
    this.#put('note.added', { text, flag }, { actorId: by, interviewId, meetingUuid, clientAt });
  }

  #move(by: string): void {
    const from = OPEN_STAGES[this.#at]!;
    const last = this.#at === OPEN_STAGES.length - 1;
    this.#closed = last || this.#random.chance(0.35);
    if (!this.#closed) this.#at += 1;
    const hired = last && this.#random.chance(0.6);
    const to = !this.#closed ? OPEN_STAGES[this.#at]! : hired ? 'Hired' : 'Rejected';
    const reason = to === 'Rejected' ? this.#random.pick(REJECTED_REASONS.slice(0, 6)) : null;
    this.#put('stage.changed', { from, to, reason }, { actorId: by });
  }

  #interview(by: string, other: string): void {
    const round = ++this.#interviews;
    const interviewId = `gen-interview-${this.#number}-${round}`;
    const meetingUuid = `gen-meeting-${this.#number}-${round}`;
    const startsAt = toInstant(this.#time + 48 * HOUR);
    const about = { interviewId, actorId: by };
    this.#put(
      'interview.scheduled',
      {
        title: 'Interview',
        round,
        rounds: Math.max(3, round),
        startsAt,
        minutes: 45,
        memberIds: [...new Set([by, other])],
      },
      about,
    );
    this.#put('invitation.sent', { startsAt }, about);
    this.#time += 6 * HOUR;
    this.#put('invitation.answered', { reply: 'accepted' }, { interviewId });
    this.#time += 42 * HOUR;
    this.#put('interview.started', { meetingUuid }, { interviewId });
    for (const author of [by, other]) {
      this.#time += 10 * MINUTE;
      this.#note(author, interviewId, meetingUuid);
    }
    this.#time += 20 * MINUTE;
    this.#put('interview.ended', { meetingUuid }, { interviewId });
    this.#time += 15 * MINUTE;
    const attributeId = this.#random.pick(ATTRIBUTES);
    this.#put('rating.set', { attributeId, value: this.#random.pick(RATINGS) }, about);
    const recommendation = this.#random.pick(RATINGS);
    this.#put('scorecard.submitted', { recommendation, comment: null }, about);
  }

  #put<T extends EventType>(
    type: T,
    body: EventBody<T>,
    about: Partial<Pick<LogEvent, 'actorId' | 'interviewId' | 'meetingUuid' | 'clientAt'>> = {},
  ): void {
    const judged = isJudgement(type);
    if (!judged) this.#head += 1;
    const cardKey = `${about.interviewId}:${about.actorId}`;
    const card = judged ? (this.#cards.get(cardKey) ?? 0) + 1 : 0;
    if (judged) this.#cards.set(cardKey, card);
    this.#time += MINUTE;
    this.#events.push({
      actorId: null,
      interviewId: null,
      meetingUuid: null,
      clientAt: null,
      ...about,
      seq: this.#head,
      card,
      id: `gen-event-${this.#number}-${this.#events.length + 1}`,
      type,
      applicationId: this.#applicationId,
      audience: 'team',
      body,
      serverAt: toInstant(this.#time),
      late: false,
      informed: false,
    } as LogEvent);
  }
}
