import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin } from 'vite';

/** Programs that tests start over and over. */
const PROGRAMS = ['server-process', 'desk-process'] as const;

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Whatever a module looks for beside itself is beside its source. */
const ownAddress: Plugin = {
  name: 'own-address',
  enforce: 'pre',
  transform: (code, id) =>
    code.includes('import.meta.url')
      ? code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
      : null,
};

/**
 * Puts the modules of each program into one file, once for a whole run: reading hundreds of them one
 * by one takes a process seconds, and tests start more than a hundred.
 * @returns the folder they are in, and what removes it
 */
export async function bundlePrograms(): Promise<{ folder: string; remove(): Promise<void> }> {
  await mkdir(join(root, 'dist'), { recursive: true });
  // Within the project, so that packages are found.
  const folder = await mkdtemp(join(root, 'dist/programs-'));
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    plugins: [ownAddress],
    ssr: { external: true },
    build: {
      ssr: true,
      outDir: folder,
      target: 'node20',
      rollupOptions: {
        input: PROGRAMS.map((name) => join(root, `tests/support/${name}.ts`)),
        output: { entryFileNames: '[name].mjs' },
      },
    },
  });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
