import { teamCopy } from '../../../copy-team.ts';
import text from '../../../styles/text.module.css';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Answer } from '../../parts/answer.tsx';
import { Trouble } from '../../trouble.tsx';
import type { MemberOut } from '../../use-members.ts';
import { Duties } from './duties.tsx';
import styles from './members.module.css';
import { useChangeMember } from './use-change-member.ts';
import { useDuties } from './use-duties.ts';

interface DeactivateDialogProps {
  member: MemberOut;
  onDone(): void;
  onClose(): void;
}

const copy = teamCopy.dialog;

/** Asks before access ends: what ends at once, what stays, who has to be found for what is ahead. */
export function DeactivateDialog({ member, onDone, onClose }: DeactivateDialogProps) {
  const duties = useDuties(member.id);
  const change = useChangeMember(member.id);
  const mayAct = duties.data !== undefined && duties.data.refusal === null;
  return (
    <Dialog title={copy.title(member.name)} onClose={onClose}>
      <div className={styles.duties}>
        <Answer query={duties}>
          {(found) => (found.refusal === null ? <Duties duties={found} /> : <p>{found.refusal}</p>)}
        </Answer>
      </div>
      {change.error && <Trouble error={change.error} />}
      <div className={text.acts}>
        {mayAct && (
          <Button
            look="danger"
            disabled={change.isPending}
            onClick={() => change.mutate({ active: false }, { onSuccess: onDone })}
          >
            {copy.act}
          </Button>
        )}
        <Button onClick={onClose}>{copy.keep}</Button>
      </div>
    </Dialog>
  );
}
