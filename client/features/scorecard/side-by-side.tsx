import type { Kit } from '../../../common/kit.ts';
import type { Scorecard } from '../../../common/scorecard.ts';
import { cardCopy } from '../../copy-scorecard.ts';
import text from '../../styles/text.module.css';
import type { ReadyView } from '../../sync/view.ts';
import { cx } from '../../ui/cx.ts';
import { rowTime } from '../../ui/dates.ts';
import { Icon } from '../../ui/icon.tsx';
import { nameOf, type People } from '../../ui/people.ts';
import { Rate } from '../../ui/rate.tsx';
import { type Cell, changeText, type Line, sideBySide } from './compare.ts';
import { Evidence, type TimeOf } from './evidence.tsx';
import styles from './side-by-side.module.css';

/** More people than these stand below each other. */
const COLUMNS_MAX = 3;

interface SideBySideProps {
  view: ReadyView;
  people: People;
  cards: readonly Scorecard[];
  kits: readonly Kit[];
  now: number;
  timeOf: TimeOf;
}

/** Submitted scorecards beside each other: names, words, comments and evidence, per attribute. */
export function SideBySide({ view, people, cards, kits, now, timeOf }: SideBySideProps) {
  const columns = cards.length <= COLUMNS_MAX;
  return (
    <div className={cx(columns && styles.columns)}>
      {columns && (
        <div className={styles.who} aria-hidden="true">
          {cards.map(({ id, memberId }) => (
            <span key={id} className={text.cut}>
              {nameOf(people, memberId)}
            </span>
          ))}
        </div>
      )}
      {sideBySide(cards, kits).map((line) => (
        <LineOf key={line.attributeId ?? ''} {...{ line, view, people, now, timeOf }} />
      ))}
    </div>
  );
}

interface LineProps extends Pick<SideBySideProps, 'view' | 'people' | 'now' | 'timeOf'> {
  line: Line;
}

function LineOf({ line, view, people, now, timeOf }: LineProps) {
  const kind = line.attributeId === null ? 'recommendation' : 'rating';
  return (
    <article className={styles.line} tabIndex={-1} data-row aria-label={line.name}>
      <div className={styles.name}>
        <h3>{line.name}</h3>
        {line.differs !== null && (
          <span className={styles.differs}>{cardCopy.differs[line.differs]}</span>
        )}
      </div>
      <ul className={styles.cells}>
        {line.cells.map((cell) => (
          <li key={cell.cardId} className={styles.cell}>
            <span className={styles.by}>{nameOf(people, cell.memberId)} </span>
            <Rate kind={kind} value={cell.value} />
          </li>
        ))}
      </ul>
      {line.cells.map((cell) => (
        <Remarks
          key={cell.cardId}
          {...{ cell, kind, view, people, timeOf }}
          until={(at) => rowTime(at, now)}
        />
      ))}
    </article>
  );
}

interface RemarksProps extends Pick<SideBySideProps, 'view' | 'people' | 'timeOf'> {
  cell: Cell;
  kind: 'rating' | 'recommendation';
  until: TimeOf;
}

/** What one person wrote to it, rests it on, and changed since. */
function Remarks({ cell, kind, view, people, timeOf, until }: RemarksProps) {
  const changes = changeText(kind, cell, until);
  const said = cell.comment !== null || changes.length > 0 || cell.evidence.length > 0;
  if (!said) return null;
  const name = cardCopy.by(nameOf(people, cell.memberId));
  return (
    <div className={styles.remarks}>
      {(cell.comment !== null || changes.length === 0) && (
        <p className={styles.comment}>
          <b>{name}</b> {cell.comment}
        </p>
      )}
      {changes.length > 0 && (
        <p className={styles.change}>
          <Icon name="history" />
          <span>
            {cell.comment === null && name} {changes.join(', ')}
          </span>
        </p>
      )}
      <Evidence ids={cell.evidence} notes={view.state.notes} people={people} timeOf={timeOf} />
    </div>
  );
}
