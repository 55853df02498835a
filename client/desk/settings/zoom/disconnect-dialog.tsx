import { useMutation, useQueryClient } from '@tanstack/react-query';
import { zoomCopy } from '../../../copy-zoom.ts';
import text from '../../../styles/text.module.css';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useDesk } from '../../context.ts';
import { Trouble } from '../../trouble.tsx';
import { ZOOM_KEY } from '../../use-zoom.ts';
import styles from './zoom-tile.module.css';

/** Asks before Zoom is disconnected: what goes at once, what stays, what it means. */
export function DisconnectDialog({ onClose }: { onClose(): void }) {
  const { api } = useDesk();
  const queries = useQueryClient();
  const words = zoomCopy.disconnect;
  const leave = useMutation({
    mutationFn: () => api.delete('/api/zoom'),
    onSuccess: async () => {
      onClose();
      await queries.invalidateQueries({ queryKey: ZOOM_KEY });
    },
  });
  return (
    <Dialog title={words.title} onClose={onClose}>
      <div className={styles.leaving}>
        <p>{words.goes}</p>
        <p>{words.stays}</p>
        <p className={text.quiet}>{words.effect}</p>
      </div>
      {leave.error && <Trouble error={leave.error} />}
      <div className={text.acts}>
        <Button look="danger" disabled={leave.isPending} onClick={() => leave.mutate()}>
          {words.act}
        </Button>
        <Button onClick={onClose}>{words.keep}</Button>
      </div>
    </Dialog>
  );
}
