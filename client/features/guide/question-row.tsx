import { type KeyboardEvent, useId, useRef } from 'react';
import type { Instant } from '../../../common/time.ts';
import { toMs } from '../../../common/time.ts';
import { guideCopy } from '../../copy-guide.ts';
import text from '../../styles/text.module.css';
import { cx } from '../../ui/cx.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import type { People } from '../../ui/people.ts';
import { isTextBox } from '../../ui/shortcut.ts';
import type { GuideActions } from './actions.ts';
import type { Row } from './board.ts';
import { CurrentQuestion } from './current-question.tsx';
import { OtherQuestion } from './other-question.tsx';
import styles from './question.module.css';
import { useKeepFocus } from './use-keep-focus.ts';

export interface QuestionRowProps {
  row: Row;
  people: People;
  actions: GuideActions;
  reachable: boolean;
  endedAt: Instant | null;
  timeOf(at: Instant): string;
  toMoment: ((at: Instant) => (() => void) | null) | undefined;
  onFocus(): void;
}

/** What the body of a row is handed. */
export interface BodyProps extends Pick<QuestionRowProps, 'row' | 'people' | 'actions' | 'timeOf'> {
  /** For the question's words: they name the row. */
  textId: string;
}

/** One question. With the focus on it, A asks it or says it was asked, S skips, C claims. */
export function QuestionRow(props: QuestionRowProps) {
  const { row, people, actions, reachable, endedAt, timeOf, toMoment, onFocus } = props;
  const { question, progress } = row;
  const { state } = progress;
  const item = useRef<HTMLLIElement>(null);
  const textId = useId();
  useKeepFocus(item, item);

  function onKeyDown(event: KeyboardEvent) {
    if (isTextBox(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = KEYS[event.key.toLowerCase()]?.(props);
    if (act === undefined) return;
    act(question.id);
    event.preventDefault();
    event.stopPropagation();
  }

  const parts = { row, people, actions, timeOf, textId };
  return (
    <li
      ref={item}
      className={cx(
        text.row,
        styles.question,
        state === 'asking' && styles.now,
        (state === 'asked' || state === 'skipped') && styles.done,
      )}
      tabIndex={reachable ? 0 : -1}
      data-row
      aria-labelledby={textId}
      aria-current={state === 'asking' ? 'step' : undefined}
      aria-keyshortcuts={state === 'open' || state === 'asking' ? 'A S C' : undefined}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
    >
      <Moment
        firstAt={progress.firstAt}
        {...{ endedAt, timeOf, toMoment }}
        minutes={question.minutes}
      />
      {state === 'asking' ? (
        <CurrentQuestion {...parts} />
      ) : (
        <OtherQuestion {...parts} over={endedAt !== null} />
      )}
    </li>
  );
}

type Act = GuideActions[keyof GuideActions] | undefined;

/** What a key does to a question as it stands; nothing where there is nothing to do. */
const KEYS: Record<string, (props: QuestionRowProps) => Act> = {
  a: ({ row: { progress }, actions, endedAt }) => {
    if (progress.state === 'asking') return actions.asked;
    if (progress.state !== 'open') return undefined;
    return endedAt === null ? actions.ask : actions.asked;
  },
  s: ({ row: { progress }, actions }) =>
    progress.state === 'open' || progress.state === 'asking' ? actions.skip : undefined,
  c: ({ row: { progress }, actions, people, endedAt }) => {
    if (progress.state !== 'open' || endedAt !== null) return undefined;
    if (progress.claimedBy === null) return actions.claim;
    return progress.claimedBy === people.me ? actions.release : undefined;
  },
};

interface MomentProps extends Pick<QuestionRowProps, 'endedAt' | 'timeOf' | 'toMoment'> {
  firstAt: Instant | null;
  minutes: number;
}

/** When it was first asked, or the time planned for it. */
function Moment({ firstAt, endedAt, timeOf, toMoment, minutes }: MomentProps) {
  // What was said to be asked after the end has no moment that anyone knows.
  const known = firstAt !== null && (endedAt === null || toMs(firstAt) < toMs(endedAt));
  const label = known ? guideCopy.firstAsked : guideCopy.planned;
  const go = known ? toMoment?.(firstAt) : null;
  if (known && go) {
    return (
      <span className={text.rowTime}>
        <LinkButton aria-label={guideCopy.toMoment(timeOf(firstAt))} onClick={go}>
          <time dateTime={firstAt}>{timeOf(firstAt)}</time>
        </LinkButton>
      </span>
    );
  }
  return (
    <span className={text.rowTime} title={label}>
      <span className={text.vh}>{label} </span>
      {known ? <time dateTime={firstAt}>{timeOf(firstAt)}</time> : guideCopy.minutes(minutes)}
    </span>
  );
}
