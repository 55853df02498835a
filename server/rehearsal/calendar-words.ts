/** A calendar entry in the words of a mail client: the few properties that people look at. */
export interface CalendarWords {
  method: string;
  summary: string;
  /** As the entry says it: date and time on the wall, with the zone they are meant in. */
  start: string;
  end: string;
  location: string | null;
  organizer: string | null;
  attendees: string[];
  uid: string;
  sequence: number;
}

interface Property {
  name: string;
  params: Record<string, string>;
  value: string;
}

/** Reads what `server/mail/ics.ts` writes; only the first event, and nothing that repeats. */
export function calendarWords(text: string): CalendarWords {
  const all = properties(text);
  const begin = all.findIndex(({ name, value }) => name === 'BEGIN' && value === 'VEVENT');
  const event = all.slice(begin + 1);
  const one = (name: string) => event.find((property) => property.name === name);
  const words = (name: string) => unescaped(one(name)?.value ?? '');
  return {
    method: all.find(({ name }) => name === 'METHOD')?.value ?? '',
    summary: words('SUMMARY'),
    start: when(one('DTSTART')),
    end: when(one('DTEND')),
    location: words('LOCATION') || null,
    organizer: who(one('ORGANIZER')),
    attendees: event.filter(({ name }) => name === 'ATTENDEE').flatMap((p) => who(p) ?? []),
    uid: words('UID'),
    sequence: Number(one('SEQUENCE')?.value ?? 0),
  };
}

function properties(text: string): Property[] {
  return text
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/)
    .flatMap((line): Property[] => {
      const [, head, value] = /^((?:[^":]|"[^"]*")+):(.*)$/.exec(line) ?? [];
      if (head === undefined) return [];
      const [name = '', ...rest] = head.match(/(?:[^";]|"[^"]*")+/g) ?? [];
      const params = rest.map((param): [string, string] => {
        const at = param.indexOf('=');
        return [param.slice(0, at).toUpperCase(), param.slice(at + 1).replaceAll('"', '')];
      });
      return [{ name: name.toUpperCase(), params: Object.fromEntries(params), value: value! }];
    });
}

const unescaped = (value: string) =>
  value.replace(/\\(.)/g, (_, letter: string) => (/n/i.test(letter) ? '\n' : letter));

function when(property: Property | undefined): string {
  const [, y, mo, d, h, mi, utc] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)\d\d(Z?)$/.exec(property?.value ?? '') ?? [];
  if (y === undefined) return property?.value ?? '';
  const day = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(Date.UTC(Number(y), Number(mo) - 1, Number(d)));
  return `${day}, ${h}:${mi} ${utc === 'Z' ? 'UTC' : (property?.params.TZID ?? '')}`.trim();
}

function who(property: Property | undefined): string | null {
  if (property === undefined) return null;
  const address = property.value.replace(/^mailto:/i, '');
  const name = property.params.CN;
  return name && name !== address ? `${name} <${address}>` : address;
}
