import type { Inventory } from '../../common/contract/privacy.ts';
import { KEPT } from '../../db/inventory/kept.ts';
import { escapeHtml, plainPage } from '../http/pages.ts';

/** What Hireside stores and why, for candidates, members and Zoom's reviewers. Made from the code. */
export function privacyPage({ tables, scopes, webhooks }: Inventory): string {
  const personal = tables.filter(({ columns }) => columns.some(({ of }) => of !== 'nobody'));
  return plainPage(
    'What Hireside stores, and why',
    `<p>The organization that invited you runs this Hireside and decides about your data. Ask it to
show, correct or erase them. Nothing is used for advertising, or to train models.</p>
<h2>About people</h2>
${list(
  personal.map(
    ({ purpose, kept, columns }) =>
      `${escapeHtml(purpose)} ${escapeHtml(sentence(whatOf(columns)))} <em>Kept ${escapeHtml(kept)}.</em>`,
  ),
)}
<h2>How long</h2>
${list(Object.values(KEPT).map((words) => escapeHtml(sentence([words]))))}
<h2>What Zoom is asked for</h2>
${list(
  scopes.map(
    ({ scope, optional, reason }) =>
      `<code>${escapeHtml(scope)}</code>${optional ? ', where it is granted' : ''}: ${escapeHtml(reason)}.`,
  ),
)}
<h2>What Zoom tells by itself</h2>
${list(
  webhooks.map(({ event, purpose }) => `<code>${escapeHtml(event)}</code>: ${escapeHtml(purpose)}`),
)}`,
  );
}

const list = (items: readonly string[]) =>
  `<ul>\n${items.map((one) => `<li>${one}</li>`).join('\n')}\n</ul>`;

const whatOf = (columns: Inventory['tables'][number]['columns']) => [
  ...new Set(columns.filter(({ of }) => of !== 'nobody').map(({ what }) => what)),
];

const sentence = (parts: readonly string[]) => {
  const words = parts.join('; ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
};
