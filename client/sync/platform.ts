import { type Clock, systemClock } from '../../common/time.ts';

/** What the engine needs of the browser, so that tests can own time, chance and the page's life. */
export interface Platform {
  /** This computer's clock, right or wrong. */
  clock: Clock;
  /** From 0 up to 1. */
  random(): number;
  /** Calls back once after `ms`; the answer cancels. */
  after(ms: number, run: () => void): () => void;
  /** Whether someone can see the page. */
  visible(): boolean;
  /** The network or the person came back: worth trying at once. */
  onWake(run: () => void): () => void;
  /** The page is being hidden: save now. `leaving`: it may not come back. */
  onHide(run: (leaving: boolean) => void): () => void;
  /** Web Locks, to have one sender across windows; `null` where there are none. */
  locks: Pick<LockManager, 'request'> | null;
  /** Opens an address in another window, where windows can be opened. */
  open(url: string): void;
  /** Goes to another address in this window. */
  leave(url: string): void;
  /** A line to the other windows of this member; `null` where there is none. */
  channel(name: string): WindowChannel | null;
}

export interface WindowChannel {
  post(message: unknown): void;
  onMessage(run: (message: unknown) => void): void;
  close(): void;
}

/** The real browser. */
export function browserPlatform(): Platform {
  return {
    clock: systemClock,
    random: Math.random,
    after(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    visible: () => document.visibilityState === 'visible',
    onWake(run) {
      const ifVisible = () => document.visibilityState === 'visible' && run();
      return listeners([
        [window, 'online', run],
        [window, 'pageshow', run],
        [document, 'visibilitychange', ifVisible],
      ]);
    },
    onHide(run) {
      const ifHidden = () => document.visibilityState === 'hidden' && run(false);
      return listeners([
        [window, 'pagehide', () => run(true)],
        [document, 'visibilitychange', ifHidden],
      ]);
    },
    locks: 'locks' in navigator ? navigator.locks : null,
    open: (url) => void window.open(url, '_blank', 'noopener,noreferrer'),
    leave: (url) => location.assign(url),
    channel: (name) => ('BroadcastChannel' in window ? broadcastChannel(name) : null),
  };
}

function listeners(list: [EventTarget, string, () => void][]): () => void {
  for (const [target, type, run] of list) target.addEventListener(type, run);
  return () => {
    for (const [target, type, run] of list) target.removeEventListener(type, run);
  };
}

function broadcastChannel(name: string): WindowChannel {
  const channel = new BroadcastChannel(name);
  return {
    post: (message) => channel.postMessage(message),
    onMessage: (run) => channel.addEventListener('message', ({ data }) => run(data)),
    close: () => channel.close(),
  };
}
