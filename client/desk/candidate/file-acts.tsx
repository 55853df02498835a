import { useState } from 'react';
import type { Candidate } from '../../../common/candidate.ts';
import type { Id } from '../../../common/ids.ts';
import { mayIn } from '../../../common/permissions.ts';
import { accessCopy as copy } from '../../copy-access.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { HoldDialog } from '../access/hold-dialog.tsx';
import { useDesk } from '../context.ts';
import { CorrectCandidate } from './correct-candidate.tsx';
import { PutResume } from './put-resume.tsx';

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
    <div className={text.band}>
      <div className={text.acts}>
        <Button onClick={() => setOpen('correct')}>{copy.correct}</Button>
        {mayIn(boot.me, 'privacy.manage') && (
          <Button aria-label={copy.hold} onClick={() => setOpen('hold')}>
            {copy.holdShort}
          </Button>
        )}
      </div>
      <PutResume candidateId={candidateId} hasOne={candidate.resume !== null} />
      {open === 'correct' && (
        <CorrectCandidate candidateId={candidateId} candidate={candidate} onClose={close} />
      )}
      {open === 'hold' && (
        <HoldDialog of="candidate" id={candidateId} name={candidate.name} onClose={close} />
      )}
    </div>
  );
}
