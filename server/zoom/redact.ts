const LONGEST = 200;

/**
 * Words from outside that may be shown and logged: one line, short, without links and without
 * anything as long as a secret.
 */
export function redacted(text: string): string {
  const safe = text
    .replaceAll(/\bhttps?:\/\/\S+/gi, '…')
    .replaceAll(/\bBearer\s+\S+/gi, 'Bearer …')
    .replaceAll(/\b(zak|pwd|token|secret)=\S+/gi, '$1=…')
    // A JSON Web Token, however short its parts.
    .replaceAll(/\beyJ[\w.-]+/g, '…')
    // Longest without a full stop or colon: e-mail addresses and scopes stay readable.
    .replaceAll(/[A-Za-z0-9+/_=-]{24,}/g, '…')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return safe.length > LONGEST ? `${safe.slice(0, LONGEST - 1)}…` : safe;
}
