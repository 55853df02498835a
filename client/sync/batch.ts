import type { Id } from '../../common/ids.ts';
import { LIMITS } from '../../common/limits.ts';
import type { OutboxEntry } from './entry.ts';

export interface Batch {
  streamId: Id;
  entries: readonly OutboxEntry[];
}

/** Room for the envelope and for what JSON escapes add on the way. */
const POST_BYTES = LIMITS.jsonBody * 0.8;

/**
 * What to post, in order within each stream: at most 100 events and a body the server accepts.
 * An event larger than that goes alone, for the server to refuse.
 */
export function batchesOf(entries: readonly OutboxEntry[], maxBytes = POST_BYTES): Batch[] {
  const batches: Batch[] = [];
  const open = new Map<Id, { entries: OutboxEntry[]; bytes: number }>();
  for (const entry of entries) {
    const bytes = sizeOf(entry);
    const room = open.get(entry.streamId);
    const fits =
      room !== undefined &&
      room.entries.length < LIMITS.eventsPerPost &&
      room.bytes + bytes <= maxBytes;
    if (fits) {
      room.entries.push(entry);
      room.bytes += bytes;
    } else {
      const next = { entries: [entry], bytes };
      open.set(entry.streamId, next);
      batches.push({ streamId: entry.streamId, entries: next.entries });
    }
  }
  return batches;
}

const encoder = new TextEncoder();
const sizeOf = ({ draft }: OutboxEntry): number => encoder.encode(JSON.stringify(draft)).length + 1;

/** Two halves of a batch the server refused as a whole: one bad event must not take 99 with it. */
export function halves({ streamId, entries }: Batch): [Batch, Batch] {
  const middle = Math.ceil(entries.length / 2);
  return [
    { streamId, entries: entries.slice(0, middle) },
    { streamId, entries: entries.slice(middle) },
  ];
}
