const files = (count: number) => (count === 1 ? '1 file' : `${count} files`);

/** Decimal, as disks are sold: `412 MB`. */
function sizeText(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`;
  return bytes >= 1e6 ? `${Math.round(bytes / 1e6)} MB` : `${Math.ceil(bytes / 1e3)} kB`;
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
