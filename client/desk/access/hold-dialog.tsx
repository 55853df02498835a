import { accessCopy as copy } from '../../copy-access.ts';
import text from '../../styles/text.module.css';
import { Dialog } from '../../ui/dialog.tsx';
import { TakeData } from './take-data.tsx';

interface HoldDialogProps {
  of: 'candidate' | 'member';
  id: string;
  name: string;
  onClose(): void;
}

/** What is held about somebody, for admins to take along and hand over. */
export const HoldDialog = ({ of, id, name, onClose }: HoldDialogProps) => (
  <Dialog title={copy.hold} onClose={onClose}>
    <p>{copy.holdHints[of](name)}</p>
    {of === 'candidate' && <p className={text.meta}>{copy.notInIt}</p>}
    <TakeData path={`/api/${of}s/${id}/data`} name={name} />
  </Dialog>
);
