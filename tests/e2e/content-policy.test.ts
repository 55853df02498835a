import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildIfNeeded } from '../../server/build.ts';
import { readConfig } from '../../server/config.ts';
import { type RunningServer, startServer } from '../../server/start.ts';
import { launchChromium } from '../support/chromium.ts';
import { freePort } from '../support/postgres.ts';
import { expectSoon } from '../support/soon.ts';

/** Pages of the desk, and what else is a page. */
const PAGES = [
  '/today?whose=all',
  '/candidates',
  '/candidates/seed-candidate-niamh-brennan',
  '/schedule?candidate=seed-candidate-mei-ling-hsu',
  '/jobs',
  '/kits',
  '/reports',
  '/reports/attendance',
  '/settings',
  '/settings/integrations',
  '/settings/team',
  '/settings/interviews',
  '/settings/mail',
  '/settings/privacy',
  '/settings/audit',
  '/privacy',
  '/nothing/here',
  '/auth/zoom/callback?error=access_denied',
  '/auth/zoom/callback?state=never&code=x',
];

/** What a page must not do, and the directive that keeps it from doing so. */
const ATTEMPTS: Record<string, string> = {
  'an inline script': 'script-src-elem',
  'an inline handler': 'script-src-attr',
  'text made into code': 'script-src',
  'a script of another site': 'script-src-elem',
  'an inline style': 'style-src-elem',
  'a style attribute': 'style-src-attr',
  'a style sheet of another site': 'style-src-elem',
  'a font inside an address': 'font-src',
  'a picture of another site': 'img-src',
  'a frame of another site': 'frame-src',
  'a request to another site': 'connect-src',
  'a plug-in': 'object-src',
  'a worker made of text': 'worker-src',
  'a form to another site': 'form-action',
  'another base of addresses': 'base-uri',
};

describe('the content security policy in a browser', () => {
  let folder: string;
  let server: RunningServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let home: string;
  /** `directive blocked-address`, of every frame. */
  const heard: string[] = [];

  beforeAll(async () => {
    await buildIfNeeded();
    folder = await mkdtemp(join(tmpdir(), 'hireside-policy-'));
    const port = await freePort();
    home = `http://localhost:${port}`;
    const env = { PORT: String(port), DATABASE_URL: `sqlite:${join(folder, 'test.db')}` };
    server = await startServer(readConfig(env), { logger: pino({ level: 'silent' }) });
    browser = await launchChromium();
    context = await browser.newContext({ locale: 'en-IE', timezoneId: 'Europe/Dublin' });
    context.setDefaultTimeout(10_000);
    await context.exposeBinding('tellViolation', (_, line: string) => void heard.push(line));
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        const told = `${event.effectiveDirective} ${event.blockedURI}`;
        (window as unknown as { tellViolation(line: string): void }).tellViolation(told);
      });
    });
    page = await context.newPage();
    await page.goto(`${home}/rehearsal/desk/admin`);
  });
  afterAll(async () => {
    await browser.close();
    await server[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  test('no page breaks its own policy, and every one has it', async () => {
    for (const path of PAGES) {
      const answer = await page.goto(home + path);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await page.waitForLoadState('load');
      const headers = answer!.headers();
      expect(headers['content-security-policy'], path).not.toMatch(/unsafe-|data:(?!.*blob)/);
      expect(headers['content-security-policy'], path).toContain('frame-ancestors');
      for (const name of ['strict-transport-security', 'referrer-policy']) {
        expect(headers[name], `${name} of ${path}`).toBeTruthy();
      }
      expect(headers['x-content-type-options'], path).toBe('nosniff');
      expect(heard, path).toEqual([]);
    }
  });

  test('nor does the panel, in any seat', async () => {
    await page.goto(`${home}/rehearsal?start=1`);
    const panel = page.frameLocator('iframe[title="Interviewer"]');
    await panel.getByRole('tab', { name: /Notes/ }).click();
    for (const tab of [/Guide/, /Scorecard/, /Candidate/]) {
      await panel.getByRole('tab', { name: tab }).click();
    }
    await panel.getByRole('tabpanel').waitFor();
    expect(heard).toEqual([]);
  });

  test('what is put into a page from outside does nothing', async () => {
    await page.goto(`${home}/candidates`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.evaluate(inject);
    const expected = Object.entries(ATTEMPTS);
    const missing = () =>
      expected.filter(
        ([, directive]) => !heard.some((line) => line.split(' ')[0]!.startsWith(directive)),
      );
    await expectSoon(
      async () => missing(),
      (names) => names.length === 0,
    );
    const ran = await page.evaluate(() => (window as unknown as { ran?: string[] }).ran ?? []);
    expect(ran).toEqual([]);
  });
});

/** Runs in the page: each of `ATTEMPTS` once; what gets through says so in `window.ran`. */
function inject(): void {
  const ELSEWHERE = 'https://elsewhere.example';
  const add = (tag: string, set: Record<string, string>, text = '') => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(set)) element.setAttribute(name, value);
    element.textContent = text;
    document.body.append(element);
    return element;
  };
  const says = (what: string) => `(window.ran ??= []).push(${JSON.stringify(what)})`;
  add('script', {}, says('an inline script'));
  add('img', { src: 'data:,', onerror: says('an inline handler') });
  add('script', { src: `${ELSEWHERE}/a.js` });
  add('style', {}, 'body { display: none }');
  add('p', { style: 'color: red' });
  add('link', { rel: 'stylesheet', href: `${ELSEWHERE}/a.css` });
  add('img', { src: `${ELSEWHERE}/a.png` });
  add('iframe', { src: ELSEWHERE });
  add('object', { data: `${ELSEWHERE}/a.swf` });
  const base = add('base', { href: ELSEWHERE });
  document.head.append(base);
  const form = add('form', { action: ELSEWHERE, method: 'post' }) as HTMLFormElement;
  form.submit();
  fetch(ELSEWHERE).catch(() => undefined);
  new FontFace('Odd', 'url(data:font/woff2;base64,d09GMgABAAAAAA)').load().catch(() => undefined);
  try {
    new Worker(URL.createObjectURL(new Blob([says('a worker')], { type: 'text/javascript' })));
  } catch {
    // It may refuse at once; the event says so either way.
  }
  // Outside of the debugger's own evaluation, which may make code of text.
  setTimeout(() => {
    try {
      new Function(says('text made into code'))();
    } catch {
      // As it should.
    }
  }, 0);
}
