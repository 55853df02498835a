import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Moment, wallOf } from '../../../common/moments.ts';
import { stretchesOf } from '../../../common/pauses.ts';
import { clockText } from '../../../common/time.ts';
import type { PlacedCue } from '../../../common/transcript.ts';
import { transcriptCopy as copy } from '../../copy-transcript.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { CueLines } from './cue-lines.tsx';
import { hitsIn, type Mark, placeMarks } from './marks.ts';
import type { Target } from './moment-place.ts';
import styles from './transcript.module.css';
import { useAim } from './use-aim.ts';
import { useLit } from './use-lit.ts';
import { type Transcript as Record, useCues } from './use-records.ts';

interface TranscriptProps {
  transcript: Record;
  marks: readonly Mark[];
  /** When the meeting began: times are told from there, as in the notes. */
  from: number;
  onMoment(moment: Pick<Moment, 'part' | 'ms'>): void;
  /** What the address leads to. */
  target: Target | null;
}

const AT_ONCE = 50;

/** What was said, with a search in it; lit with the notes written at that moment. */
export function Transcript({ transcript, marks, from, onMoment, target }: TranscriptProps) {
  const { cues, isPending, error, refetch } = useCues(transcript);
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const stretches = useMemo(() => stretchesOf(transcript.parts), [transcript.parts]);
  const placed = useMemo(() => placeMarks(marks, cues, stretches), [marks, cues, stretches]);
  const hits = useMemo(() => hitsIn(cues, words), [cues, words]);
  const found = useMemo(() => new Set(hits), [hits]);
  const blocks = useMemo(() => inBlocks(cues), [cues]);

  const show = useCallback((seq: number) => {
    const line = list.current?.querySelector<HTMLElement>(`[data-cue="${seq}"]`);
    line?.scrollIntoView({ block: 'center' });
  }, []);
  const goTo = useCallback(
    (cue: PlacedCue) => onMoment({ part: cue.part, ms: cue.startMs }),
    [onMoment],
  );
  const aimed = useAim({
    target,
    cues,
    count: transcript.cues,
    stretches,
    onAim(cue) {
      show(cue.seq);
      goTo(cue);
      list.current
        ?.querySelector<HTMLElement>(`[data-cue="${cue.seq}"] button`)
        ?.focus({ preventScroll: true });
    },
  });
  const hit = hits[at] ?? null;
  const current = hit ?? aimed;
  useEffect(() => {
    if (hit !== null) show(hit);
  }, [hit, show]);
  const onNote = useCallback(
    (seq: number) => {
      show(seq);
      const cue = cues.find((one) => one.seq === seq);
      if (cue !== undefined) goTo(cue);
    },
    [cues, show, goTo],
  );
  const lit = useLit({ seqOf: placed.seqOf, onNote });
  const timeOf = useCallback(
    (cue: PlacedCue) =>
      clockText((wallOf(stretches, { part: cue.part, ms: cue.startMs }) ?? from) - from),
    [stretches, from],
  );

  const step = (by: number) =>
    hits.length > 0 && setAt((now) => (now + by + hits.length) % hits.length);
  function onKeyDown(event: KeyboardEvent) {
    const by = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    step(by);
  }

  if (isPending) return <p className={text.empty}>{copy.loading}</p>;
  return (
    <section aria-label={copy.label}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: The keys are the search field's. */}
      <div className={styles.tools} onKeyDown={onKeyDown}>
        <SearchField
          label={copy.search}
          placeholder={copy.searchHint}
          value={words}
          onChange={(value) => {
            setWords(value);
            setAt(0);
          }}
        />
        <span className={cx(text.meta, text.num)} aria-live="polite">
          {words.trim() !== '' && copy.found(at + 1, hits.length)}
        </span>
        {([-1, 1] as const).map((by) => (
          <Button
            key={by}
            look="quiet"
            size="icon"
            aria-label={by < 0 ? copy.before : copy.after}
            disabled={hits.length === 0}
            onClick={() => step(by)}
          >
            <Icon name={by < 0 ? 'chevron-left' : 'chevron-right'} />
          </Button>
        ))}
      </div>
      <div ref={list}>
        {blocks.map((block) => {
          const has = (seq: number | null) =>
            seq !== null && seq >= block[0]!.seq && seq <= block.at(-1)!.seq ? seq : null;
          return (
            <CueLines
              key={block[0]!.seq}
              cues={block}
              lit={has(lit)}
              current={has(current)}
              words={block.some(({ seq }) => found.has(seq)) ? words : ''}
              marksOf={placed.marksOf}
              timeOf={timeOf}
              onMoment={goTo}
            />
          );
        })}
      </div>
      {error !== null && (
        <p className={text.empty}>
          {copy.failed} {error.message}{' '}
          <button type="button" className={text.link} onClick={() => void refetch()}>
            {copy.again}
          </button>
        </p>
      )}
    </section>
  );
}

function inBlocks(cues: readonly PlacedCue[]): PlacedCue[][] {
  const blocks: PlacedCue[][] = [];
  for (let from = 0; from < cues.length; from += AT_ONCE)
    blocks.push(cues.slice(from, from + AT_ONCE));
  return blocks;
}
