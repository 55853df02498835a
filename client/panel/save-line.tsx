import { copy } from '../copy.ts';
import text from '../styles/text.module.css';
import type { SaveStatus } from '../sync/view.ts';
import { cx } from '../ui/cx.ts';
import { Icon, type IconName } from '../ui/icon.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import styles from './head.module.css';

const ICONS: Record<SaveStatus['kind'], IconName> = {
  saved: 'check',
  saving: 'saving',
  offline: 'offline',
  attention: 'alert',
};

/**
 * The save line. One element in every state, so that screen readers hear it change; a strip of
 * the panel's whole width when something is wrong.
 */
export function SaveLine({ save, onWhy }: { save: SaveStatus; onWhy(): void }) {
  const strip = save.kind === 'offline' || save.kind === 'attention';
  return (
    <div
      className={cx(strip ? styles.strip : styles.save, save.kind !== 'saved' && styles[save.kind])}
    >
      <p className={styles.status} role="status">
        <Icon name={ICONS[save.kind]} />
        {wordsOf(save)}
      </p>
      {save.kind === 'offline' && !save.durable && save.count > 0 && (
        <span className={text.strong}>{copy.save.fragile}</span>
      )}
      {save.kind === 'attention' && (
        <LinkButton onClick={onWhy}>{copy.save.why(save.count)}</LinkButton>
      )}
    </div>
  );
}

function wordsOf(save: SaveStatus): string {
  if (save.kind === 'offline') return copy.save.offline(save.count);
  return copy.save[save.kind];
}
