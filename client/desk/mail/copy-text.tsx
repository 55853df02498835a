import { useState } from 'react';
import { invitationCopy as copy } from '../../copy-invitation.ts';
import { Button } from '../../ui/button.tsx';

/** Where mail is off: the way to send it oneself. */
export function CopyText({ subject, body }: { subject: string; body: string }) {
  const [said, setSaid] = useState('');
  async function take() {
    try {
      await navigator.clipboard.writeText(`${subject}\n\n${body}`);
      setSaid(copy.review.copied);
    } catch {
      setSaid(copy.review.notCopied);
    }
  }
  return (
    <>
      <span aria-live="polite">{said}</span>
      <Button size="normal" look="primary" onClick={() => void take()}>
        {copy.review.copyText}
      </Button>
    </>
  );
}
