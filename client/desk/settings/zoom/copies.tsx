import { useState } from 'react';
import { copiesCopy as copy } from '../../../copy-copies.ts';
import text from '../../../styles/text.module.css';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { dateText } from '../../../ui/dates.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { Switch } from '../../../ui/switch.tsx';
import { Trouble } from '../../trouble.tsx';
import styles from './copies.module.css';
import type { Collected } from './use-collecting.ts';
import { useCopies, useCopyEarlier } from './use-copies.ts';

interface CopiesProps {
  copies: NonNullable<Collected['copies']>;
  /** Without recordings there is nothing to copy; what was copied can still be deleted. */
  isCollecting: boolean;
}

/** Whether copies of recordings are kept here: what that means, and how much is here. */
export function Copies({ copies, isCollecting }: CopiesProps) {
  const turn = useCopies();
  const earlier = useCopyEarlier();
  const [leaving, setLeaving] = useState(false);
  const isOn = copies.since !== null;
  const isEmpty = copies.kept + copies.refused + copies.tooLarge === 0;
  if (!isCollecting && isEmpty) return null;
  const { data: gone, variables: asked } = turn;
  const said =
    turn.isSuccess && asked?.on === false ? (gone == null ? copy.stopped : copy.erased(gone)) : '';
  return (
    <section className={styles.copies} aria-label={copy.name}>
      <div className={styles.head}>
        <Switch
          label={copy.name}
          on={isOn}
          disabled={turn.isPending || !isCollecting}
          onChange={(on) => (on ? turn.mutate({ on }) : setLeaving(true))}
        />
        <p className={text.strong}>{copy.name}</p>
      </div>
      <p>{copy.what}</p>
      <p className={text.meta}>{copy.howLong}</p>
      {(isOn || !isEmpty) && (
        <p className={text.meta}>
          {copies.since !== null && `${copy.since(dateText(copies.since), copies.byName)} `}
          <span className={text.num}>{copy.count(copies)}.</span>
        </p>
      )}
      {isOn && isCollecting && copies.earlier.files > 0 && (
        <div>
          <Button disabled={earlier.isPending} onClick={() => earlier.mutate()}>
            {copy.earlier(copies.earlier)}
          </Button>
          <p className={text.meta}>{copy.earlierHint}</p>
        </div>
      )}
      {earlier.isError && <Trouble error={earlier.error} />}
      {!isOn && !isEmpty && (
        <div>
          <Button disabled={turn.isPending} onClick={() => turn.mutate({ on: false, erase: true })}>
            {copy.erase}
          </Button>
        </div>
      )}
      <p aria-live="polite">{said}</p>
      {turn.isError && <Trouble error={turn.error} />}
      {leaving && (
        <StopDialog
          onClose={() => setLeaving(false)}
          onStop={(erase) => {
            turn.mutate({ on: false, erase });
            setLeaving(false);
          }}
        />
      )}
    </section>
  );
}

/** Asks what becomes of the copies that are here. */
function StopDialog({ onStop, onClose }: { onStop(erase: boolean): void; onClose(): void }) {
  const words = copy.stop;
  return (
    <Dialog title={words.title} onClose={onClose}>
      <div className={styles.leaving}>
        <p>{words.effect}</p>
        <p>{words.kept}</p>
        <p className={text.quiet}>{words.goes}</p>
      </div>
      <div className={cx(text.acts, text.actsEnd)}>
        <Button onClick={onClose}>{words.cancel}</Button>
        <Button look="danger" onClick={() => onStop(true)}>
          {words.erase}
        </Button>
        <Button look="primary" onClick={() => onStop(false)}>
          {words.keep}
        </Button>
      </div>
    </Dialog>
  );
}
