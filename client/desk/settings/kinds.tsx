import { SCOPES_OF, type ZoomFeature } from '../../../common/zoom-features.ts';
import { zoomCopy } from '../../copy-zoom.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import styles from './zoom-tile.module.css';

interface KindsProps {
  title: string;
  note?: string;
  features: readonly ZoomFeature[];
  /** What the member's grant covers. */
  granted: readonly ZoomFeature[];
  /** Asks Zoom for more; absent where asking would bring nothing. */
  onGrant?(): void;
}

/** What Hireside does through Zoom, kind by kind: what it needs, and whether that is granted. */
export function Kinds({ title, note, features, granted, onGrant }: KindsProps) {
  return (
    <section aria-label={title}>
      <p className={styles.sub}>
        {title}
        {note && <span className={styles.note}>{note}</span>}
      </p>
      <ul>
        {features.map((feature) => (
          <Kind
            key={feature}
            feature={feature}
            isGranted={granted.includes(feature)}
            onGrant={onGrant}
          />
        ))}
      </ul>
    </section>
  );
}

interface KindProps {
  feature: ZoomFeature;
  isGranted: boolean;
  onGrant: (() => void) | undefined;
}

function Kind({ feature, isGranted, onGrant }: KindProps) {
  const words = zoomCopy.tile;
  const [name, what] = words.features[feature];
  return (
    <li className={styles.kind}>
      <p className={text.strong}>{name}</p>
      <div className={styles.what}>
        <p>{what}</p>
        <ul className={styles.scopes}>
          {SCOPES_OF[feature].map((scope) => (
            <li key={scope}>{scope}</li>
          ))}
        </ul>
      </div>
      {isGranted || onGrant === undefined ? (
        <span className={text.meta}>{isGranted ? words.granted : words.notGranted}</span>
      ) : (
        <Button aria-label={`${words.grant}: ${name}`} onClick={onGrant}>
          {words.grant}
        </Button>
      )}
    </li>
  );
}
