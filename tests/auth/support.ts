import type { RunningServer } from '../../server/start.ts';
import type { TestZoom } from '../support/zoom.ts';

export interface Visit {
  status: number;
  html: string;
  headers: Headers;
  location: string | null;
}

/** A browser as far as signing in needs one: cookies, and redirects that it follows when told. */
export class Visitor {
  cookie: string | null = null;

  constructor(readonly server: RunningServer) {}

  async get(path: string): Promise<Visit> {
    // Whatever the public address is, the test's server is where it listens.
    const { pathname, search } = new URL(path, 'http://any');
    const res = await fetch(this.server.url + pathname + search, {
      redirect: 'manual',
      headers: { accept: 'text/html', ...(this.cookie === null ? {} : { cookie: this.cookie }) },
    });
    const set = res.headers.get('set-cookie')?.split(';')[0];
    if (set !== undefined) this.cookie = set;
    const { status, headers } = res;
    return { status, headers, location: headers.get('location'), html: await res.text() };
  }

  async json(method: string, path: string, body?: unknown) {
    const res = await fetch(this.server.url + path, {
      method,
      headers: {
        ...(this.cookie === null ? {} : { cookie: this.cookie }),
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/json',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const set = res.headers.get('set-cookie')?.split(';')[0];
    if (set !== undefined) this.cookie = set;
    const text = await res.text();
    return { status: res.status, body: (text === '' ? null : JSON.parse(text)) as never };
  }

  /** Leaves for Zoom. @returns the address of Zoom's page */
  async leave(install = '/auth/zoom/install'): Promise<string> {
    const { status, location } = await this.get(install);
    if (status !== 302 || location === null) throw new Error(`install answered ${status}`);
    return location;
  }

  /** Presses a button on Zoom's page. @returns where Zoom sends the browser */
  async answer(page: string, uid: string, answer: 'allow' | 'deny' = 'allow'): Promise<string> {
    const html = await (await fetch(page)).text();
    const hidden = [...html.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)];
    const form = new URLSearchParams(hidden.map(([, name, value]) => [name!, value!]));
    form.set('uid', uid);
    form.set('answer', answer);
    const url = new URL('/oauth/authorize', page);
    const res = await fetch(url, { method: 'POST', body: form, redirect: 'manual' });
    return res.headers.get('location') ?? '';
  }

  /** The whole way to Zoom and back. */
  async signIn(uid: string, install?: string): Promise<Visit> {
    return this.get(await this.answer(await this.leave(install), uid));
  }

  async me(): Promise<{ id: string; role: string; name: string; organizationId: string } | null> {
    const { status, body } = await this.json('GET', '/api/me');
    return status === 200 ? (body as { member: never }).member : null;
  }
}

/** Whose grant Zoom has, as the server's token says. */
export const holderOf = (zoom: TestZoom, token: string) => zoom.grants.whoIs(token)?.userId ?? null;
