import { useState } from 'react';
import type { Id } from '../../../common/ids.ts';
import type { Interview } from '../../../common/interview.ts';
import { cardCopy, checklistCopy } from '../../copy-scorecard.ts';
import { cardOf, cardWriter, kitOf, missingComments } from '../../scorecard.ts';
import text from '../../styles/text.module.css';
import type { PanelStore, ReadyView } from '../../sync/view.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import type { People } from '../../ui/people.ts';
import { isTextBox, submitKeyName } from '../../ui/shortcut.ts';
import { useNow } from '../../ui/use-now.ts';
import styles from './checklist.module.css';
import { type GoTo, listOf, minutesLeft, type Phase, phaseOf, type Todo } from './todo.ts';

interface ChecklistProps {
  store: PanelStore;
  view: ReadyView;
  people: People;
  interview: Interview;
  /** Whether this member may move the stage; the server decides in any case. */
  mayMove: boolean;
  onGoTo(to: GoTo): void;
}

/**
 * What is left to do, from three minutes before the end and after it. It needs no meeting: the
 * desk shows the same. Folded away, it comes back when the interview is over.
 */
export function Checklist(props: ChecklistProps) {
  const { store, view, people, interview, mayMove } = props;
  const now = useNow(store, 10_000);
  const phase = phaseOf(interview, now);
  const list = phase === null ? null : listOf(view, people, interview, mayMove, now);
  const left = list?.todos.filter(({ state }) => state === 'open').length ?? 0;
  const title = phase === null ? '' : titleOf(phase, minutesLeft(interview, now));
  return (
    <>
      {/* There from the beginning, so that what comes into it is heard. */}
      <p className={text.vh} aria-live="polite">
        {list && `${checklistCopy.label}: ${checklistCopy.toDo(left)}`}
      </p>
      {phase !== null && list !== null && (
        <Strip key={phase} {...{ ...props, title, left, todos: list.todos, fills: list.fills }} />
      )}
    </>
  );
}

function titleOf(phase: Exclude<Phase, null>, minutes: number): string {
  if (phase === 'ended') return checklistCopy.ended;
  return minutes > 0 ? checklistCopy.left(minutes) : checklistCopy.over;
}

interface StripProps extends ChecklistProps {
  title: string;
  left: number;
  todos: readonly Todo[];
  fills: boolean;
}

function Strip({ store, view, people, interview, onGoTo, title, left, todos, fills }: StripProps) {
  // Somebody in the middle of a word gets one line, and opens it when the word is written.
  const [folded, setFolded] = useState(() => isTextBox(document.activeElement));
  const [trouble, setTrouble] = useState<string | null>(null);

  function submit() {
    const bare = missingComments(view, cardOf(view, interview.id, people.me));
    if (bare.length > 0) {
      setTrouble(cardCopy.bare(namesOf(view, interview, bare)));
      onGoTo({ kind: 'attribute', id: bare[0]! });
      return;
    }
    setTrouble(null);
    cardWriter(store, interview)
      .submit()
      .catch(() => setTrouble(cardCopy.submitFailed));
  }

  return (
    <section className={styles.strip} aria-label={checklistCopy.label}>
      <h2 className={styles.head}>
        <button
          type="button"
          className={styles.fold}
          aria-expanded={!folded}
          title={folded ? checklistCopy.unfold : checklistCopy.fold}
          onClick={() => setFolded(!folded)}
        >
          <b>{title}</b>
          <span className={text.meta}>{checklistCopy.toDo(left)}</span>
          <span className={cx(styles.chevron, folded && styles.up)}>
            <Icon name="chevron-down" />
          </span>
        </button>
      </h2>
      {!folded && (
        <div className={styles.body}>
          <ul>
            {todos.map((todo) => (
              <Item key={todo.id} todo={todo} onGoTo={onGoTo} />
            ))}
          </ul>
          {trouble !== null && (
            <p className={text.trouble} role="alert">
              {trouble}
            </p>
          )}
        </div>
      )}
      {!folded && fills && (
        <div className={styles.foot}>
          <p className={text.help}>{checklistCopy.stays}</p>
          <Button
            look={left === 0 ? 'primary' : 'plain'}
            data-submit-card
            title={submitKeyName()}
            onClick={submit}
          >
            {cardCopy.submit}
          </Button>
        </div>
      )}
    </section>
  );
}

const namesOf = (view: ReadyView, { id }: Interview, ids: readonly Id[]): string[] =>
  ids.map(
    (one) =>
      kitOf(view, id)?.attributes.find((attribute) => attribute.id === one)?.name ??
      cardCopy.foreignName,
  );

const ICONS = { open: 'rate-0', done: 'check', theirs: 'arrow-right' } as const;

function Item({ todo, onGoTo }: { todo: Todo; onGoTo(to: GoTo): void }) {
  const { words, state, act } = todo;
  return (
    <li className={cx(styles.item, state === 'done' && styles.done)}>
      <Icon name={ICONS[state]} />
      <span>{words}</span>
      {act && (
        <Button aria-label={act.label} onClick={() => onGoTo(act.to)}>
          {act.to.kind === 'attribute' ? checklistCopy.rate : act.label}
        </Button>
      )}
    </li>
  );
}
