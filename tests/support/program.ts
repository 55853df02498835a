import { join } from 'node:path';
import { inject } from 'vitest';

/** A program of `programs.ts`, to be given to Node. */
export const programNamed = (name: 'server-process' | 'desk-process'): string =>
  join(inject('programs'), `${name}.mjs`);
