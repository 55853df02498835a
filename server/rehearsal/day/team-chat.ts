import { chatSentEvent, writeMessage } from '../cloud/chat-said.ts';
import type { CloudEvent } from '../cloud/hooks.ts';
import type { CloudState } from '../cloud/state.ts';
import type { ScriptFacts, Telling } from './script.ts';

const MINUTE = 60_000;

/**
 * What the recruiter and the candidate write to each other in Team Chat around the interview: one
 * message is told twice, one an hour late, one is edited, and of one Zoom tells first that it was
 * deleted and then that it was sent.
 */
export function teamChat(
  state: CloudState,
  day: ScriptFacts,
): { before: Telling[]; after: Telling[] } {
  const recruiter = { id: day.hostId, name: day.host.name, email: day.hostEmail };
  const candidate = { id: '', name: day.candidate.name, email: day.candidateEmail };
  const write = (minutes: number, who: typeof recruiter, text: string) => {
    const at = day.startedAt + minutes * MINUTE;
    const said = { from: who.email, name: who.name, text, at };
    const place = { userId: day.hostId, end: `contact:${day.candidateEmail}` };
    const message = writeMessage(state, place, said);
    const other = who === recruiter ? candidate : recruiter;
    const sent: CloudEvent = chatSentEvent(day.accountId, who, other.email, message);
    const changed = (event: string, words = text): CloudEvent => ({
      ...chatSentEvent(day.accountId, who, other.email, { ...message, message: words }),
      event,
      event_ts: at + MINUTE,
    });
    return { message, sent, changed };
  };

  const invited = write(-60, recruiter, 'See you in an hour. Camera is optional.');
  const thanks = write(-58, candidate, 'Thank you, I will be there.');
  const late = write(-2, candidate, 'Two minutes late, sory');
  const wrong = write(-1, recruiter, 'Kofi, is the room free?');

  const words = 'Two minutes late, sorry!';
  const edited = late.changed('chat_message.updated', words);
  Object.assign(late.message, { message: words, status: 'Edited' });
  const deleted = wrong.changed('chat_message.deleted');
  Object.assign(wrong.message, { message: '', status: 'Deleted' });
  return {
    before: [
      { event: invited.sent, isDoubled: true },
      { event: late.sent },
      { event: edited, isDoubled: true },
      { event: deleted },
      { event: wrong.sent },
    ],
    // What Zoom could not deliver for an hour.
    after: [{ event: thanks.sent }, { event: edited }],
  };
}
