/** A `fetch` that tells how much of the body has gone out, which `fetch` itself cannot (Fetch §5). */
export type Upload = (
  url: string,
  init: RequestInit,
  onSent: (bytes: number) => void,
) => Promise<Response>;

/** @throws TypeError where nobody answered, `AbortError` where it was given up: as `fetch` does */
export const upload: Upload = (url, { method = 'POST', headers, body, signal }, onSent) =>
  new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const request = new XMLHttpRequest();
    request.open(method, url);
    request.responseType = 'arraybuffer';
    for (const [name, value] of new Headers(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded }) => onSent(loaded);
    request.onload = () => resolve(answerOf(request));
    request.onerror = () => reject(new TypeError('Nobody answered.'));
    request.onabort = () => reject(signal?.reason);
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(body as XMLHttpRequestBodyInit);
  });

/** An answer that may have no body has none (Fetch §2.2.3). */
function answerOf(request: XMLHttpRequest): Response {
  const { status } = request;
  const lines = request.getAllResponseHeaders().trim().split('\r\n').filter(Boolean);
  const headers = new Headers(
    lines.map((line): [string, string] => {
      const [name = '', ...rest] = line.split(': ');
      return [name, rest.join(': ')];
    }),
  );
  const body = status === 204 || status === 304 ? null : (request.response as ArrayBuffer);
  return new Response(body, { status, headers });
}
