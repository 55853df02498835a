import { useRef, useState } from 'react';
import { mayIn } from '../../../common/permissions.ts';
import { callsCopy as copy } from '../../copy-calls.ts';
import lines from '../../styles/lines.module.css';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { dayTimeText } from '../../ui/dates.ts';
import { useDesk } from '../context.ts';
import { Trouble } from '../trouble.tsx';
import styles from './records.module.css';
import { type CallToAssign, useAssign, useCallsToAssign } from './use-calls.ts';

/** Calls that could be several candidates’: staff say whose; nothing where there are none. */
export function CallsToAssign() {
  const { me } = useDesk().boot;
  const query = useCallsToAssign(mayIn(me, 'calls.assign'));
  const assign = useAssign();
  const [done, setDone] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  const items = query.data?.items ?? [];
  if (items.length === 0 && done === '' && !query.isError) return null;

  function say(call: CallToAssign, candidate: { id: string; name: string } | null) {
    if (assign.isPending) return;
    const words = candidate === null ? copy.forgotten : copy.assigned(candidate.name);
    assign.mutate(
      { id: call.id, candidateId: candidate?.id ?? null },
      {
        onSuccess: () => {
          setDone(words);
          // The row goes, and the focus must not go with it.
          heading.current?.focus();
        },
      },
    );
  }

  return (
    <section className={styles.assign}>
      <h2 ref={heading} tabIndex={-1} className={lines.title}>
        {copy.assign} {items.length > 0 && <span className={text.meta}>{items.length}</span>}
      </h2>
      <p aria-live="polite" className={styles.done}>
        {done}
      </p>
      {query.isError && (
        <Trouble
          error={query.error}
          {...(query.data && { first: copy.stale })}
          onRetry={() => void query.refetch()}
        />
      )}
      {assign.isError && <Trouble error={assign.error} first={copy.notAssigned} />}
      {items.length > 0 && <p className={styles.whose}>{copy.whose}</p>}
      <ul>
        {items.map((call) => (
          <Row key={call.id} call={call} onSay={(candidate) => say(call, candidate)} />
        ))}
      </ul>
    </section>
  );
}

interface RowProps {
  call: CallToAssign;
  onSay(candidate: { id: string; name: string } | null): void;
}

function Row({ call, onSay }: RowProps) {
  const { number, direction, memberName, startedAt, talk, result, candidates } = call;
  const when = dayTimeText(startedAt);
  return (
    <li className={lines.row}>
      <p>{copy.withNumber(number)}</p>
      <p className={text.meta}>
        {copy.call(direction, memberName, result, talk)}, <time dateTime={startedAt}>{when}</time>
      </p>
      <div className={lines.acts}>
        {candidates.map((candidate) => (
          <Button
            key={candidate.id}
            aria-label={copy.itWasOf(candidate.name, when)}
            onClick={() => onSay(candidate)}
          >
            {copy.itWas(candidate.name)}
          </Button>
        ))}
        <Button look="quiet" aria-label={copy.nobodyOf(when)} onClick={() => onSay(null)}>
          {copy.nobody}
        </Button>
      </div>
    </li>
  );
}
