import type { Sdk } from './zoom.ts';

/** The events we listen to, and what of their data we use. */
export interface ZoomEvents {
  onMeeting: { action: string };
  onAppVisibilityChange: { visible: boolean };
  onMyUserContextChange: { role?: string };
  onRunningContextChange: { runningContext?: string };
  /** What came of `authorize`: a code where the person allowed it. */
  onAuthorized: { result: boolean; code?: string; state?: string; redirectUri?: string };
}

type Name = keyof ZoomEvents;
type Handler<E extends Name = Name> = (data: ZoomEvents[E]) => void;

const handlers = new Map<Name, Set<Handler>>();
const attached = new Set<Name>();

/**
 * One SDK listener per event for the life of the page. The SDK does not notice when a handler is
 * added twice, and its `off` removes a function from every event: so neither is used.
 */
export function dispatcher(sdk: Pick<Sdk, 'on'>) {
  return {
    /** @returns removes the handler again */
    on<E extends Name>(event: E, handler: Handler<E>): () => void {
      const set = handlers.get(event) ?? new Set<Handler>();
      handlers.set(event, set);
      set.add(handler as Handler);
      if (!attached.has(event)) {
        attached.add(event);
        sdk.on(event, (data: ZoomEvents[E]) => {
          for (const one of [...set]) one(data);
        });
      }
      return () => void set.delete(handler as Handler);
    },
  };
}
