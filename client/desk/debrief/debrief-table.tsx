import { type Debrief, type Judgement, spreadOf } from '../../../common/debrief.ts';
import { type JudgementKind, spreadText } from '../../../common/debrief-words.ts';
import type { Role } from '../../../common/member.ts';
import { copy as panelCopy } from '../../copy.ts';
import { debriefCopy as copy } from '../../copy-debrief.ts';
import text from '../../styles/text.module.css';
import { cx } from '../../ui/cx.ts';
import { Who } from '../../ui/who.tsx';
import styles from './debrief.module.css';
import { JudgementCell } from './judgement-cell.tsx';

interface Row {
  key: string;
  kind: JudgementKind;
  name: string;
  definition: string | null;
  spread: number;
  judgements: readonly Judgement[];
}

/** From here on people are on different sides: the row is marked. */
const APART = 2;

/** What each said about each attribute: the recommendation, then where they differ most. */
export function DebriefTable({ debrief }: { debrief: Debrief }) {
  const { recommendations, attributes, members, state } = debrief;
  const ids = [...new Set(recommendations.map(({ memberId }) => memberId))];
  const columns = ids.flatMap((id) => members.filter((one) => one.id === id));
  const first: Row = {
    key: 'recommendation',
    kind: 'recommendation',
    name: copy.recommendation,
    definition: null,
    spread: spreadOf(recommendations),
    judgements: recommendations,
  };
  const rows = attributes.map((one): Row => ({ ...one, key: one.id, kind: 'rating' }));
  const calm = state === 'blind' ? -1 : rows.findIndex(({ spread }) => spread === 0);
  const parts = { columns, members };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: What scrolls must be in reach of the keys.
    <section className={styles.scroller} aria-label={copy.table} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.first}>
              {copy.attribute}
            </th>
            {columns.map((one) => (
              <th key={one.id} scope="col">
                <Person person={one} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <RowView row={first} {...parts} />
          {rows.slice(0, calm < 0 ? rows.length : calm).map((row) => (
            <RowView key={row.key} row={row} {...parts} />
          ))}
        </tbody>
        {calm >= 0 && (
          <tbody>
            <tr className={styles.group}>
              <th scope="rowgroup" colSpan={columns.length + 1}>
                {copy.noDisagreement}
              </th>
            </tr>
            {rows.slice(calm).map((row) => (
              <RowView key={row.key} row={row} {...parts} />
            ))}
          </tbody>
        )}
      </table>
    </section>
  );
}

interface RowViewProps {
  row: Row;
  columns: Debrief['members'];
  members: Debrief['members'];
}

function RowView({ row, columns, members }: RowViewProps) {
  const { kind, name, definition, spread, judgements } = row;
  const apart = spreadText(judgements, spread);
  return (
    <tr className={cx(spread >= APART && styles.apart)}>
      <th scope="row">
        <p className={text.strong}>{name}</p>
        {definition !== null && <p className={text.meta}>{definition}</p>}
        {apart !== null && <p className={text.meta}>{apart}</p>}
      </th>
      {columns.map(({ id, name: who }) => (
        <td key={id}>
          <p className={styles.whose} aria-hidden="true">
            {who}
          </p>
          {judgements
            .filter(({ memberId }) => memberId === id)
            .map((judgement, index) => (
              // A member may sit in two interviews of a round: their cards in the server's order.
              // biome-ignore lint/suspicious/noArrayIndexKey: The order is what tells them apart.
              <JudgementCell key={index} kind={kind} judgement={judgement} members={members} />
            ))}
        </td>
      ))}
    </tr>
  );
}

function Person({ person }: { person: Debrief['members'][number] }) {
  const { name, role, submittedAt } = person;
  const about = [role === 'interviewer' ? null : (panelCopy.roles[role as Role] ?? null)];
  if (submittedAt === null) about.push(copy.notSubmitted);
  const line = about.filter((one) => one !== null).join(', ');
  return (
    <div className={styles.person}>
      <Who name={name} />
      <span>
        {name}
        {line !== '' && <span className={styles.role}>{line}</span>}
      </span>
    </div>
  );
}
