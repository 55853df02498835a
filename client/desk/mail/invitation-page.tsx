import { useState } from 'react';
import { invitationCopy as copy } from '../../copy-invitation.ts';
import { useDesk } from '../context.ts';
import type { PageProps } from '../pages.ts';
import { Answer } from '../parts/answer.tsx';
import { Page } from '../parts/page.tsx';
import { Delivery } from './delivery.tsx';
import { Review } from './review.tsx';
import { type Draft, type ReaderChoice, useInvitation } from './use-invitation.ts';

/** Review, edit, send; nothing leaves before. Then: what became of it. */
export function InvitationPage({ params }: PageProps) {
  const interviewId = params.id!;
  const { go } = useDesk();
  const [choice, setChoice] = useState<ReaderChoice>({});
  const [sent, setSent] = useState(false);
  const query = useInvitation(interviewId, { choice });
  const back = { to: `/interviews/${interviewId}`, word: copy.review.back };
  const draft = query.data;
  const name = draft?.values.firstName ?? copy.candidate;

  if (draft === undefined || sent) {
    return (
      <Page
        title={sent ? copy.review.done : copy.kinds.invitation}
        back={back}
        intro={sent ? copy.review.doneText : undefined}
      >
        <Answer query={query}>
          {() => <Delivery interviewId={interviewId} onAgain={() => setSent(false)} />}
        </Answer>
      </Page>
    );
  }
  const why = whyNothing(draft);
  return (
    <Page title={copy.review.title[draft.kind]} back={back} intro={why ?? introOf(draft, name)}>
      {why === null ? (
        <Review
          {...{ interviewId, draft, name }}
          reader={choice}
          onReader={(some) => setChoice((before) => ({ ...before, ...some }))}
          onSent={() => setSent(true)}
          onNotNow={() => go(back.to)}
        />
      ) : (
        <Delivery interviewId={interviewId} />
      )}
    </Page>
  );
}

/** Who knows what so far. Whoever answered was told, if not from here. */
function introOf({ kind, reply, earlier }: Draft, name: string): string {
  const isKnown = kind === 'invitation' && earlier.length === 0 && reply !== 'pending';
  return isKnown ? copy.review.unwritten(name) : copy.review.intro[kind](name);
}

/** Why there is nothing to send; `null` where there is. */
function whyNothing({ status, earlier }: Draft): string | null {
  if (status === 'completed' || status === 'no_show') return copy.review.over;
  const isToldOf = earlier.some(({ state }) => state === 'sent' || state === 'unconfirmed');
  return status === 'cancelled' && !isToldOf ? copy.review.nothingToSend : null;
}
