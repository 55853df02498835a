import { newId } from '../../common/ids.ts';

/** About as long as a note that someone types while listening. */
export const NOTE_TEXT =
  'Explained why the consumer has to be idempotent before asking for exactly-once delivery; ' +
  'drew the retry path unprompted, named its two failure modes.';

/** What a panel posts for one note. */
export function notePost(at: string): { id: string; body: string } {
  const id = newId();
  const event = { id, type: 'note.added', at, body: { text: NOTE_TEXT } };
  return { id, body: JSON.stringify({ events: [event] }) };
}
