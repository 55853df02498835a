/** One frame of an event stream. */
export interface SseFrame {
  /** The id this frame itself carries, if any. */
  id: string | null;
  event: string;
  data: string;
}

export interface SseParser {
  /** Takes the next bytes, cut anywhere, and gives the frames that are complete now. */
  push(bytes: Uint8Array): SseFrame[];
}

/**
 * An incremental parser of `text/event-stream` (WHATWG HTML §9.2.6). Differs from `EventSource`
 * in one thing: a frame with an id and no data is given too, because it moves the cursor over
 * events that are not for this reader.
 */
export function createSseParser(): SseParser {
  const decoder = new TextDecoder();
  let rest = '';
  let frame = emptyFrame();

  function line(text: string, frames: SseFrame[]): void {
    if (text === '') {
      if (frame.id !== null || frame.data !== null) frames.push(finished(frame));
      frame = emptyFrame();
      return;
    }
    const colon = text.indexOf(':');
    if (colon === 0) return;
    const field = colon < 0 ? text : text.slice(0, colon);
    const value = colon < 0 ? '' : text.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') frame.data = frame.data === null ? value : `${frame.data}\n${value}`;
    if (field === 'event') frame.event = value;
    if (field === 'id' && !value.includes('\0')) frame.id = value;
  }

  return {
    push(bytes) {
      const frames: SseFrame[] = [];
      rest += decoder.decode(bytes, { stream: true });
      for (;;) {
        const end = rest.search(/[\r\n]/);
        // A carriage return at the very end may be half of a line break: wait for the other half.
        if (end < 0 || (rest[end] === '\r' && end === rest.length - 1)) return frames;
        const next = rest.startsWith('\r\n', end) ? end + 2 : end + 1;
        const text = rest.slice(0, end);
        rest = rest.slice(next);
        line(text, frames);
      }
    },
  };
}

interface OpenFrame {
  id: string | null;
  event: string;
  data: string | null;
}

const emptyFrame = (): OpenFrame => ({ id: null, event: '', data: null });

const finished = ({ id, event, data }: OpenFrame): SseFrame => ({
  id,
  event: event || 'message',
  data: data ?? '',
});
