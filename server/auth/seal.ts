import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** A key for what is sealed at rest. The id travels with every sealed text; the key never does. */
export interface DataKey {
  id: string;
  /** 32 bytes. */
  key: Buffer;
}

const VERSION = 'v1';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A sealed text that cannot be opened. Says why, and nothing of what is in it. */
export class SealError extends Error {
  override readonly name = 'SealError';
}

/**
 * Seals secrets for the database: AES-256-GCM as `v1.keyId.nonce.ciphertext.tag`, base64url.
 * The place of the row is associated data, so that a sealed text moved to another row or column
 * does not open. The first key seals; the others only open, until everything is sealed anew.
 */
export class Sealer {
  readonly #keys: ReadonlyMap<string, Buffer>;
  readonly #current: DataKey;

  constructor(keys: readonly DataKey[]) {
    const [first] = keys;
    if (first === undefined) throw new SealError('There is no data key.');
    this.#current = first;
    this.#keys = new Map(keys.map(({ id, key }) => [id, key]));
  }

  /** @param place names table, column and row: see `db/sealed.ts` */
  seal(text: string, place: string): string {
    const { id, key } = this.#current;
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(associated(id, place));
    const bytes = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    const parts = [nonce, bytes, cipher.getAuthTag()].map((part) => part.toString('base64url'));
    return [VERSION, id, ...parts].join('.');
  }

  /** @throws SealError where the text is damaged, moved, or sealed with a key that is gone */
  open(sealed: string, place: string): string {
    const { id, nonce, bytes, tag } = partsOf(sealed);
    const key = this.#keys.get(id);
    if (key === undefined) throw new SealError(`The data key ${id} is not in DATA_KEYS.`);
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
      decipher.setAAD(associated(id, place));
      decipher.setAuthTag(tag);
      return Buffer.concat([decipher.update(bytes), decipher.final()]).toString('utf8');
    } catch {
      throw new SealError('A sealed text does not open.');
    }
  }

  /** Whether the first key sealed it. */
  isCurrent(sealed: string): boolean {
    return partsOf(sealed).id === this.#current.id;
  }
}

const associated = (keyId: string, place: string) => Buffer.from(`${VERSION}|${keyId}|${place}`);

function partsOf(sealed: string) {
  const [version, id, ...rest] = sealed.split('.');
  const [nonce, bytes, tag] = rest.map((part) => Buffer.from(part, 'base64url'));
  const isWhole =
    version === VERSION &&
    rest.length === 3 &&
    // Another spelling of the same bytes is another text.
    rest.every((part, index) => [nonce, bytes, tag][index]!.toString('base64url') === part) &&
    nonce!.length === NONCE_BYTES &&
    tag!.length === TAG_BYTES;
  if (!isWhole) throw new SealError('A sealed text is damaged.');
  return { id: id!, nonce: nonce!, bytes: bytes!, tag: tag! };
}

/**
 * Reads `id:base64,id:base64`. A key is 32 bytes: `openssl rand -base64 32`.
 * @returns the keys, and what is wrong with the text in words that repeat no key
 */
export function parseDataKeys(text: string): { keys: DataKey[]; problems: string[] } {
  const keys: DataKey[] = [];
  const problems: string[] = [];
  for (const [index, one] of text.split(',').entries()) {
    const [, id, base64] = /^\s*([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/_-]+={0,2})\s*$/.exec(one) ?? [];
    const key = Buffer.from(base64 ?? '', 'base64');
    if (id === undefined) problems.push(`key ${index + 1} is not of the form id:base64`);
    else if (key.length !== KEY_BYTES) problems.push(`key ${id} has ${key.length} bytes, not 32`);
    else if (keys.some((known) => known.id === id)) problems.push(`key ${id} is there twice`);
    else keys.push({ id, key });
  }
  return { keys, problems };
}
