import { deskCopy as copy } from '../../copy-desk.ts';
import text from '../../styles/text.module.css';
import { Icon } from '../../ui/icon.tsx';
import styles from './settings.module.css';

/** What Hireside is connected with: true today, and nothing that is not there yet. */
export const IntegrationsSection = () => (
  <section className={styles.tile} aria-labelledby="zoom-tile">
    <Icon name="video" />
    <div>
      <h2 id="zoom-tile" className={text.strong}>
        {copy.settings.zoom.name}
      </h2>
      <p className={text.quiet}>{copy.settings.zoom.text}</p>
    </div>
  </section>
);
