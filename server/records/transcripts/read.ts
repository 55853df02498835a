import type {
  Cue,
  PlacedCue,
  TranscriptReason,
  TranscriptState,
} from '../../../common/transcript.ts';
import type { Services } from '../../services.ts';
import { DownloadError, isDownloadError } from '../../zoom/download.ts';
import type { FoundPart } from './transcripts.ts';
import { VttReader } from './vtt.ts';

const NOUN = 'transcript';
/** More than a day of talk: what goes on is no transcript, and is left where it is. */
const BYTES_MAX = 20_000_000;

export type Read =
  | { kind: 'cues'; cues: PlacedCue[]; parts: FoundPart[] }
  | { kind: 'settled' | 'later'; state: TranscriptState; reason: TranscriptReason }
  /** Not at these addresses any more. */
  | 'gone';

/**
 * Reads every part of a transcript as it arrives and puts the cues in order.
 * @throws DownloadError
 */
export async function readTranscript(
  { zoom }: Services,
  { memberId, parts }: { memberId: string; parts: FoundPart[] },
  signal: AbortSignal,
): Promise<Read> {
  const access = zoom.tokens.of(memberId);
  const cues: PlacedCue[] = [];
  for (const [part, { url }] of parts.entries()) {
    const reader = new VttReader();
    const said: Cue[] = [];
    try {
      const file = await zoom.download({ url, access, expected: 'text', noun: NOUN, signal });
      let size = 0;
      for await (const piece of file.body) {
        said.push(...reader.push(piece as Uint8Array));
        size += (piece as Uint8Array).length;
        if (size > BYTES_MAX) return { kind: 'settled', state: 'failed', reason: 'unreadable' };
      }
      said.push(...reader.end());
    } catch (error) {
      if (isDownloadError(error, 'gone')) return 'gone';
      // What broke off is read again from the beginning.
      throw isDownloadError(error) ? error : new DownloadError('silent', NOUN);
    }
    if (reader.problem === 'page') return { kind: 'later', state: 'failed', reason: 'page' };
    if (said.length === 0 && !reader.isVtt)
      return { kind: 'later', state: 'failed', reason: 'unreadable' };
    const ordered = said
      .map((cue, index) => ({ cue, index }))
      .sort((a, b) => a.cue.startMs - b.cue.startMs || a.index - b.index);
    for (const { cue } of ordered) cues.push({ ...cue, part, seq: cues.length });
  }
  if (cues.length === 0) return { kind: 'settled', state: 'none', reason: 'no_speech' };
  return { kind: 'cues', cues, parts };
}
