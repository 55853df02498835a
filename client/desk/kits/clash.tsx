import { useEffect, useRef } from 'react';
import type { Kit } from '../../../common/kit.ts';
import { kitsCopy as copy } from '../../copy-kits.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import styles from '../planning/planning.module.css';
import bar from '../planning/save-bar.module.css';
import { changesBetween } from './changes.ts';

interface ClashProps {
  /** The version that both were made from. */
  base: Kit;
  theirs: Kit;
  mine: Kit;
  /** Who saved theirs and when, as the server said it. */
  told: string | null;
  onOverwrite(): void;
  onTake(): void;
}

/** Somebody saved first: what each changed, in words, and the two ways on. Nothing is dropped unasked. */
export function Clash({ base, theirs, mine, told, onOverwrite, onTake }: ClashProps) {
  const words = copy.conflict;
  const heading = useRef<HTMLHeadingElement>(null);
  // After a save that was refused; never while someone writes.
  useEffect(() => {
    if (told !== null) heading.current?.focus();
  }, [told]);
  return (
    <section className={styles.clash} role="alert" aria-label={words.title(theirs.version)}>
      <h2 ref={heading} tabIndex={-1}>
        {words.title(theirs.version)}
      </h2>
      <p>
        {told} {words.kept}
      </p>
      <div className={styles.sides}>
        <Changes
          title={words.theirs(base.version, theirs.version)}
          changes={changesBetween(base, theirs)}
        />
        <Changes title={words.yours} changes={changesBetween(base, mine)} />
      </div>
      <p className={bar.saveActs}>
        <Button size="normal" onClick={onOverwrite}>
          {words.overwrite(theirs.version + 1)}
        </Button>
        <Button size="normal" onClick={onTake}>
          {words.take(theirs.version)}
        </Button>
      </p>
    </section>
  );
}

const Changes = ({ title, changes }: { title: string; changes: readonly string[] }) => (
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
