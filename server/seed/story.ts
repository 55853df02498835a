import type { EventBody, EventType, Flag, Profile, RatingValue } from '../../common/events.ts';
import type { Id } from '../../common/ids.ts';
import type { Focus } from '../../common/kit.ts';
import { toInstant } from '../../common/time.ts';
import type { ServerEvent } from '../../db/append.ts';
import type { ResumeText } from './resume.ts';

/** One event of a story, and when it happened. */
export interface Happening {
  at: number;
  event: ServerEvent;
}

type About = Partial<Pick<ServerEvent, 'actorId' | 'audience' | 'clientAt'>>;

const DAY = 24 * 3_600_000;
const MINUTE = 60_000;

/** The latest moment at this hour (UTC) that is at least so many days before `now`. */
export function daysBefore(now: number, days: number, hour: string): number {
  const [hours, minutes] = hour.split(':').map(Number) as [number, number];
  const last = now - days * DAY;
  const at = Math.floor(last / DAY) * DAY + (hours * 60 + minutes) * MINUTE;
  return at <= last ? at : at - DAY;
}

/**
 * Tells what happened with one candidate, in order: `on` and `after` move the time, the other
 * methods record an event at it. Ids follow from the candidate's key and the order.
 */
export class Story {
  readonly candidateId: Id;
  readonly happenings: Happening[] = [];
  #time = 0;
  #applications = 0;
  #interviews = 0;
  #applicationId: Id | null = null;
  #stage = '';
  #interviewId: Id | null = null;
  #meetingUuid: string | null = null;
  #questionId: Id | null = null;

  constructor(
    readonly key: string,
    readonly profile: Profile,
    readonly resumeText: ResumeText,
    readonly now: number,
  ) {
    this.candidateId = `seed-candidate-${key}`;
  }

  /** Goes on so many days before now, never back in time. */
  on(days: number, hour: string): this {
    this.#time = Math.max(this.#time + MINUTE, daysBefore(this.now, days, hour));
    return this;
  }

  after(minutes: number): this {
    this.#time += minutes * MINUTE;
    return this;
  }

  minutesAgo(minutes: number): this {
    this.#time = Math.max(this.#time + MINUTE, this.now - minutes * MINUTE);
    return this;
  }

  added(by: Id | null = null): this {
    return this.#record('candidate.added', this.profile, { actorId: by });
  }

  resume(pages: number): this {
    const body = { fileId: this.fileId, name: `${this.profile.name}, résumé.pdf`, pages };
    return this.#record('resume.added', body);
  }

  get fileId(): Id {
    return `seed-resume-${this.key}`;
  }

  /** Begins an application; what follows is about it. */
  applied(job: { id: Id; title: string }): this {
    this.#applicationId = `seed-application-${this.key}-${++this.#applications}`;
    this.#stage = 'Applied';
    this.#interviewId = null;
    const body = { jobId: job.id, jobTitle: job.title, stage: this.#stage, at: null };
    return this.#record('application.added', body);
  }

  moved(by: Id, to: string, reason?: string, note?: string): this {
    const body = { from: this.#stage, to, reason: reason ?? null, note: note ?? null };
    this.#stage = to;
    return this.#record('stage.changed', body, { actorId: by });
  }

  held(by: Id, onHold: boolean, note?: string): this {
    return this.#record('hold.changed', { onHold, note: note ?? null }, { actorId: by });
  }

  mailed(by: Id, subject: string): this {
    return this.#record('mail.sent', { subject }, { actorId: by });
  }

  wrote(subject: string): this {
    return this.#record('mail.received', { subject });
  }

  called(by: Id, minutes: number, recorded: boolean): this {
    const body = { minutes, recorded, direction: 'out' as const };
    return this.#record('call.logged', body, { actorId: by });
  }

  /** While a question is being asked, the note answers it. */
  note(by: Id, text: string, flag: Flag | null = null, audience: 'team' | 'author' = 'team'): this {
    const about = { actorId: by, audience, clientAt: toInstant(this.#time) };
    return this.#record('note.added', { text, flag, questionId: this.#questionId }, about);
  }

  /** Schedules an interview; what follows is about it. */
  scheduled(by: Id, plan: Omit<EventBody<'interview.scheduled'>, 'startsAt'>, at: number): this {
    this.#interviewId = `seed-interview-${this.key}-${++this.#interviews}`;
    this.#meetingUuid = null;
    const body = { ...plan, startsAt: toInstant(at) };
    return this.#record('interview.scheduled', body, { actorId: by });
  }

  joinsPanel(by: Id, memberId: Id): this {
    return this.#record('interview.member_added', { memberId }, { actorId: by });
  }

  invited(by: Id, at: number): this {
    return this.#record('invitation.sent', { startsAt: toInstant(at) }, { actorId: by });
  }

  answered(reply: 'accepted' | 'declined' | 'tentative'): this {
    return this.#record('invitation.answered', { reply });
  }

  /** What the interview is held with; before it starts the newest version counts. */
  heldWith(by: Id, kitId: Id, focus: Focus, version: number | null = null): this {
    return this.#record('interview.kit_set', { kitId, version, focus }, { actorId: by });
  }

  /** Asks a question of the guide; the one asked before it counts as asked from here. */
  asks(by: Id, questionId: Id): this {
    this.#questionId = questionId;
    return this.#inMeeting('question.asking', questionId, by);
  }

  /** The last question is answered, and nothing of the guide is asked next. */
  asked(by: Id): this {
    const questionId = this.#questionId!;
    this.#questionId = null;
    return this.#inMeeting('question.asked', questionId, by);
  }

  skips(by: Id, questionId: Id): this {
    return this.#inMeeting('question.skipped', questionId, by);
  }

  #inMeeting(type: `question.${'asking' | 'asked' | 'skipped'}`, questionId: Id, by: Id): this {
    return this.#record(type, { questionId }, { actorId: by, clientAt: toInstant(this.#time) });
  }

  meetingStarts(): this {
    this.#meetingUuid = `seed-meeting-${this.key}-${this.#interviews}`;
    return this.#record('interview.started', { meetingUuid: this.#meetingUuid });
  }

  meetingEnds(): this {
    const meetingUuid = this.#meetingUuid;
    this.#record('interview.ended', { meetingUuid });
    this.#meetingUuid = null;
    return this;
  }

  /** Rates the attributes and submits; who speaks so sat on the panel. */
  scored(
    by: Id,
    ratings: Record<Id, RatingValue>,
    recommendation: RatingValue,
    comment: string,
  ): this {
    for (const [attributeId, value] of Object.entries(ratings)) {
      this.#record('rating.set', { attributeId, value }, { actorId: by }).after(1);
    }
    return this.#record('scorecard.submitted', { recommendation, comment }, { actorId: by });
  }

  #record<T extends EventType>(type: T, body: EventBody<T>, about: About = {}): this {
    const number = String(this.happenings.length + 1).padStart(2, '0');
    const event = {
      ...about,
      id: `seed-event-${this.key}-${number}`,
      type,
      applicationId: /^(candidate|resume)\./.test(type) ? null : this.#applicationId,
      interviewId: /^(interview|invitation|note|question|rating|recommendation|scorecard)\./.test(
        type,
      )
        ? this.#interviewId
        : null,
      meetingUuid: type === 'note.added' ? this.#meetingUuid : null,
      body,
    } as ServerEvent;
    this.happenings.push({ at: this.#time, event });
    return this;
  }
}
