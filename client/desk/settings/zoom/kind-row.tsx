import type { ReactNode } from 'react';
import { SCOPES_OF, type ZoomFeature } from '../../../../common/zoom-features.ts';
import { zoomCopy } from '../../../copy-zoom.ts';
import text from '../../../styles/text.module.css';
import { cx } from '../../../ui/cx.ts';
import styles from './zoom-tile.module.css';

interface KindRowProps {
  feature: ZoomFeature;
  /** Turns it on and off, where that is for the member to say. */
  lead?: ReactNode;
  /** Under what it does. */
  more?: ReactNode;
  /** Whether Zoom allows it, or the way to have it allow it. */
  children: ReactNode;
}

/** One kind of thing that Hireside does through Zoom: its name, what it does, what it needs. */
export function KindRow({ feature, lead, more, children }: KindRowProps) {
  const [name, what] = zoomCopy.tile.features[feature];
  return (
    <li className={cx(styles.kind, lead !== undefined && styles.switched)}>
      {lead}
      <p className={text.strong}>{name}</p>
      <div className={styles.what}>
        <p>{what}</p>
        <ul className={styles.scopes}>
          {SCOPES_OF[feature].map((scope) => (
            <li key={scope}>{scope}</li>
          ))}
        </ul>
        {more}
      </div>
      <div className={styles.grant}>{children}</div>
    </li>
  );
}
