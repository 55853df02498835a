import { useEffect, useState } from 'react';
import type { Id } from '../../../common/ids.ts';

interface LitDeps {
  /** The cue of each note. */
  seqOf: ReadonlyMap<Id, number>;
  /** A note was clicked that has a moment. */
  onNote(seq: number): void;
}

const CONTROL = 'a, button, input, textarea, select, [contenteditable]';

/**
 * Lights a note and its moment together, from whichever of the two the pointer or the keyboard is
 * on. The notes are another part of the page: they are known by `data-note`, cues by `data-cue`.
 * @returns the number of the cue that is lit
 */
export function useLit({ seqOf, onNote }: LitDeps): number | null {
  const [lit, setLit] = useState<number | null>(null);

  useEffect(() => {
    const seqAt = (target: EventTarget | null): number | null => {
      if (!(target instanceof Element)) return null;
      const note = target.closest<HTMLElement>('[data-note]')?.dataset.note;
      if (note !== undefined) return seqOf.get(note) ?? null;
      const cue = target.closest<HTMLElement>('[data-cue]')?.dataset.cue;
      return cue === undefined ? null : Number(cue);
    };
    const light = ({ target }: Event) => setLit(seqAt(target));
    const leave = ({ relatedTarget }: FocusEvent) => relatedTarget === null && setLit(null);
    const click = ({ target }: Event) => {
      if (!(target instanceof Element) || target.closest(CONTROL)) return;
      const note = target.closest<HTMLElement>('[data-note]')?.dataset.note;
      const seq = note === undefined ? undefined : seqOf.get(note);
      if (seq !== undefined) onNote(seq);
    };
    const press = (event: KeyboardEvent) => {
      const isRow = event.target instanceof Element && event.target.matches('[data-note]');
      if (event.key === 'Enter' && isRow) click(event);
    };
    document.addEventListener('pointerover', light);
    document.addEventListener('focusin', light);
    document.addEventListener('focusout', leave);
    document.addEventListener('click', click);
    document.addEventListener('keydown', press);
    return () => {
      document.removeEventListener('pointerover', light);
      document.removeEventListener('focusin', light);
      document.removeEventListener('focusout', leave);
      document.removeEventListener('click', click);
      document.removeEventListener('keydown', press);
    };
  }, [seqOf, onNote]);

  useEffect(() => {
    const notes = [...document.querySelectorAll<HTMLElement>('[data-note]')].filter(
      ({ dataset }) => lit !== null && seqOf.get(dataset.note ?? '') === lit,
    );
    for (const note of notes) note.toggleAttribute('data-lit', true);
    return () => {
      for (const note of notes) note.toggleAttribute('data-lit', false);
    };
  }, [lit, seqOf]);
  return lit;
}
