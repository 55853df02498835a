import { type Figure, ratioOf } from './figure.ts';

const HEAD = ['bench', 'what', 'measured', 'raw limit', 'ratio', 'aim', ''];

/** Figures as a Markdown table, so that it can be pasted into the documentation as it is. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = [HEAD, ...figures.map(rowOf)];
  const widths = HEAD.map((_, column) => Math.max(3, ...rows.map((row) => row[column]!.length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  const [head, ...body] = rows.map(line);
  return [head, rule, ...body].join('\n');
}

function rowOf(figure: Figure): string[] {
  const { bench, what, value, unit, limit, aim } = figure;
  const ratio = ratioOf(figure);
  return [
    bench,
    what,
    `${number(value)} ${unit}`,
    limit === null ? '' : `${number(limit.value)} ${unit} (${limit.what})`,
    ratio === null ? '' : `${number(ratio)}×`,
    aim?.text ?? '',
    aim === null ? '' : aim.met ? 'met' : 'missed',
  ];
}

/** Three significant digits below a thousand, whole numbers above. */
const number = (value: number): string =>
  value >= 1000 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));
