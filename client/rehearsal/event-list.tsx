import { useState } from 'react';
import text from '../styles/text.module.css';
import button from '../ui/button.module.css';
import styles from './event-list.module.css';
import type { Entry, JournalKind } from './journal.ts';
import { momentText } from './text.ts';

const FILTERS: { name: string; kind: JournalKind | null }[] = [
  { name: 'All', kind: null },
  { name: 'SDK', kind: 'sdk' },
  { name: 'Network', kind: 'network' },
  { name: 'Meeting', kind: 'meeting' },
];

/** What happened between the seats, Zoom and the network, newest first. */
export function EventList({
  journal,
  onClear,
}: {
  journal: readonly Entry[];
  onClear: () => void;
}) {
  const [kind, setKind] = useState<JournalKind | null>(null);
  // While paused the list stands still; what happens meanwhile is kept.
  const [held, setHeld] = useState<readonly Entry[] | null>(null);
  const entries = (held ?? journal).filter((entry) => kind === null || entry.kind === kind);
  const clear = () => {
    onClear();
    if (held !== null) setHeld([]);
  };

  return (
    <section className={styles.console} aria-label="Events">
      <div className={styles.consoleHead}>
        <h2>Events</h2>
        <fieldset className={styles.chips}>
          <legend className={text.vh}>Show</legend>
          {FILTERS.map((filter) => (
            <button
              key={filter.name}
              type="button"
              className={styles.chip}
              aria-pressed={kind === filter.kind}
              onClick={() => setKind(filter.kind)}
            >
              {filter.name}
            </button>
          ))}
        </fieldset>
        <button
          type="button"
          className={`${button.btn} ${button.small} ${button.quiet}`}
          onClick={() => setHeld(held === null ? journal : null)}
        >
          {held === null ? 'Pause' : 'Resume'}
        </button>
        <button
          type="button"
          className={`${button.btn} ${button.small} ${button.quiet}`}
          onClick={clear}
        >
          Clear
        </button>
      </div>
      {entries.length === 0 ? (
        <p className={styles.noEvents}>Nothing happened yet</p>
      ) : (
        <table className={styles.log}>
          <colgroup>
            <col className={styles.time} />
            <col className={styles.seat} />
            <col className={styles.name} />
            <col />
            <col className={styles.outcome} />
            <col className={styles.took} />
          </colgroup>
          <thead className={text.vh}>
            <tr>
              <th scope="col">Time</th>
              <th scope="col">Seat</th>
              <th scope="col">Name</th>
              <th scope="col">What</th>
              <th scope="col">Outcome</th>
              <th scope="col">Took</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.id}>
                <td>{momentText(entry.at)}</td>
                <td>{entry.who}</td>
                <td>{entry.name}</td>
                <td title={entry.what}>{entry.what}</td>
                <td title={entry.outcome}>{entry.outcome}</td>
                <td>{entry.took === null ? '' : `${entry.took} ms`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
