/** Where the desk is, and how often somebody went somewhere since it was loaded. */
export interface Place {
  path: string;
  query: URLSearchParams;
  steps: number;
}

export interface Router {
  get(): Place;
  subscribe(listener: () => void): () => void;
  /** Opens an address of this desk, `/candidates?q=…`. */
  go(address: string): void;
  /** Notes what the page shows in its address; it stays the same page. */
  note(address: string): void;
}

/** The History API, as a store. */
export function createRouter(view: Window): Router {
  const listeners = new Set<() => void>();
  let place = read(0);

  function read(steps: number): Place {
    const { pathname, search } = view.location;
    const path = pathname.replace(/\/+$/, '') || '/';
    return { path, query: new URLSearchParams(search), steps };
  }
  function moved(steps: number): void {
    place = read(steps);
    for (const listener of [...listeners]) listener();
  }
  const onPop = () => moved(place.steps + 1);

  return {
    get: () => place,
    subscribe(listener) {
      if (listeners.size === 0) view.addEventListener('popstate', onPop);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) view.removeEventListener('popstate', onPop);
      };
    },
    go(address) {
      view.history.pushState(null, '', address);
      view.scrollTo(0, 0);
      moved(place.steps + 1);
    },
    note(address) {
      view.history.replaceState(null, '', address);
      moved(place.steps);
    },
  };
}

/** What the names in a pattern, `/candidates/:id`, stand for in a path; `null` where it is another. */
export function matchPath(pattern: string, path: string): Record<string, string> | null {
  const names = pattern.split('/');
  const parts = path.split('/');
  if (names.length !== parts.length) return null;
  const params: Record<string, string> = {};
  for (const [index, name] of names.entries()) {
    const part = parts[index]!;
    if (name.startsWith(':')) params[name.slice(1)] = decoded(part);
    else if (name !== part) return null;
  }
  return params;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
