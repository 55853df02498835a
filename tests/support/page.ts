import { builtinEnvironments } from 'vitest/runtime';

/**
 * A page of jsdom for a test that starts a real server too: to be imported first. Vitest's own
 * `jsdom` would read the server's modules as a browser's, in which files have addresses.
 */
await builtinEnvironments.jsdom.setup(globalThis, {});
