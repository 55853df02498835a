import { memo } from 'react';
import type { PlacedCue } from '../../../common/transcript.ts';
import { transcriptCopy as copy } from '../../copy-transcript.ts';
import text from '../../styles/text.module.css';
import { cx } from '../../ui/cx.ts';
import { type Mark, piecesOf } from './marks.ts';
import styles from './transcript.module.css';

interface CueLinesProps {
  /** A piece of the transcript, laid out when it comes near the window. */
  cues: readonly PlacedCue[];
  /** Of the cues in it alone, so that the other pieces stay as they are. */
  lit: number | null;
  current: number | null;
  words: string;
  marksOf: ReadonlyMap<number, readonly Mark[]>;
  timeOf(cue: PlacedCue): string;
  onMoment(cue: PlacedCue): void;
}

export const CueLines = memo(function CueLines(props: CueLinesProps) {
  const { cues, lit, current, words, marksOf, timeOf, onMoment } = props;
  return (
    <ol className={styles.lines}>
      {cues.map((cue) => {
        const { seq, speaker } = cue;
        const marks = marksOf.get(seq) ?? [];
        const notes = marks.filter(({ kind }) => kind === 'note');
        const time = timeOf(cue);
        return (
          <li
            key={seq}
            className={cx(styles.line, text.row, seq === lit && styles.lit)}
            data-cue={seq}
            data-current={seq === current ? '' : undefined}
            aria-current={seq === current ? 'true' : undefined}
          >
            <button
              type="button"
              className={cx(text.rowTime, styles.time)}
              aria-label={copy.toMoment(time)}
              onClick={() => onMoment(cue)}
            >
              {time}
            </button>
            <div>
              {marks
                .filter(({ kind }) => kind === 'question')
                .map(({ id, name }) => (
                  <p key={id} className={styles.question}>
                    {copy.question(name)}
                  </p>
                ))}
              <p className={styles.by}>
                <b>{speaker ?? copy.nobody}</b>
                {notes.length > 0 && (
                  <button type="button" className={text.link} onClick={() => focusNote(notes[0]!)}>
                    {copy.toNote(notes.length)}
                  </button>
                )}
              </p>
              <p className={styles.said}>
                <Words said={cue.text} words={words} />
              </p>
            </div>
          </li>
        );
      })}
    </ol>
  );
});

function Words({ said, words }: { said: string; words: string }) {
  return piecesOf(said, words).map((piece, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: Pieces of one text have no other name.
    index % 2 === 1 ? <mark key={index}>{piece}</mark> : piece,
  );
}

function focusNote({ id }: Mark) {
  const note = [...document.querySelectorAll<HTMLElement>('[data-note]')].find(
    ({ dataset }) => dataset.note === id,
  );
  note?.focus();
}
