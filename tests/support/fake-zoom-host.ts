/** What a Zoom client answers to one call; `undefined` means that it never answers. */
export type HostAnswer =
  | { result: unknown }
  | { errorCode: string; errorMessage: string }
  | undefined;

interface Call {
  jsCallId: string;
  apiName: string;
  data?: Record<string, unknown>;
}

/**
 * A parent window that speaks the bridge protocol of the Zoom Apps SDK's web client: text in,
 * objects out, as `message` events on the page's own window.
 */
export class FakeZoomHost {
  readonly calls: Call[] = [];
  answers: Record<string, (data: Call['data']) => HostAnswer> = {};

  /** Puts the page of a jsdom test into a frame of this host. */
  embed(page: typeof globalThis): void {
    const parent = { postMessage: (text: string) => this.#receive(page, JSON.parse(text) as Call) };
    Object.defineProperty(page, 'parent', { value: parent, configurable: true });
    Object.defineProperty(page, 'top', { value: parent, configurable: true });
  }

  /** Takes the page out again: an ordinary browser window. */
  release(page: typeof globalThis): void {
    Object.defineProperty(page, 'parent', { value: page, configurable: true });
    Object.defineProperty(page, 'top', { value: page.self, configurable: true });
  }

  emit(page: typeof globalThis, name: string, data: unknown): void {
    this.#deliver(page, { type: 'event', name, data });
  }

  called(apiName: string): Call[] {
    return this.calls.filter((call) => call.apiName === apiName);
  }

  #receive(page: typeof globalThis, call: Call): void {
    this.calls.push(call);
    const answer = this.answers[call.apiName]?.(call.data);
    if (answer === undefined) return;
    this.#deliver(page, { type: 'apiResponse', data: { jsCallId: call.jsCallId, ...answer } });
  }

  #deliver(page: typeof globalThis, data: unknown): void {
    queueMicrotask(() => page.dispatchEvent(new MessageEvent('message', { data })));
  }
}

export const configured = (more: Record<string, unknown> = {}): HostAnswer => ({
  result: {
    clientVersion: '6.5.0.1234',
    browserVersion: 'webview2/126.0',
    userAgent: 'ZoomWebKit',
    auth: { status: 'authorized', upgradable: false },
    unsupportedApis: [],
    runningContext: 'inMeeting',
    product: 'desktop',
    ...more,
  },
});
