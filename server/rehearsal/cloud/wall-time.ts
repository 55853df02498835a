/** Made once for each zone: making one costs more than using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(timeZone, format);
  return format;
}

/** What a clock on the wall of a zone shows, as if it were UTC. */
function shown(at: number, timeZone: string): number {
  const parts = formatIn(timeZone).formatToParts(at);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  return Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
}

/**
 * The instant at which a zone's clock shows this time; the earlier one where it shows it twice.
 * @param local `2026-11-22T09:30:00`
 * @returns milliseconds since the epoch
 */
export function wallTime(local: string, timeZone: string): number {
  const wanted = Date.parse(`${local}Z`);
  const before = wanted - (shown(wanted - 86_400_000, timeZone) - (wanted - 86_400_000));
  return shown(before, timeZone) === wanted
    ? before
    : wanted - (shown(wanted + 86_400_000, timeZone) - (wanted + 86_400_000));
}
