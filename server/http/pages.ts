import type { Boot } from '../../common/panel.ts';

/** Text inside a script element ends at `</`; line separators end a JavaScript string. */
const inlineJson = (value: unknown) =>
  JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');

const BOOT_PLACE = '<!--boot-->';

/** The built page with its first snapshot inside, so that no round trip stands before the words. */
export function withBoot(page: string, boot: Boot): string {
  const at = page.indexOf(BOOT_PLACE);
  if (at < 0) throw new Error(`client/index.html has no ${BOOT_PLACE}`);
  return page.slice(0, at) + inlineJson(boot) + page.slice(at + BOOT_PLACE.length);
}

export const escapeHtml = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** A page that needs no script. The body is ours; what comes from outside is escaped in it. */
export const plainPage = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Hireside</title>
<meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/error.css">
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${body}
</main>
</body>
</html>
`;

/** What happened, and the number to ask about. */
export const errorPage = (message: string, requestId: string): string =>
  plainPage(
    'Hireside could not open',
    `<p>${escapeHtml(message)}</p>
<p class="request">If it lasts, tell your admin: request ${escapeHtml(requestId)}</p>`,
  );

/** What happened, and what to do about it. */
export const noticePage = (notice: {
  title: string;
  text: string;
  action: { href: string; label: string } | null;
}): string => {
  const { title, text, action } = notice;
  const link = action
    ? `<p><a class="action" href="${escapeHtml(action.href)}">${escapeHtml(action.label)}</a></p>`
    : '';
  return plainPage(title, `<p>${escapeHtml(text)}</p>\n${link}`);
};

export const ERROR_CSS = `
:root { color-scheme: light dark; --ink: #14191d; --quiet: #5c666f; --ground: #ffffff;
  --link: #0b5a69; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #eceff1; --quiet: #98a3ab; --ground: #191c1f; --link: #8fd3e0; }
}
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 400 13px/20px -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, Arial, sans-serif; }
main { display: grid; align-content: center; gap: 8px; min-height: 100vh; box-sizing: border-box;
  max-width: 480px; margin: 0 auto; padding: 24px; }
h1 { margin: 0; font-size: 18px; line-height: 24px; font-weight: 600; }
h2 { margin: 16px 0 0; font-size: 15px; line-height: 20px; font-weight: 600; }
p { margin: 0; }
ul { margin: 0; padding-inline-start: 16px; }
li { margin-block: 4px; overflow-wrap: anywhere; }
.request { color: var(--quiet); font-size: 12px; line-height: 16px; }
.action { display: inline-block; padding: 8px 0; color: var(--link); font-weight: 600; }
`;
