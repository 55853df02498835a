import { z } from 'zod';
import { toInstant, toMs } from '../../common/time.ts';

/* Zoom Phone, as far as we read it. Types of @zoom/rivet are the yardstick (tests/records). */

const instant = z.iso.datetime({ offset: true }).transform((text) => toInstant(toMs(text)));
/** Zoom leaves times out, or empty. */
const maybeInstant = z
  .union([instant, z.literal('').transform(() => null)])
  .nullish()
  .transform((at) => at ?? null);
const seconds = z
  .number()
  .min(0)
  .nullish()
  .transform((length) => length ?? null);
const word = z
  .string()
  .nullish()
  .transform((text) => text || null);
const direction = z.enum(['inbound', 'outbound']).optional();

/** One row of the present history, in webhooks and in answers alike. */
export const historyRow = z.object({
  id: z.string().min(1).max(200),
  call_path_id: word,
  call_id: word,
  direction,
  caller_did_number: word,
  caller_country_iso_code: word,
  callee_did_number: word,
  callee_country_iso_code: word,
  start_time: instant,
  answer_time: maybeInstant,
  end_time: maybeInstant,
  result: z.string().optional(),
  recording_id: word,
  talk_time: seconds,
});
export type HistoryRow = z.output<typeof historyRow>;

/** One row of the retired call log. Numbers of type 2 are outside the account. */
export const logRow = z.object({
  id: z.string().min(1).max(200),
  call_id: word,
  direction,
  caller_number: word,
  caller_number_type: z.number().optional(),
  caller_did_number: word,
  caller_country_iso_code: word,
  callee_number: word,
  callee_number_type: z.number().optional(),
  callee_did_number: word,
  callee_country_iso_code: word,
  date_time: instant,
  call_end_time: maybeInstant,
  duration: seconds,
  result: z.string().optional(),
  recording_id: word,
});
export type LogRow = z.output<typeof logRow>;

/** A finished recording of a call. */
export const recordingRow = z.object({
  id: z.string().min(1).max(200),
  call_id: word,
  call_log_id: word,
  call_history_id: word,
  direction,
  caller_number: word,
  caller_number_type: z.number().optional(),
  caller_did_number: word,
  callee_number: word,
  callee_number_type: z.number().optional(),
  callee_did_number: word,
  date_time: instant,
  end_time: maybeInstant,
  duration: seconds,
  download_url: z.url(),
  user_id: word,
  owner: z.object({ type: z.string().optional(), id: word }).nullish(),
});
export type RecordingRow = z.output<typeof recordingRow>;

export const historyAnswer = z.object({
  call_logs: z.array(z.unknown()).default([]),
  sync_token: z.string().optional(),
});

/** Of a list, the rows that have a shape we know: one odd row keeps no other back. */
export function rowsOf<S extends z.ZodType>(schema: S, rows: readonly unknown[]): z.output<S>[] {
  return rows.flatMap((row) => {
    const read = schema.safeParse(row);
    return read.success ? [read.data] : [];
  });
}
