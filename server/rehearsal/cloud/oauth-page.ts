import { escapeHtml } from '../../http/pages.ts';
import type { CloudUser } from './state.ts';

const page = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/oauth/page.css">
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;

/** Zoom's consent page as the rehearsal plays it: who you are, and whether you allow it. */
export function consentPage(
  people: readonly CloudUser[],
  asked: Record<string, string>,
  scopes: readonly string[],
): string {
  const hidden = Object.entries(asked).map(
    ([name, value]) =>
      `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  );
  const choices = people.map(
    ({ id, firstName, lastName, email }, index) => `<label><input type="radio" name="uid" required
value="${escapeHtml(id)}"${index === 0 ? ' checked' : ''}> ${escapeHtml(`${firstName} ${lastName}`)}
<span class="quiet">${escapeHtml(email)}</span></label>`,
  );
  return page(
    'Rehearsal Zoom',
    `<p>Hireside wants to use your Zoom account. Nothing leaves this computer.</p>
<form method="post" action="/oauth/authorize">
${hidden.join('\n')}
<fieldset>
<legend>You are</legend>
${choices.join('\n')}
</fieldset>
<p class="quiet">It asks for: ${escapeHtml(scopes.join(', '))}</p>
<div class="buttons">
<button name="answer" value="allow">Allow</button>
<button name="answer" value="deny">Deny</button>
</div>
</form>`,
  );
}

/** What Zoom shows where the request itself is wrong. */
export const refusalPage = (reason: string): string =>
  page('Invalid request', `<p>${escapeHtml(reason)}</p>`);

export const PAGE_CSS = `
:root { color-scheme: light dark; }
body { margin: 0; font: 400 14px/20px -apple-system, "Segoe UI", Roboto, Arial, sans-serif; }
main { max-width: 420px; margin: 48px auto; padding: 0 24px; display: grid; gap: 16px; }
h1 { margin: 0; font-size: 20px; line-height: 28px; }
p { margin: 0; }
form { display: grid; gap: 16px; }
fieldset { display: grid; gap: 8px; margin: 0; padding: 12px; border: 1px solid; border-radius: 8px; }
.quiet { opacity: 0.75; font-size: 12px; }
.buttons { display: flex; gap: 8px; }
button { font: inherit; padding: 8px 16px; border-radius: 8px; border: 1px solid; cursor: pointer; }
`;
