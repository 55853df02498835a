import { type Api, ApiError, type Query } from '../../client/api.ts';

export interface Asked {
  method: string;
  path: string;
  query: Query;
  body: unknown;
}

type Answer = (asked: Asked) => unknown;

/**
 * The server as pages of the desk see it, each call answered by the test. What nobody prepared an
 * answer for is not found.
 */
export class FakeApi implements Api {
  readonly asked: Asked[] = [];
  private readonly answers = new Map<string, Answer>();

  /** @param call method and path, `GET /api/notices` */
  on(call: string, answer: Answer): this {
    this.answers.set(call, answer);
    return this;
  }

  /** How often something was asked for. */
  count(method: string, path: string): number {
    return this.asked.filter((one) => one.method === method && one.path === path).length;
  }

  get = <T>(path: string, query: Query = {}) => this.answer<T>('GET', path, query, undefined);
  post = <T>(path: string, body: unknown) => this.answer<T>('POST', path, {}, body);
  put = <T>(path: string, body: unknown) => this.answer<T>('PUT', path, {}, body);
  patch = <T>(path: string, body: unknown) => this.answer<T>('PATCH', path, {}, body);
  delete = <T>(path: string, options?: { body?: unknown }) =>
    this.answer<T>('DELETE', path, {}, options?.body);

  async open(path: string): Promise<Response> {
    return Response.json(await this.get(path));
  }

  /** What was sent is found as `body`. */
  async send(path: string, body: Blob): Promise<Response> {
    const answer = await this.answer<unknown>('POST', path, {}, body);
    return answer instanceof Response ? answer : Response.json(answer);
  }

  setToken(): void {}
  actAs(): void {}

  private async answer<T>(method: string, path: string, query: Query, body: unknown): Promise<T> {
    const asked = { method, path, query, body };
    this.asked.push(asked);
    const answer = this.answers.get(`${method} ${path}`);
    if (answer === undefined) throw new ApiError('not_found', `There is no ${method} ${path}.`);
    return (await answer(asked)) as T;
  }
}

/** An answer that the test gives when it likes. */
export function later<T>() {
  let settle: { resolve(value: T): void; reject(error: unknown): void } | undefined;
  const answer = new Promise<T>((resolve, reject) => {
    settle = { resolve, reject };
  });
  return { answer, ...settle! };
}
