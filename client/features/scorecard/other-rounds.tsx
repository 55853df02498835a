import type { Interview } from '../../../common/interview.ts';
import { cardCopy } from '../../copy-scorecard.ts';
import { kitOf } from '../../scorecard.ts';
import type { ReadyView } from '../../sync/view.ts';
import type { People } from '../../ui/people.ts';
import { otherRounds } from './compare.ts';
import type { TimeOf } from './evidence.tsx';
import styles from './other-rounds.module.css';
import { SideBySide } from './side-by-side.tsx';

interface OtherRoundsProps {
  view: ReadyView;
  people: People;
  interview: Interview;
  now: number;
  timeOf: TimeOf;
}

/** Scorecards of other rounds, folded: they are read when somebody asks for them. */
export function OtherRounds({ view, people, interview, now, timeOf }: OtherRoundsProps) {
  const rounds = otherRounds(view.state, interview);
  if (rounds.length === 0) return null;
  const earlier = rounds.every((one) => one.interview.round < interview.round);
  return (
    <section className={styles.rounds}>
      <h2 className={styles.title}>{earlier ? cardCopy.earlierRounds : cardCopy.otherRounds}</h2>
      {rounds.map(({ interview: one, cards }) => {
        const kit = kitOf(view, one.id);
        return (
          <details key={one.id} className={styles.round}>
            <summary className={styles.summary}>{cardCopy.roundOf(one.round, one.title)}</summary>
            <SideBySide
              {...{ view, people, cards, now, timeOf }}
              kits={kit === null ? [] : [kit]}
            />
          </details>
        );
      })}
    </section>
  );
}
