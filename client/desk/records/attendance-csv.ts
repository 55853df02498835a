import { csvOf } from '../../../common/csv.ts';
import type { Report } from './attendance-report.tsx';
import { columnsOf, labelOf, numbersOf } from './report-words.ts';

/** The report as it stands, one row each. */
export const attendanceCsv = ({ by, rows }: Report): string =>
  csvOf([columnsOf(by), ...rows.map((row) => [labelOf(row), ...numbersOf(row)])]);
