import { afterEach, beforeEach, expect, vi } from 'vitest';

/** A test that makes the console speak says something nobody checks: it fails. */
const LEVELS = ['error', 'warn', 'info', 'log'] as const;
const heard: string[] = [];

beforeEach(() => {
  heard.length = 0;
  for (const level of LEVELS) {
    vi.spyOn(console, level).mockImplementation((...words: unknown[]) => {
      heard.push(`${level}: ${words.map(String).join(' ')}`);
    });
  }
});

afterEach(() => {
  expect(heard, 'the console was silent').toEqual([]);
});
