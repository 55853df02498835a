import { useId, useState } from 'react';
import type { Id } from '../../../common/ids.ts';
import { callsCopy as copy } from '../../copy-calls.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { dayTimeText, wholeText } from '../../ui/dates.ts';
import { Trouble } from '../trouble.tsx';
import styles from './records.module.css';
import { type Call, useCalls } from './use-calls.ts';

interface CallsProps {
  candidateId: Id;
  /** The latest entry about them: with each one they are asked for anew. */
  entry: Id;
}

/** Calls with the candidate, the latest first; nothing where there are none. */
export function Calls({ candidateId, entry }: CallsProps) {
  const query = useCalls(candidateId, entry);
  const titleId = useId();
  const items = query.data?.items ?? [];
  if (items.length === 0 && !query.isError) return null;
  return (
    <section className={cx(text.band, styles.band)} aria-labelledby={titleId}>
      <h2 id={titleId} className={text.bandTitle}>
        {copy.title}
      </h2>
      {query.isError && <Trouble error={query.error} onRetry={() => void query.refetch()} />}
      <ul>
        {items.map((call) => (
          <Row key={call.id} call={call} />
        ))}
      </ul>
    </section>
  );
}

function Row({ call }: { call: Call }) {
  const { id, direction, memberName, startedAt, talk, result, recording } = call;
  const [isPlaying, setPlaying] = useState(false);
  const when = dayTimeText(startedAt);
  return (
    <li className={styles.call}>
      <p>{copy.call(direction, memberName, result, talk)}</p>
      <p className={text.meta}>
        <time dateTime={startedAt} title={wholeText(startedAt)}>
          {when}
        </time>
      </p>
      {recording === 'gone' && <p className={text.meta}>{copy.gone}</p>}
      {recording === 'playable' && !isPlaying && (
        <Button aria-label={copy.playOf(when)} onClick={() => setPlaying(true)}>
          {copy.play}
        </Button>
      )}
      {isPlaying && (
        // biome-ignore lint/a11y/useMediaCaption: Zoom has none of phone calls.
        <audio
          className={styles.player}
          aria-label={copy.recording(when)}
          src={`/api/calls/${id}/recording`}
          ref={(player) => player?.focus()}
          controls
          autoPlay
        />
      )}
    </li>
  );
}
