import { type KeyboardEvent, type Ref, useId } from 'react';
import { LIMITS } from '../../../common/limits.ts';
import { cardCopy } from '../../copy-scorecard.ts';
import text from '../../styles/text.module.css';
import { isSaveKey } from '../../ui/shortcut.ts';
import { TextArea } from '../../ui/text-area.tsx';
import styles from './scorecard.module.css';
import type { Words } from './use-words.ts';

interface WordsBoxProps {
  label: string;
  words: Words;
  /** Say that the words wait until the box is left. */
  waits: boolean;
  boxRef?: Ref<HTMLTextAreaElement>;
  onLeave?(): void;
}

/** A box for why. Esc and Ctrl+Enter leave it; its words are saved by then. */
export function WordsBox({ label, words, waits, boxRef, onLeave }: WordsBoxProps) {
  const hint = useId();
  const said = words.failed ? cardCopy.notSaved : waits && words.unsaved && cardCopy.keepsWords;

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' && !isSaveKey(event)) return;
    event.preventDefault();
    event.stopPropagation();
    words.flush();
    onLeave?.();
  }

  return (
    <div className={styles.said}>
      <TextArea
        ref={boxRef}
        aria-label={label}
        aria-describedby={said ? hint : undefined}
        placeholder={cardCopy.commentHint}
        maxLength={LIMITS.noteText}
        value={words.words}
        onChange={(event) => words.change(event.target.value)}
        onBlur={words.flush}
        onKeyDown={onKeyDown}
      />
      {said && (
        <p id={hint} className={words.failed ? text.trouble : text.help}>
          {said}
        </p>
      )}
    </div>
  );
}
