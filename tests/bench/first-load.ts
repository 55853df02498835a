import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { buildClient, bundleSize } from './bundle-size.ts';
import { requestText } from './connection.ts';
import { atMost, type Bench, type Figure } from './figure.ts';
import { oneByOne } from './load.ts';
import { type Child, freshContext, startChild } from './process.ts';
import { type SmallWorld, smallWorld } from './small.ts';
import { median } from './stats.ts';

const CANDIDATE = 'Niamh Brennan';
const ROUNDS = 5;
/** An older laptop under a video call. */
const SLOWDOWN = 4;

/** What a person waits for: the bytes of the panel, and the candidate's name on screen. */
export const firstLoad: Bench = {
  name: 'load',
  summary: 'bytes of the panel, and time until the name is on screen in Chromium',
  run: async ({ say, profile }) => {
    await using small = await smallWorld(1, 0);
    const built = join(small.folder, 'client');
    say('load: building the client');
    await buildClient(built);
    const bytes = await bundleSize(built);
    const size = bytes.panel / 1000;
    const figures: Figure[] = [
      {
        bench: 'load',
        what: 'panel, gzipped',
        value: size,
        unit: 'kB',
        limit: { what: 'React alone', value: bytes.react / 1000 },
        aim: atMost(size, 130, 'kB'),
      },
    ];
    const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
    if (!existsSync(executablePath)) {
      say('load: no Chromium found (CHROMIUM_PATH)');
      return figures;
    }
    const databaseUrl = small.url;
    await using hireside = await startChild({
      kind: 'hireside',
      databaseUrl,
      pages: built,
      profile,
    });
    const html = await oneByOne(hireside.port, [openingText(hireside, small)], 0);
    await using page = await startChild({ kind: 'page', bytes: html.bytes });
    const browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu'],
    });
    const [ours, bare]: [number[], number[]] = [[], []];
    for (let round = 1; round <= ROUNDS; round++) {
      say(`load: round ${round} of ${ROUNDS}`);
      bare.push(await untilVisible(browser, page, 'x', {}));
      const context = freshContext(zoomIdOf(small), 'bench-load==', hireside.now());
      const headers = { 'x-zoom-app-context': context };
      ours.push(await untilVisible(browser, hireside, CANDIDATE, headers));
    }
    await browser.close();
    const value = median(ours);
    const limit = { what: 'a bare page of this size', value: median(bare) };
    const what = `name on screen, processor ${SLOWDOWN}× slower`;
    return [...figures, { bench: 'load', what, value, unit: 'ms', limit, aim: null }];
  },
};

const zoomIdOf = ({ world }: SmallWorld) => `zoom-${world.interviewer.id}`;

const openingText = (child: Child, small: SmallWorld) =>
  requestText('GET', '/', {
    'x-zoom-app-context': freshContext(zoomIdOf(small), 'bench-load==', child.now()),
  });

/** A cold cache each time. @returns milliseconds from the navigation to the words being painted */
async function untilVisible(
  browser: Browser,
  child: Child,
  text: string,
  headers: Record<string, string>,
): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 360, height: 720 } });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  // The Zoom client sends its header with the navigation only.
  await page.route('**/*', (route, request) =>
    request.isNavigationRequest()
      ? route.continue({ headers: { ...request.headers(), ...headers } })
      : route.continue(),
  );
  await page.addInitScript({ content: watcherOf(text) });
  await page.goto(`http://127.0.0.1:${child.port}/`, { waitUntil: 'commit' });
  const seen = await page.waitForFunction(() => Reflect.get(window, 'seenAt'), null, {
    timeout: 20_000,
  });
  const took = (await seen.jsonValue()) as number;
  await context.close();
  return took;
}

/** As text: what compiles this file adds helpers to functions that a page does not have. */
const watcherOf = (text: string) => `
  requestAnimationFrame(function look() {
    if (document.body && document.body.innerText.includes(${JSON.stringify(text)})) {
      window.seenAt = performance.now();
    } else {
      requestAnimationFrame(look);
    }
  });
`;
