import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { BUILT } from '../../server/http/assets.ts';

interface Chunk {
  file: string;
  imports?: string[];
  css?: string[];
}

/** Bytes, gzipped: what opening the panel loads at once, and React with nothing around it. */
export async function bundleSize(): Promise<{ panel: number; react: number }> {
  const manifest: Record<string, Chunk> = JSON.parse(
    await readFile(join(BUILT, '.vite/manifest.json'), 'utf8'),
  );
  const files = new Set<string>();
  const follow = (key: string) => {
    const { file, imports = [], css = [] } = manifest[key]!;
    if (files.has(file)) return;
    for (const one of [file, ...css]) files.add(one);
    for (const one of imports) follow(one);
  };
  follow('index.html');
  let panel = 0;
  for (const file of files) panel += gzipSync(await readFile(join(BUILT, file))).length;
  return { panel, react: await reactAlone() };
}

const ENTRY = 'virtual:react-alone';

async function reactAlone(): Promise<number> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, target: 'es2022', rollupOptions: { input: ENTRY } },
    plugins: [
      {
        name: 'react-alone',
        resolveId: (id) => (id === ENTRY ? id : undefined),
        load: (id) =>
          id === ENTRY
            ? `import { createRoot } from 'react-dom/client';
               import { createElement } from 'react';
               createRoot(document.body).render(createElement('p'));`
            : undefined,
      },
    ],
  });
  const [output] = [result].flat();
  if (output === undefined || !('output' in output)) throw new Error('React could not be built.');
  return output.output.reduce(
    (sum, one) => sum + (one.type === 'chunk' ? gzipSync(one.code).length : 0),
    0,
  );
}
