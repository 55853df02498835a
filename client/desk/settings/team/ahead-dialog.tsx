import { teamCopy as copy } from '../../../copy-team.ts';
import text from '../../../styles/text.module.css';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Answer } from '../../parts/answer.tsx';
import type { MemberOut } from '../../use-members.ts';
import { Ahead } from './duties.tsx';
import styles from './members.module.css';
import { useDuties } from './use-duties.ts';

/** What still waits for somebody who has no access any more. */
export function AheadDialog({ member, onClose }: { member: MemberOut; onClose(): void }) {
  const duties = useDuties(member.id);
  return (
    <Dialog title={copy.aheadOf(member.name)} onClose={onClose}>
      <div className={styles.duties}>
        <Answer query={duties}>{({ interviews }) => <Ahead interviews={interviews} />}</Answer>
      </div>
      <div className={text.acts}>
        <Button onClick={onClose}>{copy.close}</Button>
      </div>
    </Dialog>
  );
}
