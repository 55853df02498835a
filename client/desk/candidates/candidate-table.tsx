import { useRef } from 'react';
import { deskCopy as copy } from '../../copy-desk.ts';
import { useNow } from '../../ui/use-now.ts';
import { useDesk } from '../context.ts';
import { CandidateRow } from './candidate-row.tsx';
import styles from './candidates.module.css';
import type { CandidateLine } from './use-candidates.ts';
import { useRowKeys } from './use-row-keys.ts';

interface CandidateTableProps {
  lines: readonly CandidateLine[];
  picked: ReadonlyMap<string, CandidateLine>;
  onPick(lines: readonly CandidateLine[], on: boolean): void;
}

/** The list. J and K go along its rows, Enter opens, X ticks. */
export function CandidateTable({ lines, picked, onPick }: CandidateTableProps) {
  const desk = useDesk();
  const now = useNow(desk, 60_000);
  const table = useRef<HTMLTableElement>(null);
  useRowKeys(table);
  const all = lines.every(({ id }) => picked.has(id));
  const dated = lines.some(({ lastAt }) => lastAt !== null);
  return (
    <table ref={table} className={styles.table}>
      <thead>
        <tr>
          <th className={styles.tick}>
            <input
              type="checkbox"
              aria-label={copy.candidates.pickAll}
              checked={all}
              onChange={() => onPick(lines, !all)}
            />
          </th>
          <th scope="col">{copy.candidates.name}</th>
          <th scope="col">{copy.candidates.job}</th>
          <th scope="col">{copy.candidates.stage}</th>
          <th scope="col" className={styles.next}>
            {copy.candidates.next}
          </th>
          {dated && (
            <th scope="col" className={styles.last}>
              {copy.candidates.last}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <CandidateRow
            key={line.id}
            line={line}
            now={now}
            dated={dated}
            isPicked={picked.has(line.id)}
            onPick={(on) => onPick([line], on)}
          />
        ))}
      </tbody>
    </table>
  );
}
