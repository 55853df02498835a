import { asLong, withPauses } from '../../common/pauses.ts';
import type { Database } from '../open.ts';
import { lastSaid, recordingMarksOf } from './recording-marks.ts';

interface Part {
  startsAt: string;
  endsAt: string | null;
}

/** Gives parts of a run's recording their pauses. */
export type Pausing = <T extends Part>(
  uuid: string,
  parts: readonly T[],
) => ReturnType<typeof withPauses<T>>;

/**
 * What stood still in the recordings of some runs. Where somebody says something in a file after it
 * would be over without its pauses, they are in it.
 */
export async function pausing(
  { read }: Database,
  organizationId: string,
  uuids: readonly string[],
  transcripts: readonly { id: string; uuid: string }[],
): Promise<Pausing> {
  const marks = await recordingMarksOf(read, organizationId, [...new Set(uuids)]);
  const paused = new Set(marks.map((mark) => mark.meeting_uuid));
  const heard = transcripts.filter(({ uuid }) => paused.has(uuid));
  const ids = heard.map(({ id }) => id);
  const said = await lastSaid(read, [...new Set(ids)]);
  return (uuid, parts) => {
    const ofRun = marks.filter((mark) => mark.meeting_uuid === uuid);
    const transcript = heard.find((one) => one.uuid === uuid);
    const starts = [...new Set(parts.map(({ startsAt }) => startsAt))].sort();
    return withPauses(parts, ofRun).map((part) => {
      const number = starts.indexOf(part.startsAt);
      const last = said.find((one) => one.transcriptId === transcript?.id && one.part === number);
      return last === undefined ? part : asLong(part, { least: last.ms });
    });
  };
}
