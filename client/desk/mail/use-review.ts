import { useEffect, useState } from 'react';
import { renderMail } from '../../../common/mail-templates.ts';
import { invitationCopy as copy } from '../../copy-invitation.ts';
import type { Draft, Reviewed } from './use-invitation.ts';

/** What somebody wrote; `null` for what stays as drafted. */
interface Written {
  to: string | null;
  subject: string | null;
  instructions: string | null;
  body: string | null;
  note: string;
  keepAddress: boolean;
}

const NOTHING: Written = {
  to: null,
  subject: null,
  instructions: null,
  body: null,
  note: '',
  keepAddress: true,
};

/** Enough to catch what was mistyped; whether it exists, only its mail server knows. */
const ADDRESS = /^[^\s@,;<>]+@[^\s@.,;<>]+(?:\.[^\s@.,;<>]+)+$/;

/** A draft under review: what its fields say, and the mail that would leave now. */
export function useReview(draft: Draft) {
  const [written, setWritten] = useState(NOTHING);
  const isChanged = JSON.stringify(written) !== JSON.stringify(NOTHING);
  useEffect(() => {
    if (!isChanged) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isChanged]);

  const { template, values, candidateId, timeZone, locale } = draft;
  const to = (written.to ?? draft.to ?? '').trim();
  const isOther = to.toLowerCase() !== (draft.to ?? '').toLowerCase();
  const mail = {
    subject: written.subject ?? template.subject,
    instructions: written.instructions ?? template.instructions,
    body: written.body ?? template.body,
  };
  const letter = renderMail(mail, { ...values, note: written.note });
  const reviewed: Reviewed = {
    ...mail,
    candidateId,
    to,
    keepAddress: isOther && written.keepAddress,
    note: written.note,
    timeZone,
    locale,
  };
  return {
    fields: {
      ...mail,
      to: written.to ?? draft.to ?? '',
      subject: written.subject ?? draft.subject,
    },
    note: written.note,
    keepAddress: written.keepAddress,
    /** The address is another than the file's. */
    isOther,
    addressTrouble:
      to === '' ? copy.review.noneGiven : ADDRESS.test(to) ? null : copy.review.badAddress,
    letter,
    reviewed,
    change: (some: Partial<Written>) => setWritten((before) => ({ ...before, ...some })),
    /** Sent: nothing is left to lose. */
    clear: () => setWritten(NOTHING),
  };
}
