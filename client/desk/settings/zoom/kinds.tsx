import type { ZoomFeature } from '../../../../common/zoom-features.ts';
import { zoomCopy } from '../../../copy-zoom.ts';
import text from '../../../styles/text.module.css';
import { Button } from '../../../ui/button.tsx';
import { KindRow } from './kind-row.tsx';
import styles from './zoom-tile.module.css';

interface KindsProps {
  title: string;
  note?: string;
  features: readonly ZoomFeature[];
  /** What the member's grant covers. */
  granted: readonly ZoomFeature[];
  /** Asks Zoom for more. */
  onGrant(): void;
}

/** What Hireside does through a member's Zoom, kind by kind: what it needs, and whether it has it. */
export function Kinds({ title, note, features, granted, onGrant }: KindsProps) {
  const words = zoomCopy.tile;
  return (
    <section aria-label={title}>
      <p className={styles.sub}>
        {title}
        {note && <span className={styles.note}>{note}</span>}
      </p>
      <ul>
        {features.map((feature) => (
          <KindRow key={feature} feature={feature}>
            {granted.includes(feature) ? (
              <span className={text.meta}>{words.granted}</span>
            ) : (
              <Button
                aria-label={`${words.grant}: ${words.features[feature][0]}`}
                onClick={onGrant}
              >
                {words.grant}
              </Button>
            )}
          </KindRow>
        ))}
      </ul>
    </section>
  );
}
