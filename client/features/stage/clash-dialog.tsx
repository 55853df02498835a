import { useEffect, useId, useRef } from 'react';
import { toMs } from '../../../common/time.ts';
import { copy } from '../../copy.ts';
import text from '../../styles/text.module.css';
import type { Clash, PanelStore } from '../../sync/view.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import { nameOf, type People } from '../../ui/people.ts';
import pop from '../../ui/pop.module.css';
import styles from './clash.module.css';

interface ClashDialogProps {
  store: PanelStore;
  clash: Clash;
  people: People;
  now: number;
}

/** Two people at once: the second sees what the first did, and decides. */
export function ClashDialog({ store, clash, people, now }: ClashDialogProps) {
  const titleId = useId();
  const keep = useRef<HTMLButtonElement>(null);
  const { application, chosen } = clash;
  const { lastMove, stage } = application;
  useEffect(() => {
    const before = document.activeElement;
    keep.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);

  const seconds = lastMove ? Math.max(0, Math.floor((now - toMs(lastMove.at)) / 1000)) : 0;
  const title =
    lastMove === null || lastMove.to !== stage
      ? copy.clash.titleUnknown(stage)
      : copy.clash.title(nameOf(people, lastMove.by), stage, copy.clash.ago(seconds));
  return (
    <div
      className={cx(pop.pop, pop.under, styles.clash)}
      role="alertdialog"
      aria-labelledby={titleId}
    >
      <h2 id={titleId} className={styles.title}>
        <Icon name="alert" />
        <span>{title}</span>
      </h2>
      <dl className={styles.versus}>
        <dt>{copy.clash.now}</dt>
        <dd className={text.strong}>{stage}</dd>
        <dt>{copy.clash.chosen}</dt>
        <dd>{[chosen.to, chosen.reason, chosen.note].filter(Boolean).join(', ')}</dd>
      </dl>
      <p className={cx(text.meta, styles.said)}>{copy.clash.kept}</p>
      <div className={text.acts}>
        <Button ref={keep} look="primary" onClick={() => void store.settleClash('keep')}>
          {copy.clash.keep(stage)}
        </Button>
        {chosen.to !== stage && (
          <Button onClick={() => void store.settleClash('mine')}>
            {copy.clash.move(chosen.to)}
          </Button>
        )}
      </div>
    </div>
  );
}
