import { recordsCopy } from '../../copy-records.ts';
import type { Report } from './attendance-report.tsx';

const { head, parts, unnamed } = recordsCopy.report;

/** What the columns of a report are called: a member's presence, or else the candidate's. */
export function columnsOf(by: Report['by']): string[] {
  const whose = by === 'member' ? 'member' : 'other';
  return [
    parts[by],
    head.interviews,
    head.held,
    head.noShows,
    head.planned,
    head.heldMinutes,
    head.present[whose],
    head.presentMinutes[whose],
    head.late[whose],
  ];
}

/** The numbers of a row, in the order of those columns; `null` where nothing is known. */
export const numbersOf = (row: Report['rows'][number]): (number | null)[] => [
  row.interviews,
  row.held,
  row.noShows,
  row.plannedMinutes,
  row.heldMinutes,
  row.present,
  row.presentMinutes,
  row.lateMinutes,
];

export const labelOf = ({ label }: { label: string }): string => label || unnamed;
