import { useMemo, useRef, useState } from 'react';
import type { Id } from '../../../common/ids.ts';
import type { Interview } from '../../../common/interview.ts';
import type { Kit } from '../../../common/kit.ts';
import type { Instant } from '../../../common/time.ts';
import { copy } from '../../copy.ts';
import { guideCopy } from '../../copy-guide.ts';
import text from '../../styles/text.module.css';
import type { PanelStore, ReadyView } from '../../sync/view.ts';
import { firstName, type People } from '../../ui/people.ts';
import { useNow } from '../../ui/use-now.ts';
import { guideActions } from './actions.ts';
import { boardOf } from './board.ts';
import { CoveredEarlier } from './covered-earlier.tsx';
import styles from './guide.module.css';
import { LateStrip } from './late-strip.tsx';
import { Section } from './section.tsx';
import { eatenMinutes } from './timing.ts';
import { useFollow } from './use-follow.ts';

export interface LateArrival {
  at: Instant;
  dismiss(): void;
}

export interface GuideTabProps {
  store: PanelStore;
  view: ReadyView;
  people: People;
  interview: Interview | null;
  /** A moment as rows say it: time into the meeting, else a date. */
  timeOf(at: Instant): string;
  /** Whoever came in the middle gets told what they missed. */
  late?: LateArrival | null;
  onNotes(): void;
  /** What a moment can lead to, where it does; only the desk knows. */
  toMoment?(at: Instant): (() => void) | null;
}

/** What to ask, what was asked, by whom and for how long; the same for everyone, live. */
export function GuideTab({ interview, ...props }: GuideTabProps) {
  const kit = interview === null ? undefined : props.view.snapshot.kits[interview.id];
  if (interview === null || kit === undefined) {
    return <Empty {...(interview?.kitId ? guideCopy.notHere : copy.guide)} />;
  }
  if (kit.sections.every(({ questions }) => questions.length === 0)) {
    return <Empty {...guideCopy.noQuestions} />;
  }
  return <Played {...props} interview={interview} kit={kit} />;
}

interface PlayedProps extends GuideTabProps {
  interview: Interview;
  kit: Kit;
}

function Played(props: PlayedProps) {
  const { store, view, people, interview, kit, timeOf, late, onNotes, toMoment } = props;
  const [focused, setFocused] = useState<Id | null>(null);
  const whole = useRef<HTMLDivElement>(null);
  const { guides, notes } = view.state;
  const guide = guides[interview.id];
  const now = useNow(store, interview.endedAt === null ? 1000 : null);
  const board = boardOf({ kit, guide, notes, interview }, now);
  const { id, applicationId, endedAt } = interview;
  const actions = useMemo(
    () => guideActions(store, { id, applicationId, endedAt }),
    [store, id, applicationId, endedAt],
  );
  // The strip says what is asked: nobody is led past it.
  useFollow(whole, board.current?.question.id ?? null, !late);
  const candidate = firstName(people.candidate);
  const eaten = eatenMinutes(board, interview, kit.reserveMinutes, now);
  const next = board.rows.find(({ progress }) => progress.state === 'open');
  const first = focused ?? (board.current ?? next ?? board.rows[0])?.question.id ?? null;
  return (
    <div ref={whole}>
      {late && <LateStrip {...{ view, people, interview, board, now, timeOf, late, onNotes }} />}
      <p className={styles.sum}>
        <span>{kit.name}</span>
        <span className={text.num}>{guideCopy.covered(board.covered, board.rows.length)}</span>
      </p>
      {eaten > 0 && (
        <p className={styles.tight}>{guideCopy.tight(eaten, kit.reserveMinutes, candidate)}</p>
      )}
      <CoveredEarlier view={view} people={people} interview={interview} />
      {board.sections.map((section) => (
        <Section
          key={section.id}
          section={section}
          first={first}
          onFocusRow={setFocused}
          {...{ people, actions, timeOf, endedAt, toMoment }}
        />
      ))}
      {kit.reserveMinutes > 0 && (
        <section className={styles.section} aria-labelledby="guide-reserve">
          <h2 id="guide-reserve" className={styles.title}>
            {guideCopy.theirQuestions(candidate)}
            <span className={styles.budget}>{guideCopy.minutes(kit.reserveMinutes)}</span>
          </h2>
          <p className={styles.keep}>{guideCopy.keep(kit.reserveMinutes, candidate)}</p>
        </section>
      )}
    </div>
  );
}

const Empty = (words: { title: string; text: string }) => (
  <p className={text.empty}>
    <b>{words.title}</b> {words.text}
  </p>
);
