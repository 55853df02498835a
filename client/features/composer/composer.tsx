import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Audience } from '../../../common/events.ts';
import type { Id } from '../../../common/ids.ts';
import { LIMITS } from '../../../common/limits.ts';
import { type Instant, toInstant } from '../../../common/time.ts';
import { copy } from '../../copy.ts';
import text from '../../styles/text.module.css';
import type { PanelStore } from '../../sync/view.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { FlagChoice } from '../../ui/flag.tsx';
import { isSaveKey, saveKeyName } from '../../ui/shortcut.ts';
import { TextArea } from '../../ui/text-area.tsx';
import { useNow } from '../../ui/use-now.ts';
import { AudienceMenu } from './audience-menu.tsx';
import styles from './composer.module.css';
import { EMPTY_DRAFT, noteOf } from './draft.ts';
import { QuestionChip } from './question-chip.tsx';
import { useDraft } from './use-draft.ts';

interface ComposerProps {
  store: PanelStore;
  /** The log to write to; `null` while there is none: words wait in the box. */
  streamId: Id | null;
  /** A moment as the composer prints it: time into the meeting, else time of day. */
  timeOf(at: Instant): string;
  /** The question being asked: notes begun now answer it. */
  asking: Id | null;
  /** A question in a few words; `null` for one that is not of this interview. */
  questionName(questionId: Id): string | null;
}

/** Where notes are written, on every tab. Ctrl+Enter or ⌘+Enter saves. */
export function Composer({ store, streamId, timeOf, asking, questionName }: ComposerProps) {
  const { draft, change } = useDraft(store, streamId);
  const [failed, setFailed] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const note = noteOf(draft);
  /** Until the next note, or the next question. */
  const [unlinked, setUnlinked] = useState<Id | null>(null);
  const offered = asking === unlinked ? null : asking;
  const linked = draft.text === '' ? offered : (draft.questionId ?? null);
  const question = linked === null ? null : questionName(linked);
  const ready = streamId !== null && note !== null;

  // Colleagues learn that someone writes for them, never that someone writes for themselves.
  const writing = draft.text !== '' && draft.audience === 'team';
  const { text: words } = draft;
  // biome-ignore lint/correctness/useExhaustiveDependencies: Each further word says it again.
  useEffect(() => store.setWriting(writing), [store, writing, words]);

  function save() {
    if (!ready) return;
    const saved = draft;
    const { audience, startedAt } = saved;
    const body = question === null ? note : { ...note, questionId: linked };
    setFailed(false);
    setUnlinked(null);
    change({ ...EMPTY_DRAFT, audience, questionId: null });
    box.current?.focus();
    store.append('note.added', body, { audience, at: startedAt ?? undefined }).catch(() => {
      // Nothing typed meanwhile is overwritten: the words come back above it.
      change({ ...saved, text: [saved.text, box.current?.value].filter(Boolean).join('\n') });
      setFailed(true);
    });
  }

  /** What is asked when the first word is typed is what the note answers, whatever comes after. */
  function type(words: string) {
    change(draft.text === '' ? { text: words, questionId: offered } : { text: words });
  }

  function unlink() {
    if (draft.text === '') setUnlinked(asking);
    else change({ questionId: null });
    box.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (isSaveKey(event)) {
      event.preventDefault();
      save();
    } else if (event.key === 'Escape' && event.target === box.current) {
      event.preventDefault();
      box.current?.blur();
    }
  }

  const open = draft.text !== '';
  const primary = ready ? 'primary' : 'plain';
  return (
    <form
      className={cx(
        styles.composer,
        open && styles.open,
        draft.audience === 'author' && styles.private,
      )}
      aria-label={copy.composer.label}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div className={styles.meta}>
        <Moment store={store} startedAt={draft.startedAt} timeOf={timeOf} />
        <AudienceMenu
          audience={draft.audience}
          onChange={(audience: Audience) => change({ audience })}
        />
        {question !== null && <QuestionChip name={question} onRemove={unlink} />}
      </div>
      <TextArea
        ref={box}
        data-note-box
        aria-label={copy.composer.note}
        placeholder={copy.composer.placeholder(saveKeyName())}
        maxLength={LIMITS.noteText}
        value={draft.text}
        onChange={(event) => type(event.target.value)}
      />
      {failed && (
        <p className={text.trouble} role="alert">
          {copy.composer.notKept}
        </p>
      )}
      <div className={styles.foot}>
        <FlagChoice flag={draft.flag} onChange={(flag) => change({ flag })} />
        <span className={cx(styles.key, styles.roomy, styles.hint)} aria-hidden="true">
          {copy.composer.bookmarks}
        </span>
        <Button type="submit" look={primary} className={styles.save} aria-disabled={!ready}>
          {copy.composer.save}
          <span className={cx(styles.key, styles.roomy)} aria-hidden="true">
            {saveKeyName()}
          </span>
        </Button>
      </div>
    </form>
  );
}

interface MomentProps extends Pick<ComposerProps, 'store' | 'timeOf'> {
  startedAt: Instant | null;
}

/** The note's time: when its first word was typed, and before that, now. */
function Moment({ store, startedAt, timeOf }: MomentProps) {
  const now = useNow(store);
  return (
    <time className={styles.time} title={copy.head.clock}>
      {timeOf(startedAt ?? toInstant(now))}
    </time>
  );
}
