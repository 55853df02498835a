import { Readable } from 'node:stream';
import { setTimeout as after } from 'node:timers/promises';
import express, { type Response, type Router } from 'express';
import type { CloudFile, CloudRecording } from './recorded.ts';
import type { CloudState, TokenCheck } from './state.ts';

const PAGE = '<!doctype html><title>Sign in - Zoom</title><h1>Sign in to see this recording</h1>';
const SLOW_MS = 400;

const wait = async (ms: number) => {
  await after(ms);
};

/** Where files of recordings are: ranged, for their host's tokens, and with their bad days. */
export function downloads(
  state: CloudState,
  whoIs: TokenCheck,
  pause: (ms: number) => Promise<void> = wait,
): Router {
  const router = express.Router();
  router.get('/rec/download/:fileId', async (req, res) => {
    const trouble = state.trouble.take('download');
    if (trouble?.kind === 'slow') await pause(trouble.ms);
    if (trouble?.kind === 'fault') return void res.status(trouble.status).end();
    if (trouble?.kind === 'redirect') return void res.redirect(trouble.to);
    const token = /^Bearer (\S+)$/.exec(req.headers.authorization ?? '')?.[1];
    const grant = token === undefined ? null : whoIs(token);
    if (grant === null || trouble?.kind === 'token_expired')
      return void res.status(401).json({ code: 124, message: 'Access token is expired.' });
    const found = fileIn(state, req.params.fileId);
    if (found === null || found.file.manner === 'missing') return void res.status(404).end();
    // Zoom sends whoever may not have it to its sign-in page, and says that all is well.
    if (found.recording.hostId !== grant.userId || found.file.manner === 'page')
      return void res.type('html').send(PAGE);
    if (found.file.manner === 'slow') await pause(SLOW_MS);
    send(res, found.file, req.headers.range);
  });
  return router;
}

function fileIn(
  { recordings }: CloudState,
  id: string,
): { recording: CloudRecording; file: CloudFile } | null {
  for (const recording of recordings.values()) {
    const file = recording.files.find((one) => one.id === id);
    if (file !== undefined && recording.state === 'kept') return { recording, file };
  }
  return null;
}

function send(res: Response, { content, manner }: CloudFile, range: string | undefined): void {
  const { size, media } = content;
  const asked = manner === 'no_ranges' ? null : rangeIn(range, size);
  if (asked === 'none') {
    res.status(416).set('content-range', `bytes */${size}`).end();
    return;
  }
  const [from, to] = asked ?? [0, size];
  res.status(asked === null ? 200 : 206).set({
    'content-type': media,
    'content-length': String(to - from),
    ...(manner === 'no_ranges' ? {} : { 'accept-ranges': 'bytes' }),
    ...(asked === null ? {} : { 'content-range': `bytes ${from}-${to - 1}/${size}` }),
    etag: `"${size}"`,
  });
  const body = Readable.from(content.slice(from, to), { objectMode: false });
  res.once('close', () => body.destroy());
  if (manner === 'cut' || manner === 'stuck') {
    const [first = Buffer.alloc(0)] = content.slice(from, from + Math.floor((to - from) / 2));
    res.write(first, () => manner === 'cut' && res.socket?.destroy());
  } else body.pipe(res);
}

/** `[from, to)`; `null` where the whole is asked for, `none` where there is no such range. */
function rangeIn(range: string | undefined, size: number): [number, number] | 'none' | null {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? [];
  if (first === undefined || last === undefined || first + last === '') return null;
  if (first === '') return [Math.max(0, size - Number(last)), size];
  const from = Number(first);
  const to = last === '' ? size : Math.min(size, Number(last) + 1);
  return from < to ? [from, to] : 'none';
}
