/** What `@zoom/appssdk` posts to its parent window in an iframe: a JSON string of this shape. */
export interface SdkRequest {
  /** `id` and 32 hexadecimal digits. */
  jsCallId: string;
  apiName: string;
  data?: unknown;
}

/** A result in the client's native form, or a refusal with Zoom's code (a string). */
export type Outcome = { result: unknown } | { errorCode: string; errorMessage: string };

export interface SdkAnswer {
  type: 'apiResponse';
  data: { jsCallId: string } & Outcome;
}

export interface SdkEvent {
  type: 'event';
  name: string;
  data: unknown;
}

/** Reads one message of a frame; `null` for anything that is not an SDK request. */
export function parseRequest(data: unknown): SdkRequest | null {
  if (typeof data !== 'string') return null;
  try {
    const value: unknown = JSON.parse(data);
    if (typeof value !== 'object' || value === null) return null;
    const { jsCallId, apiName, data: input } = value as Record<string, unknown>;
    if (typeof jsCallId !== 'string' || !/^id[0-9a-f]{32}$/.test(jsCallId)) return null;
    if (typeof apiName !== 'string' || apiName === '') return null;
    return input === undefined ? { jsCallId, apiName } : { jsCallId, apiName, data: input };
  } catch {
    return null;
  }
}

/** The SDK ignores strings, so answers and events leave as objects. */
export const answerTo = (request: SdkRequest, outcome: Outcome): SdkAnswer => ({
  type: 'apiResponse',
  data: { jsCallId: request.jsCallId, ...outcome },
});

export const sdkEvent = (name: string, data: unknown): SdkEvent => ({ type: 'event', name, data });

export const refused = (errorCode: string, errorMessage: string): Outcome => ({
  errorCode,
  errorMessage,
});

/** Whether a message comes from the window and the origin of this one seat. */
export function isFromSeat(
  message: { source: unknown; origin: string },
  frame: { contentWindow: unknown } | null,
  origin: string,
): boolean {
  return frame !== null && message.source === frame.contentWindow && message.origin === origin;
}
