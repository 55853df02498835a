import type { ReactNode } from 'react';
import { dataCopy } from '../../../copy-data.ts';
import { takeInCopy as copy } from '../../../copy-take-in.ts';
import text from '../../../styles/text.module.css';
import { Button } from '../../../ui/button.tsx';
import styles from '../section.module.css';
import { numberText, whenText } from './texts.ts';
import { type TakeIn, useTakeInActs } from './use-take-ins.ts';

/** How far something is, in a bar and in words. */
export function Bar({
  label,
  words,
  done,
  all,
  children,
}: {
  label: string;
  words: string;
  done: number;
  all: number;
  children: ReactNode;
}) {
  return (
    <div className={styles.standing}>
      <progress
        className={styles.bar}
        aria-label={label}
        aria-valuetext={words}
        max={Math.max(all, 1)}
        value={Math.min(done, all)}
      />
      <p role="status">{words}</p>
      {children}
    </div>
  );
}

/** What is in an export that was looked through, and what to do with it. */
export function Found({ one }: { one: TakeIn }) {
  const { id, seen, added, unchanged, refused, sha256 } = one;
  const { begin, stop } = useTakeInActs();
  if (seen === null) return null;
  const facts = [
    [copy.exportedAt, whenText(seen.exportedAt)],
    [copy.candidates, numberText(seen.candidates)],
    [copy.members, numberText(seen.members)],
    [copy.events, numberText(seen.events)],
    [copy.files, numberText(seen.files)],
    [copy.comes, numberText(added)],
    [copy.here, numberText(unchanged)],
    [copy.refusedRows, numberText(refused)],
  ] as const;
  return (
    <div className={styles.standing}>
      <b className={text.strong}>{copy.found(seen.organization.name)}</b>
      <p role="status">
        {added === 0 ? copy.nothing : seen.way === 'move' ? copy.move : copy.fill}
      </p>
      <dl className={styles.facts}>
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt className={text.label}>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <dl className={styles.sum}>
        <dt className={text.label}>{copy.sha256}</dt>
        <dd>
          <code>{sha256}</code>
        </dd>
      </dl>
      <div className={styles.acts}>
        <Button
          size="normal"
          look="primary"
          aria-disabled={begin.isPending}
          onClick={() => {
            if (!begin.isPending) begin.mutate(id);
          }}
        >
          {copy.begin}
        </Button>
        <Button size="normal" onClick={() => stop.mutate(id)}>
          {copy.discard}
        </Button>
        {refused > 0 && <SaveList id={id} />}
      </div>
      {(begin.isError || stop.isError) && (
        <p className={text.trouble} role="alert">
          {(begin.error ?? stop.error)?.message ?? dataCopy.actFailed}
        </p>
      )}
    </div>
  );
}

/** What became of the last one. */
export function Over({ one }: { one: TakeIn }) {
  const { id, state, name, reason, refused, endedAt, askedAt } = one;
  if (state === 'failed') {
    return (
      <p className={text.trouble} role="alert">
        {copy.failed(reason ?? '')}
      </p>
    );
  }
  if (state !== 'done') return <p className={text.meta}>{copy.gone(name, reason ?? '')}</p>;
  const counts = {
    added: numberText(one.added),
    unchanged: numberText(one.unchanged),
    refused: numberText(refused),
  };
  return (
    <div className={styles.standing}>
      <p role="status">{copy.done(whenText(endedAt ?? askedAt), counts)}</p>
      {refused > 0 && (
        <div className={styles.acts}>
          <SaveList id={id} />
        </div>
      )}
    </div>
  );
}

function SaveList({ id }: { id: string }) {
  const { saveList } = useTakeInActs();
  return (
    <>
      <Button size="normal" onClick={() => saveList.mutate(id)}>
        {copy.list}
      </Button>
      {saveList.isError && (
        <p className={text.trouble} role="alert">
          {saveList.error.message}
        </p>
      )}
    </>
  );
}
