/** What people say in interviews, over and over. */
const LINES: [string, string][] = [
  ['Elena Duarte', 'So you froze the loads. How did you know the copy was complete?'],
  ['Niamh Brennan', 'We compared row counts per partition, and sums for the money columns.'],
  ['Elena Duarte', 'And if a partition was off by one?'],
  ['Niamh Brennan', 'We usually just ran it again. A re-run was cheap for most tables.'],
  ['Kofi Mensah', 'What would have happened without the manifest?'],
  ['Niamh Brennan', 'Duplicates, and we did have that once. That is why I built the diff view.'],
];

const EVERY_MS = 2_700;

const stamp = (ms: number) => new Date(ms).toISOString().slice(11, 23);

/** A transcript of so many minutes as Zoom writes it; three hours are four thousand cues. */
export function longTranscript(minutes: number, lines = LINES): string {
  const count = Math.floor((minutes * 60_000) / EVERY_MS);
  const cues = Array.from({ length: count }, (_, index) => {
    const [speaker, words] = lines[index % lines.length]!;
    const from = index * EVERY_MS;
    const times = `${stamp(from)} --> ${stamp(from + EVERY_MS - 200)}`;
    return `${index + 1}\n${times}\n${speaker}: ${words}\n`;
  });
  return `WEBVTT\n\n${cues.join('\n')}`;
}
