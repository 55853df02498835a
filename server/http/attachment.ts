/**
 * A content-disposition that saves the answer under a name: in letters that every client reads, and
 * whole as RFC 5987 writes it, which clients prefer (RFC 6266 §4.3).
 */
export function attachment(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\w .()-]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${extended(name)}`;
}

/** `attr-char` of RFC 5987: what encodeURIComponent leaves as it is, without `'()*`. */
const extended = (name: string) =>
  encodeURIComponent(name.replaceAll(/\p{Surrogate}/gu, '\u{fffd}')).replaceAll(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
