import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  violations: { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }[];
}

/** What axe finds wrong in one frame, in words; empty when nothing is. */
export async function violationsIn(frame: Frame): Promise<string[]> {
  const loaded = await frame.evaluate(() => 'axe' in window);
  if (!loaded) await frame.evaluate(source);
  const { violations } = await frame.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(on: Document, options: object): Promise<AxeResult> };
    };
    return axe.run(document, { iframes: false, resultTypes: ['violations'] });
  });
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes.map(({ html, failureSummary }) => `  ${html}\n  ${failureSummary}`).join('\n')}`,
  );
}
