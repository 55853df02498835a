import { useState } from 'react';
import type { Candidate } from '../../../common/candidate.ts';
import type { Id } from '../../../common/ids.ts';
import { mayIn } from '../../../common/permissions.ts';
import { accessCopy as copy } from '../../copy-access.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { TakeData } from '../access/take-data.tsx';
import { useDesk } from '../context.ts';
import { CorrectCandidate } from './correct-candidate.tsx';

interface FileActsProps {
  candidateId: Id;
  candidate: Candidate;
}

/** What can be done about what is known of the candidate, by those who may. */
export function FileActs({ candidateId, candidate }: FileActsProps) {
  const { boot } = useDesk();
  const [open, setOpen] = useState<'correct' | 'hold' | null>(null);
  // Whoever may add candidates corrects them.
  if (!mayIn(boot.me, 'candidates.create')) return null;
  const close = () => setOpen(null);
  return (
    <div className={cx(text.band, text.acts)}>
      <Button onClick={() => setOpen('correct')}>{copy.correct}</Button>
      {mayIn(boot.me, 'privacy.manage') && (
        <Button aria-label={copy.hold} onClick={() => setOpen('hold')}>
          {copy.holdShort}
        </Button>
      )}
      {open === 'correct' && (
        <CorrectCandidate candidateId={candidateId} candidate={candidate} onClose={close} />
      )}
      {open === 'hold' && (
        <Dialog title={copy.hold} onClose={close}>
          <p>{copy.holdHint}</p>
          <p className={text.meta}>{copy.notInIt}</p>
          <TakeData path={`/api/candidates/${candidateId}/data`} name={candidate.name} />
        </Dialog>
      )}
    </div>
  );
}
