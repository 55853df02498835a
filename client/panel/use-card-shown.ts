import { useState } from 'react';
import type { Id } from '../../common/ids.ts';
import type { Interview } from '../../common/interview.ts';
import { cardOf } from '../scorecard.ts';
import type { ReadyView } from '../sync/view.ts';
import { subjectOf } from './subject.ts';

/** An interview this panel was about before, in the same meeting. */
export interface Former {
  interviewId: Id;
  meetingUuid: string;
  /** What its scorecard is called: the round, or the person where that is another. */
  title: string;
  candidateId: Id | null;
  candidate: string;
  submitted: boolean;
}

export interface CardShown {
  /** The former interview whose card is looked at; `null` for the panel's own. */
  interview: Interview | null;
  /** The interview before the hand-over, where the member left a card there. */
  former: Former | null;
  open(): void;
  back(): void;
  dismiss(): void;
}

/**
 * Follows a meeting from one interview to the next: the card of the one before stays as it is, and
 * can be looked at where it is the same candidate's.
 */
export function useCardShown(view: ReadyView): CardShown {
  const now = presentOf(view);
  const [seen, setSeen] = useState<(Former & { card: boolean }) | null>(null);
  const [former, setFormer] = useState<Former | null>(null);
  const [looking, setLooking] = useState(false);
  if (now !== null && !isSame(now, seen)) {
    const handedOver =
      seen !== null && seen.interviewId !== now.interviewId && seen.meetingUuid === now.meetingUuid;
    if (handedOver) {
      setFormer(seen.card ? seen : null);
      setLooking(false);
    }
    setSeen(now);
  }
  const there = former === null ? undefined : view.state.interviews[former.interviewId];
  return {
    interview: looking ? (there ?? null) : null,
    former,
    open: () => setLooking(true),
    back: () => setLooking(false),
    dismiss() {
      setFormer(null);
      setLooking(false);
    },
  };
}

function presentOf(view: ReadyView) {
  const { meeting, streamId, me } = view.snapshot;
  const { interview } = subjectOf(view);
  if (interview === null || meeting === null) return null;
  const card = cardOf(view, interview.id, me.id);
  return {
    interviewId: interview.id,
    meetingUuid: meeting.uuid,
    title: interview.title,
    candidateId: streamId,
    candidate: view.state.candidate?.name ?? '',
    submitted: card !== null && card.submittedAt !== null,
    card: card !== null,
  };
}

const isSame = (a: Former & { card: boolean }, b: (Former & { card: boolean }) | null): boolean =>
  b !== null && (Object.keys(a) as (keyof typeof a)[]).every((key) => a[key] === b[key]);
