import { minutesText, recordsCopy } from '../../copy-records.ts';
import table from '../../styles/table.module.css';
import text from '../../styles/text.module.css';
import { cx } from '../../ui/cx.ts';
import { timeText } from '../../ui/dates.ts';
import styles from './attendance.module.css';
import type { Attendance } from './use-attendance.ts';

type Person = Attendance['people'][number];

interface AttendanceTableProps {
  people: readonly Person[];
  isBusy: boolean;
  /** Says that somebody is the candidate, or takes it back; `null` for who only reads. */
  onSay: ((id: string, isCandidate: boolean) => void) | null;
}

const copy = recordsCopy.attendance;

/** The same as the plot, in words; and who each of them was. */
export const AttendanceTable = ({ people, isBusy, onSay }: AttendanceTableProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: Keys scroll only what can be focused.
  <section className={table.scroll} aria-label={copy.table} tabIndex={0}>
    <table className={cx(table.table, styles.table)}>
      <caption className={text.vh}>{copy.table}</caption>
      <thead>
        <tr>
          <th scope="col">{copy.head.name}</th>
          <th scope="col">{copy.head.who}</th>
          <th scope="col">{copy.head.times}</th>
          <th scope="col">{copy.head.length}</th>
          <th scope="col">{copy.head.late}</th>
        </tr>
      </thead>
      <tbody>
        {people.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              {one.name}
              {one.email !== null && <span className={styles.mail}>{one.email}</span>}
            </th>
            <td>
              <Who one={one} isBusy={isBusy} onSay={onSay} />
            </td>
            <td>
              {one.spans.map(({ from, to }) => (
                <span key={from} className={styles.span}>
                  {copy.timesOf(timeText(from), to && timeText(to))}
                </span>
              ))}
            </td>
            <td>{minutesText(one.seconds)}</td>
            <td>{one.lateSeconds < 60 ? copy.inTime : minutesText(one.lateSeconds)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

/** A tick where nobody but a person can tell; else how it is known. */
function Who({ one, isBusy, onSay }: { one: Person } & Omit<AttendanceTableProps, 'people'>) {
  const { id, name, who, by } = one;
  const isOpen = who === null || (who === 'candidate' && by === 'chosen');
  if (!isOpen || onSay === null) {
    if (who === null) return copy.unknown;
    return (
      <>
        {copy.who[who]} {by !== null && <span className={text.meta}>{copy.by[by]}</span>}
      </>
    );
  }
  return (
    <label className={styles.tick}>
      <input
        type="checkbox"
        checked={who === 'candidate'}
        disabled={isBusy}
        aria-label={copy.isCandidateOf(name)}
        onChange={({ currentTarget }) => onSay(id, currentTarget.checked)}
      />
      {copy.isCandidate}
    </label>
  );
}
