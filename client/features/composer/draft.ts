import type { EventBody } from '../../../common/events.ts';
import type { ComposerDraft } from '../../sync/view.ts';

export const EMPTY_DRAFT: ComposerDraft = {
  text: '',
  flag: null,
  audience: 'team',
  startedAt: null,
};

/** Two slashes at the start make a bookmark of this moment. */
const BOOKMARK = /^\/\//;

/** The note these words make; `null` while there are none. */
export function noteOf({ text, flag }: ComposerDraft): EventBody<'note.added'> | null {
  const words = text.trim();
  if (BOOKMARK.test(words)) return { text: words.replace(BOOKMARK, '').trim(), flag: 'bookmark' };
  return words === '' ? null : { text: words, flag };
}

/**
 * The draft kept for this candidate and the words in the box, once both are known: neither may be
 * lost, nothing is said twice, and the narrower audience wins.
 */
export function mergedDraft(kept: ComposerDraft, typed: ComposerDraft): ComposerDraft {
  if (typed.text === '') return kept.text === '' ? typed : kept;
  if (kept.text === '' || typed.text.includes(kept.text)) return typed;
  if (kept.text.includes(typed.text)) return kept;
  return {
    text: `${kept.text}\n${typed.text}`,
    flag: typed.flag ?? kept.flag,
    audience: kept.audience === 'author' ? 'author' : typed.audience,
    startedAt: kept.startedAt ?? typed.startedAt,
    questionId: typed.questionId ?? kept.questionId,
  };
}
