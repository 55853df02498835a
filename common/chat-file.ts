/** One message of a meeting's chat as Zoom's text file has it. */
export interface ChatLine {
  /** Seconds from the beginning of the recording. */
  offset: number;
  author: string;
  /** `null`: to everyone, or not said. */
  to: string | null;
  text: string;
}

/** `HH:MM:SS`, then a tab or blanks; hours may be missing. */
const STAMP = /^\uFEFF?\s*(?:(\d{1,2}):)?(\d{1,2}):([0-5]\d)[\t ]+(.*)$/;
/** `From Ada to Everyone:`; the older form has blanks around its names. */
const FROM_TO = /^From\s+(.+?)\s+to\s+(.+?)\s*:(?:[\t ]+(.*))?$/i;
const FROM = /^From\s+(.+?)\s*:(?:[\t ]+(.*))?$/i;
/** `Ada:` and a tab; a name may hold a colon, a tab never. */
const NAME_TAB = /^([^\t]+?)\s*:\t(.*)$/;
const NAME = /^([^\t:]+):\s*(.*)$/;
const PRIVATE = /\((?:direct message|privately|private)\)/i;
const EVERYONE = /^everyone(?:\s+in\s+(?:the\s+)?meeting)?$/i;

/**
 * Reads the chat file of a recording (file type CHAT). Zoom documents no format: both that are
 * seen are read, what belongs to no message is passed over, and nothing makes it throw.
 */
export function parseChatFile(text: string): ChatLine[] {
  const lines: ChatLine[] = [];
  for (const raw of text.split(/\r\n|\n|\r/)) {
    const begun = begin(raw);
    const last = lines.at(-1);
    if (begun !== null) lines.push(begun);
    // A message of several lines goes on without a time, some clients indent it.
    else if (last !== undefined) last.text += `\n${raw.replace(/^\t/, '')}`;
  }
  return lines
    .map((line) => ({ ...line, text: line.text.trim() }))
    .filter(({ text: words }) => words !== '');
}

/** Whether everyone in the meeting could read it; what was said to one person is nobody else's. */
export const isToEveryone = ({ to }: Pick<ChatLine, 'to'>): boolean =>
  to === null || EVERYONE.test(to);

function begin(raw: string): ChatLine | null {
  const stamp = STAMP.exec(raw);
  if (stamp === null) return null;
  const [, hours = '0', minutes = '0', seconds = '0', rest = ''] = stamp;
  const offset = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  const said = sayer(rest);
  return said === null ? null : { offset, ...said };
}

function sayer(rest: string): Omit<ChatLine, 'offset'> | null {
  const both = FROM_TO.exec(rest);
  if (both !== null) {
    const [, author = '', to = '', text = ''] = both;
    return { author: author.trim(), to: recipient(to), text };
  }
  const named = FROM.exec(rest) ?? NAME_TAB.exec(rest) ?? NAME.exec(rest);
  if (named === null) return null;
  const [, author = '', text = ''] = named;
  if (author.trim() === '') return null;
  const isPrivate = PRIVATE.test(author);
  return { author: author.replace(PRIVATE, '').trim(), to: isPrivate ? 'one person' : null, text };
}

/** The name alone, or `null` for everyone; a private one keeps its mark and is never everyone. */
function recipient(to: string): string | null {
  const name = to.trim();
  return !PRIVATE.test(name) && EVERYONE.test(name) ? null : name;
}
