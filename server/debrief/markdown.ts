import type { Debrief, Judgement } from '../../common/debrief.ts';
import { changedText, judgementText, NO_AVERAGE, stateText } from '../../common/debrief-words.ts';
import {
  type Export,
  evidenceText,
  exportedText,
  NO_CARD,
  nameIn,
  placeText,
  type Row,
  rowsOf,
} from './export.ts';

/** The debrief as Markdown (CommonMark with tables): readable as it stands, too. */
export function debriefMarkdown(debrief: Debrief, taken: Export): string {
  const rows = rowsOf(debrief);
  const blocks = [
    `# Debrief: ${escaped(debrief.candidateName)}`,
    escaped(placeText(debrief)),
    escaped(stateText(debrief, taken.by.id)),
    ...(debrief.recommendations.length === 0
      ? [NO_CARD]
      : [overview(debrief, rows), ...rows.flatMap((row) => section(debrief, row, taken))]),
    '---',
    NO_AVERAGE,
    escaped(exportedText(taken)),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** Words alone, one column for each person. */
function overview(debrief: Debrief, rows: readonly Row[]): string {
  const people = [...new Set(debrief.recommendations.map(({ memberId }) => memberId))];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const head = ['Attribute', ...people.map((id) => escaped(nameIn(debrief, id) ?? ''))];
  const body = rows.map(({ kind, name, judgements }) => {
    const cells = people.map((id) =>
      judgements
        .filter(({ memberId }) => memberId === id)
        .map(({ value }) => judgementText(kind, value))
        .join('; '),
    );
    return line([escaped(name), ...cells]);
  });
  return [line(head), line(head.map(() => '---')), ...body].join('\n');
}

function section(debrief: Debrief, row: Row, taken: Export): string[] {
  const said = row.judgements.map((one) => judgement(debrief, row, one, taken));
  return [
    `## ${escaped(row.name)}`,
    ...(row.definition === null ? [] : [paragraph(row.definition, '')]),
    ...(row.apart === null ? [] : [`*${row.apart}*`]),
    said.join('\n'),
  ];
}

function judgement(debrief: Debrief, { kind }: Row, one: Judgement, taken: Export): string {
  const changed = changedText(kind, one);
  const word = [judgementText(kind, one.value), one.isFocus ? 'Focus attribute' : null, changed];
  const name = escaped(nameIn(debrief, one.memberId) ?? '');
  const comment = one.comment?.trim() ? `\\\n  ${paragraph(one.comment, '  ')}` : '';
  const evidence = one.evidence.map((note) => {
    const { about, text } = evidenceText(debrief, one, note, taken);
    return `\n  - ${escaped(about)}: ${paragraph(text, '    ')}`;
  });
  return `- **${name}**: ${word.filter((part) => part !== null).join('. ')}${comment}${evidence.join('')}`;
}

/** Text of several lines, its breaks kept, indented to stay inside its list. */
const paragraph = (text: string, indent: string): string =>
  text
    .split(/[\r\n\u2028\u2029]+/)
    .filter((line) => line.trim() !== '')
    .map(escaped)
    .join(`\\\n${indent}`);

/**
 * What somebody typed, as text and nothing else: no emphasis, link, image, HTML, table cell or
 * list begins in it (CommonMark 0.31 §2.4: any ASCII punctuation may be escaped).
 */
export const escaped = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\`*_{}[\]<>#|~&!@]/g, '\\$&')
    .replace(/^([-+=])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replaceAll(/(https?|ftp|mailto|xmpp)(:)/gi, '$1\\$2')
    .replaceAll(/\bwww\./gi, 'www\\.');
