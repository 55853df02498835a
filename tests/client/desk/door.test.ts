import { expect, test } from 'vitest';
import { createDoor } from '../../../client/desk/door.ts';
import type { NotZoom, Zoom } from '../../../client/zoom.ts';

const START = 'https://zoom.example/s/83244710925?zak=secret';

/** A browser that notes what it opens. */
function browser({ blocks = false } = {}) {
  const went: string[] = [];
  const opened = {
    opener: {} as unknown,
    document: { title: '', body: { textContent: '' } },
    location: { replace: (url: string) => went.push(`window ${url}`) },
    close: () => went.push('window closed'),
  };
  const open = () => {
    went.push('window opened');
    return blocks ? null : opened;
  };
  const location = { assign: (url: string) => went.push(`here ${url}`) };
  return { view: { open, location } as unknown as Window, opened, went };
}

const zoomThat = (opens: boolean, went: string[]): Zoom =>
  ({
    inZoom: true,
    openUrl: async (url: string) => {
      went.push(`Zoom ${url}`);
      return opens;
    },
  }) as Partial<Zoom> as Zoom;

const doorTo = (found: Zoom | NotZoom, view: Window) =>
  createDoor(async () => found, view, 'Opening Zoom');
const ask = async () => START;

test('in a browser: the window is there before the address is asked for, cut off from this page', async () => {
  const { view, opened, went } = browser();
  const door = doorTo({ inZoom: false }, view);
  const opening = door.open(async () => {
    went.push('asked');
    expect(opened.opener).toBeNull();
    return START;
  });
  expect(await opening).toBe('opened');
  expect(went).toEqual(['window opened', 'asked', `window ${START}`]);
  expect(opened.document.title).toBe('Opening Zoom');
});

test('once it is known that there is no Zoom, a press opens its window at once', async () => {
  const { view, went } = browser();
  const door = doorTo({ inZoom: false }, view);
  await Promise.resolve();
  void door.open(() => new Promise(() => {}));
  expect(went).toEqual(['window opened']);
});

test('a window that is not opened: nothing is asked for', async () => {
  const { view, went } = browser({ blocks: true });
  const door = doorTo({ inZoom: false }, view);
  expect(await door.open(() => Promise.reject(new Error('not asked')))).toBe('blocked');
  await door.openHere(ask);
  expect(went).toEqual(['window opened', `here ${START}`]);
});

test('a refusal closes the window again and is told', async () => {
  const { view, went } = browser();
  const door = doorTo({ inZoom: false }, view);
  const refusal = new Error('Zoom refused this.');
  await expect(door.open(() => Promise.reject(refusal))).rejects.toBe(refusal);
  expect(went).toEqual(['window opened', 'window closed']);
});

test('inside Zoom: through Zoom, and no window', async () => {
  const { view, went } = browser();
  expect(await doorTo(zoomThat(true, went), view).open(ask)).toBe('opened');
  expect(await doorTo(zoomThat(false, went), view).open(ask)).toBe('refused');
  expect(went).toEqual([`Zoom ${START}`, `Zoom ${START}`]);
});

test.each(['javascript:alert(1)', 'data:text/html,x', 'not an address'])(
  'what is no address of a page is not opened: %s',
  async (url) => {
    const { view, went } = browser();
    const door = doorTo({ inZoom: false }, view);
    await expect(door.open(async () => url)).rejects.toThrow();
    await expect(door.openHere(async () => url)).rejects.toThrow();
    expect(went).toEqual(['window opened', 'window closed']);
  },
);
