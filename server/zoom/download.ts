import { type LookupAddress, lookup } from 'node:dns';
import { type IncomingMessage, request as plain } from 'node:http';
import { request as secure } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { AppError, type ErrorCode } from '../../common/errors.ts';
import type { ZoomAccess } from './call.ts';

/** What a file is to be: something to watch or hear, or text. */
export type Expected = 'media' | 'text';

export interface DownloadRequest {
  /** `download_url` as Zoom gives it. A token in it is taken out. */
  url: string;
  /** The tokens of whoever the file belongs to. */
  access: ZoomAccess;
  expected: Expected;
  /** What to call it in sentences: `recording`. */
  noun: string;
  /** One range of bytes as the caller sent it; anything else is left out. */
  range?: string | undefined;
  ifRange?: string | undefined;
  /** Ends the download at Zoom, whenever it comes. */
  signal?: AbortSignal;
}

export interface Download {
  status: 200 | 206;
  /** Of the whole answer, as Zoom named it; lower case, without parameters. */
  media: string;
  charset: string | null;
  /** Those a player needs: content-length, content-range, accept-ranges, etag, last-modified. */
  headers: Record<string, string>;
  /** Reads from Zoom as fast as it is read. Destroying it closes the connection. */
  body: IncomingMessage;
}

export type DownloadFault =
  | 'not_zoom'
  | 'unauthorized'
  | 'gone'
  | 'page'
  | 'range'
  | 'busy'
  | 'silent'
  | 'fault';

/** A file that Zoom did not give. The message is a sentence for the person who asked. */
export class DownloadError extends Error {
  override readonly name = 'DownloadError';
  constructor(
    readonly fault: DownloadFault,
    noun: string,
  ) {
    super(SENTENCES[fault](noun));
  }
}

export const isDownloadError = (error: unknown, fault?: DownloadFault): error is DownloadError =>
  error instanceof DownloadError && (fault === undefined || error.fault === fault);

const SENTENCES: Record<DownloadFault, (noun: string) => string> = {
  not_zoom: (noun) => `The address of this ${noun} does not lead to Zoom. Nothing was asked there.`,
  unauthorized: (noun) =>
    `Zoom does not give this ${noun} to its host any more. Ask the host to connect Zoom again.`,
  gone: (noun) => `Zoom does not have this ${noun} any more.`,
  page: (noun) =>
    `Zoom sent a page instead of the ${noun}. Ask the host to connect Zoom again, and to allow ` +
    'recordings there.',
  range: (noun) => `There is no such part of this ${noun}.`,
  busy: () => 'Zoom is getting too many requests from your account. Try again in a minute.',
  silent: (noun) => `Zoom did not send the ${noun} in time. Try again in a few minutes.`,
  fault: (noun) => `Zoom could not send the ${noun}. Try again in a few minutes.`,
};

const CODES: Partial<Record<DownloadFault, ErrorCode>> = {
  unauthorized: 'zoom_reauthorise',
  gone: 'not_found',
  range: 'invalid_request',
  busy: 'rate_limited',
};

/** The same refusal for Hireside's own callers. */
export const appErrorOfDownload = (error: DownloadError): AppError =>
  new AppError(CODES[error.fault] ?? 'zoom_unavailable', error.message, undefined, {
    cause: error,
  });

export type Downloads = (request: DownloadRequest) => Promise<Download>;

const HOPS = 5;
/** Until the first byte. */
const ANSWER_MS = 15_000;
/** A player that stands still stops reading; it asks for the rest by range when it goes on. */
const STILL_MS = 5 * 60_000;

/**
 * The one door for files of Zoom's. It speaks to Zoom's own hosts, over https, and to those that
 * Zoom sends it on to where they are Zoom's or a storage host with a signed address. The token goes
 * to the host of the first address alone. Nothing is kept.
 * @param apiUrl where Zoom's API is; its origin is trusted beside Zoom's hosts (the rehearsal's)
 * @throws DownloadError, and what `access` throws
 */
export function createDownloads({
  apiUrl,
  answerMs = ANSWER_MS,
}: {
  apiUrl: string;
  answerMs?: number;
}): Downloads {
  const own = new URL(apiUrl).origin;

  async function once(request: DownloadRequest, token: string): Promise<Download> {
    const { noun } = request;
    const first = withoutToken(request.url);
    if (first === null || !(first.origin === own || isZooms(first)))
      throw new DownloadError('not_zoom', noun);
    let url = first;
    let isOurs = true;
    for (let hop = 0; hop <= HOPS; hop++) {
      const bearer = isOurs ? token : null;
      const answer = await open(request, url, { bearer, answerMs, isOwn: url.origin === own });
      const to = answer.headers.location;
      if (!isRedirect(answer) || to === undefined) return checked(answer, request);
      answer.destroy();
      const next = URL.canParse(to, url.href) ? new URL(to, url) : null;
      const mayFollow = next && (next.origin === own || isZooms(next) || isSigned(next));
      if (!mayFollow) throw new DownloadError('not_zoom', noun);
      // Once away, it does not come back: a host could send us round to itself.
      isOurs &&= next.origin === first.origin;
      url = next;
    }
    throw new DownloadError('fault', noun);
  }

  return async (request) => {
    const token = await request.access.token();
    try {
      return await once(request, token);
    } catch (error) {
      if (!isDownloadError(error, 'unauthorized')) throw error;
    }
    return once(request, await request.access.renew(token));
  };
}

const isRedirect = ({ statusCode = 0 }: IncomingMessage) =>
  statusCode >= 301 && statusCode <= 308 && statusCode !== 304;

/** Tokens travel in headers: in an address they would end up in logs. `null`: no address. */
export function withoutToken(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  url.searchParams.delete('access_token');
  return url;
}

const ZOOM = ['zoom.us', 'zoomgov.com'];
/** Where signed addresses of stored files lead. */
const STORES = ['cloudfront.net', 'amazonaws.com'];
const SIGNATURES = ['Signature', 'X-Amz-Signature'];

const isSafe = (url: URL) =>
  url.protocol === 'https:' && url.port === '' && url.username === '' && url.password === '';

const isWithin = ({ hostname }: URL, hosts: string[]) =>
  hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));

/** Whether an address is one of Zoom's own. */
export const isZooms = (url: URL): boolean => isSafe(url) && isWithin(url, ZOOM);

const isSigned = (url: URL) =>
  isSafe(url) && isWithin(url, STORES) && SIGNATURES.some((name) => url.searchParams.has(name));

/** Loopback, private, link-local, shared, multicast and unspecified addresses. */
const INSIDE = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  INSIDE.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  INSIDE.addSubnet(net, bits, 'ipv6');

/** Whether an IP address is inside a network: no public name may lead there. */
export const isInside = (address: string): boolean =>
  INSIDE.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** Looks a name up and connects to exactly what was checked, so that it cannot change in between. */
const outside: LookupFunction = (name, options, done) => {
  lookup(name, { ...options, all: true }, (error, found: LookupAddress[]) => {
    const [first] = found ?? [];
    if (error || first === undefined) return done(error ?? new Error('no address'), []);
    if (found.some(({ address }) => isInside(address)))
      return done(new Error('an address inside the network'), []);
    if (options.all) return done(null, found);
    done(null, first.address, first.family);
  });
};

const ONE_RANGE = /^bytes=(?:\d{1,15}-\d{0,15}|-\d{1,15})$/;

/** One request; resolves with the head of its answer. */
function open(
  { noun, range, ifRange, signal }: DownloadRequest,
  url: URL,
  { bearer, answerMs, isOwn }: { bearer: string | null; answerMs: number; isOwn: boolean },
): Promise<IncomingMessage> {
  const hasRange = range !== undefined && ONE_RANGE.test(range);
  const headers = {
    accept: '*/*',
    'accept-encoding': 'identity',
    ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
    ...(hasRange ? { range } : {}),
    ...(hasRange && ifRange !== undefined ? { 'if-range': ifRange } : {}),
  };
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? secure : plain;
    const sent = send(url, {
      headers,
      ...(signal ? { signal } : {}),
      ...(isOwn ? {} : { lookup: outside }),
    });
    const patience = setTimeout(() => sent.destroy(new DownloadError('silent', noun)), answerMs);
    sent.once('response', (answer) => {
      clearTimeout(patience);
      sent.setTimeout(STILL_MS, () => answer.destroy(new DownloadError('silent', noun)));
      resolve(answer);
    });
    // The cause stays out: it names the address.
    sent.on('error', (error) => {
      clearTimeout(patience);
      reject(isDownloadError(error) ? error : new DownloadError('fault', noun));
    });
    sent.end();
  });
}

const KEPT = ['content-length', 'content-range', 'accept-ranges', 'etag', 'last-modified'] as const;
const BINARY = /^(?:application|binary)\/octet-stream$/;
const FORMS: Record<Expected, RegExp> = {
  media: /^(?:video|audio)\/|^application\/mp4$/,
  text: /^text\/(?!html)/,
};

/** Believes the head of an answer, or says what is wrong with it. */
function checked(answer: IncomingMessage, { expected, noun }: DownloadRequest): Download {
  const { statusCode: status = 0, headers } = answer;
  const [type = '', ...parameters] = (headers['content-type'] ?? 'application/octet-stream')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const fault = faultOf(status);
  const isRight = FORMS[expected].test(type) || BINARY.test(type);
  const isPlain = (headers['content-encoding'] ?? 'identity') === 'identity';
  if (fault !== null || !isRight || !isPlain || (status !== 200 && status !== 206)) {
    answer.destroy();
    throw new DownloadError(fault ?? (isRight ? 'fault' : 'page'), noun);
  }
  const kept = KEPT.flatMap((name) => (headers[name] ? [[name, headers[name]]] : []));
  const charset = parameters.find((one) => one.startsWith('charset='))?.slice('charset='.length);
  return {
    status,
    media: type,
    charset: charset?.replaceAll('"', '') ?? null,
    headers: Object.fromEntries(kept),
    body: answer,
  };
}

function faultOf(status: number): DownloadFault | null {
  if (status === 401 || status === 403) return 'unauthorized';
  if (status === 404 || status === 410) return 'gone';
  if (status === 416) return 'range';
  if (status === 429) return 'busy';
  return status >= 400 ? 'fault' : null;
}
