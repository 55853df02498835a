import { useEffect, useRef } from 'react';
import { kitsCopy as copy } from '../../copy-kits.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import styles from './planning.module.css';
import bar from './save-bar.module.css';

interface Side {
  title: string;
  /** A sentence for each thing; none where nothing was changed. */
  changes: readonly string[];
  /** The way on that keeps this side. */
  act: string;
  onChoose(): void;
}

interface ClashProps {
  title: string;
  /** Who saved theirs and when, as the server said it. */
  told: string | null;
  theirs: Side;
  mine: Side;
}

/** Somebody saved first: what each changed, in words, and the two ways on. Nothing is dropped unasked. */
export function Clash({ title, told, theirs, mine }: ClashProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // After a save that was refused; never while someone writes.
  useEffect(() => {
    if (told !== null) heading.current?.focus();
  }, [told]);
  return (
    <section className={styles.clash} role="alert" aria-label={title}>
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <p>
        {told} {copy.conflict.kept}
      </p>
      <div className={styles.sides}>
        <Changes {...theirs} />
        <Changes {...mine} />
      </div>
      <p className={bar.saveActs}>
        <Button size="normal" onClick={mine.onChoose}>
          {mine.act}
        </Button>
        <Button size="normal" onClick={theirs.onChoose}>
          {theirs.act}
        </Button>
      </p>
    </section>
  );
}

const Changes = ({ title, changes }: Side) => (
  <div>
    <h3 className={text.strong}>{title}</h3>
    {changes.length === 0 ? (
      <p>{copy.changes.none}</p>
    ) : (
      <ul>
        {changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
    )}
  </div>
);
