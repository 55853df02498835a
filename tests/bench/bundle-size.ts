import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

interface Chunk {
  file: string;
  imports?: string[];
  css?: string[];
}

const client = fileURLToPath(new URL('../../client', import.meta.url));

/** Builds the client as it is served, into a folder of its own: what is in `dist` may be older. */
export async function buildClient(outDir: string): Promise<void> {
  const configFile = join(client, '../vite.config.ts');
  const output = { outDir, emptyOutDir: true };
  await build({ root: client, configFile, logLevel: 'error', build: output });
}

/** Bytes, gzipped: what opening the panel loads at once, and React with nothing around it. */
export async function bundleSize(folder: string): Promise<{ panel: number; react: number }> {
  const manifest: Record<string, Chunk> = JSON.parse(
    await readFile(join(folder, '.vite/manifest.json'), 'utf8'),
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
  for (const file of files) panel += gzipSync(await readFile(join(folder, file))).length;
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
