import type { CopyReason, CopyState } from '../common/copies.ts';

const files = (count: number) => (count === 1 ? '1 file' : `${count} files`);

/** Decimal, as disks are sold: `412 MB`. */
function sizeText(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`;
  return bytes >= 1e6 ? `${Math.round(bytes / 1e6)} MB` : `${Math.ceil(bytes / 1e3)} kB`;
}

/** Why a copy is not here, or not yet. */
const reasons: Readonly<Record<CopyReason, string>> = {
  host_unknown: 'The host of the meeting is not a member of Hireside.',
  host_disconnected: 'The host has to connect Zoom again and allow recordings.',
  page: 'Zoom sent a page in its place.',
  gone: 'Zoom does not have the file any more.',
  size: 'What Zoom sent was not as long as Zoom says.',
  not_zoom: 'The address that was told is not Zoom’s.',
  zoom_silent: 'Zoom did not answer as it should.',
};

/** What a file's copy means for whoever plays it. @param size the whole file, bytes */
const states: Readonly<Record<CopyState, (bytes: number, size: number) => string>> = {
  waiting: () => 'Plays from Zoom. A copy is to be made.',
  copying: (bytes, size) =>
    `Plays from Zoom. A copy is being made: ${sizeText(bytes)} of ${sizeText(size)}.`,
  kept: (bytes) => `Plays from the copy kept here, ${sizeText(bytes)}.`,
  refused: () => 'Plays from Zoom. There is no copy.',
  too_large: () => 'Plays from Zoom. It is too large for a copy.',
};

interface FileCopy {
  state: CopyState;
  reason: CopyReason | null;
  bytes: number;
}

interface Counted {
  kept: number;
  coming: number;
  refused: number;
  tooLarge: number;
  bytes: number;
}

/** Every sentence about keeping copies of recordings. */
export const copiesCopy = {
  name: 'Keep copies of recordings',
  what: 'Off, recordings are played from Zoom and nothing of them is kept here. On, the files of each new one are kept in Hireside’s database, and so in its backups. They can be played while Zoom is away.',
  howLong:
    'A copy is kept as long as the candidate is, and goes when Zoom deletes the recording or moves it to its trash. From backups it goes when they run out. Files over 2 GB are not copied.',
  since: (day: string, name: string | null) =>
    name === null ? `On since ${day}.` : `On since ${day}, by ${name}.`,
  /** What is here, what is not yet, and what will not be. */
  count: ({ kept, coming, refused, tooLarge, bytes }: Counted) =>
    [
      kept === 0 && bytes === 0 ? 'No copies yet' : `${files(kept)} here, ${sizeText(bytes)}`,
      coming > 0 && `${coming} on the way`,
      refused > 0 && `${refused} that Zoom did not give`,
      tooLarge > 0 && `${tooLarge} too large`,
    ]
      .filter(Boolean)
      .join(', '),

  /** Beside the player. @param size the whole file, bytes */
  file: ({ state, reason, bytes }: FileCopy, size: number) =>
    [states[state](bytes, size), reason !== null && reasons[reason]].filter(Boolean).join(' '),

  earlier: ({ files: count, bytes }: { files: number; bytes: number }) =>
    `Copy ${files(count)} from before too (${sizeText(bytes)})`,
  earlierHint: 'They are fetched one after the other, while everything else goes on.',

  stop: {
    title: 'Stop keeping copies?',
    effect: 'Nothing new is copied from now on. The copies that are here can stay or be deleted.',
    kept: 'Those that stay are still played from here, and still go when Zoom deletes theirs.',
    goes: 'The recordings stay at Zoom, and are played from there.',
    keep: 'Turn off, keep copies',
    erase: 'Turn off and delete',
    cancel: 'Leave it on',
  },
  erase: 'Delete copies',
  erased: (count: number) => `Copies are off, and ${files(count)} deleted.`,
  stopped: 'Copies are off. Those that are here stay.',
} as const;
