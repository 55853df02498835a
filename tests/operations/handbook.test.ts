import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { createMetrics } from '../../server/http/metrics.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const text = (file: string) => readFileSync(join(root, file), 'utf8');
const handbook = text('docs/operations.md');

/** Every variable that `server/config.ts` reads. */
const variables = [...text('server/config.ts').matchAll(/^ {2}([A-Z][A-Z_]+): z\b/gm)].map(
  ([, name]) => name!,
);

describe('the operations handbook', () => {
  test('has every variable of the environment in its table, and no other', () => {
    expect(variables.length).toBeGreaterThan(15);
    const table = handbook.slice(
      handbook.indexOf('## Environment'),
      handbook.indexOf('## Running'),
    );
    const named = [...table.matchAll(/^\| (.+?) \|/gm)].flatMap(([, cell]) =>
      [...cell!.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name!),
    );
    expect(named.toSorted()).toEqual(variables.toSorted());
  });

  test('is joined by an example that has them, too', () => {
    const example = [...text('.env.example').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name!);
    const wanted = variables.filter((name) => name !== 'NODE_ENV');
    expect(example.toSorted()).toEqual(wanted.toSorted());
  });

  test('alarms on metrics that are there', () => {
    const there = createMetrics()
      .registry.getMetricsAsArray()
      .map(({ name }) => name);
    const named = [...handbook.matchAll(/hireside_[a-z_]+/g)].map(([name]) => name);
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !there.includes(name))).toEqual([]);
  });

  test.each([
    'README.md',
    'SECURITY.md',
    'docs/operations.md',
    'docs/marketplace/README.md',
    'docs/marketplace/checklist.md',
    'docs/marketplace/adding.md',
    'docs/marketplace/using.md',
    'docs/marketplace/removing.md',
    'docs/marketplace/technical-design.md',
    'docs/marketplace/test-plan.md',
  ])('%s links to nothing that is not there', (file) => {
    const links = [...text(file).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)];
    const missing = links.filter(([, to]) => !existsSync(join(root, dirname(file), to!)));
    expect(missing.map(([, to]) => to)).toEqual([]);
    const proofs = [
      ...text(file).matchAll(/`((?:client|common|db|docs|server|tests)\/[\w./-]+)`/g),
    ];
    expect(proofs.map(([, path]) => path!).filter((path) => !existsSync(join(root, path)))).toEqual(
      [],
    );
  });
});
