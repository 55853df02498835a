import '@testing-library/jest-dom/vitest';
import { act, cleanup, configure, render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { afterEach, expect } from 'vitest';
import { App } from '../../client/app.tsx';
import { fetchTabs } from '../../client/panel/later-tabs.ts';
import type { MemoryStore } from './memory-store.ts';

configure({
  // A page is loaded when it is first opened, and a busy machine takes its time over that.
  asyncUtilTimeout: 10_000,
  // What is waited for is looked for again and again; printing the whole page each time that it is
  // not there yet takes longer than looking.
  getElementError: (message) => new Error(message ?? 'There is no such element.'),
});

afterEach(() => {
  cleanup();
});

// jsdom knows the element and not its methods.
HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function close(this: HTMLDialogElement) {
  this.open = false;
};

/** The whole app over a store in memory, and someone at its keyboard and mouse. */
export async function renderPanel(store: MemoryStore, { rehearsal = false } = {}) {
  await fetchTabs();
  const { container } = render(<App store={store} rehearsal={rehearsal} />);
  // The draft is loaded by then.
  await act(async () => {});
  return { container, user: userEvent.setup({ delay: null }) };
}

/** What colleagues, the network and time do to the panel. */
export const happens = (change: () => void): Promise<void> =>
  act(async () => {
    change();
  });

/** These two measure what is painted, which only a real browser can. */
const OFF = {
  'color-contrast': { enabled: false },
  'label-content-name-mismatch': { enabled: false },
};

/** No violation that a page without layout can show. */
export async function expectAccessible(root: Element): Promise<void> {
  const { violations } = await axe.run(root, { rules: OFF, resultTypes: ['violations'] });
  const said = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`);
  expect(said).toEqual([]);
}
