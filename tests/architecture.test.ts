import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const FOLDERS = ['common', 'db', 'server', 'client'];
const LINES_MAX = 300;
/** A table of values that is read from top to bottom has a bound of its own; no other file has. */
const LINES_OF: Record<string, number> = {
  'client/styles/tokens.css': 320,
};

interface Import {
  file: string;
  from: string;
  typeOnly: boolean;
}

/** Paths below the root, `/` between folders on every system. */
function filesIn(folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

const text = (file: string) => readFileSync(join(root, file), 'utf8');

/** The code alone: comments may name what they like. */
const code = (file: string) =>
  text(file)
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/(^|\s)\/\/.*$/gm, '$1');

const PRODUCT = FOLDERS.flatMap(filesIn).filter((file) => /\.(ts|tsx|css|html)$/.test(file));
const SOURCES = PRODUCT.filter((file) => /\.tsx?$/.test(file));

const STATIC = /^\s*(?:import|export)\s+(type\s)?(?:([^'";]*?)\sfrom\s*)?['"]([^'"]+)['"]/gm;
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

function importsOf(file: string): Import[] {
  const source = code(file);
  const found = [...source.matchAll(STATIC)].map(([, typeOnly, names, from]) => ({
    file,
    from: from!,
    typeOnly: typeOnly !== undefined || isAllTypes(names),
  }));
  const dynamic = [...source.matchAll(DYNAMIC)].map(([, from]) => ({
    file,
    from: from!,
    typeOnly: false,
  }));
  return [...found, ...dynamic];
}

/** `{ type A, type B }` without anything else. */
const isAllTypes = (names: string | undefined) =>
  names !== undefined && /^\{(\s*type\s[^,}]+,?)+\s*\}$/.test(names.trim());

const IMPORTS = SOURCES.flatMap(importsOf);
const isRelative = ({ from }: Import) => from.startsWith('.');
/** The file a relative import means. */
const target = ({ file, from }: Import) =>
  join(dirname(file), from.split('?')[0]!).split(sep).join('/');
/** The package an import means, `@scope/name` or `name`. */
const packageOf = ({ from }: Import) =>
  from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/');
const top = (path: string) => path.split('/')[0]!;
const said = ({ file, from }: Import) => `${file} imports ${from}`;
const isNode = ({ from }: Import) => from.startsWith('node:') || builtinModules.includes(from);

const offenders = (isWrong: (one: Import) => boolean) => IMPORTS.filter(isWrong).map(said);

describe('directions', () => {
  test('the test reads real files, and every kind of import in them', () => {
    expect(SOURCES.length).toBeGreaterThan(80);
    expect(
      offenders(({ file, from }) => file === 'server/logger.ts' && from === 'pino'),
    ).toHaveLength(1);
    expect(
      offenders(
        ({ file, from, typeOnly }) =>
          file === 'server/outside.ts' && from === './rehearsal/rehearsal.ts' && !typeOnly,
      ),
      'dynamic',
    ).toHaveLength(1);
    expect(isAllTypes('{ type A, type B }')).toBe(true);
    expect(isAllTypes('{ type A, b }')).toBe(false);
  });

  const ALLOWED: Record<string, string[]> = {
    common: ['common'],
    db: ['db', 'common'],
    server: ['server', 'db', 'common'],
    client: ['client', 'common'],
  };
  test.each(FOLDERS)('%s imports only what stands below it', (folder) => {
    const wrong = offenders(
      (one) =>
        top(one.file) === folder && isRelative(one) && !ALLOWED[folder]!.includes(top(target(one))),
    );
    expect(wrong).toEqual([]);
  });

  test('common runs anywhere: of packages zod alone, and nothing of Node', () => {
    const isWrong = (one: Import) =>
      top(one.file) === 'common' && !isRelative(one) && packageOf(one) !== 'zod';
    expect(offenders(isWrong)).toEqual([]);
  });

  /** Every door to another machine, and where it leads; whoever needs one more says so here. */
  const DOORS: Record<string, string> = {
    'server/zoom/transport.ts': 'Zoom’s API',
    'server/zoom/oauth.ts': 'Zoom’s sign-in',
    'server/zoom/profile.ts': 'Zoom’s API, with a token just granted',
    'server/zoom/download.ts': 'Zoom’s files',
    'server/mail/send.ts': 'the mail server of SMTP_URL',
    'server/rehearsal/cloud/hooks.ts': 'this machine',
    'server/rehearsal/cloud/webhooks.ts': 'this machine',
  };
  test('the server speaks to other machines through named doors only', () => {
    const asks =
      /(?<![.\w])fetch\(|typeof fetch\b|\bglobalThis\.fetch|\bnew (?:WebSocket|EventSource)\b/;
    const NETWORK = /^(node:)?(https?|http2|net|tls|dgram|dns)(\/promises)?$/;
    const PACKAGES = new Set([
      'undici',
      'axios',
      'got',
      'node-fetch',
      'ws',
      'nodemailer/lib/smtp-connection',
    ]);
    // To listen, and to tell addresses apart, asks nobody anything.
    const LISTENING = /^\s*import (?:type )?\{([^}]*)\} from '(?:node:)?(?:http|net)'/gm;
    const isPassive = (file: string) =>
      [...code(file).matchAll(LISTENING)]
        .flatMap(([, names]) => names!.split(','))
        .every((name) =>
          /^(type \w+|createServer|Server|RequestListener|isIP|AddressInfo)$/.test(name.trim()),
        );
    const opens = SOURCES.filter((file) => top(file) === 'server' || top(file) === 'db').filter(
      (file) =>
        asks.test(code(file)) ||
        IMPORTS.some(
          (one) =>
            one.file === file &&
            !one.typeOnly &&
            (PACKAGES.has(one.from) || (NETWORK.test(one.from) && !isPassive(file))),
        ),
    );
    expect(opens.sort()).toEqual(Object.keys(DOORS).sort());
  });

  test('db knows nothing of HTTP or Zoom', () => {
    const http = new Set(['express', 'express-session', 'helmet', '@zoom/appssdk']);
    const isWrong = (one: Import) =>
      top(one.file) === 'db' && (http.has(packageOf(one)) || /^(node:)?https?$/.test(one.from));
    expect(offenders(isWrong)).toEqual([]);
  });

  test('SQL stands in db alone: the drivers and the query builder are imported nowhere else', () => {
    const drivers = new Set(['kysely', 'pg', 'better-sqlite3']);
    const isWrong = (one: Import) => top(one.file) !== 'db' && drivers.has(packageOf(one));
    expect(offenders(isWrong)).toEqual([]);
  });

  test('the client has nothing of Node', () => {
    expect(offenders((one) => top(one.file) === 'client' && isNode(one))).toEqual([]);
  });

  test('no schema travels to the browser: the client takes types only from files with zod', () => {
    const withZod = new Set(
      IMPORTS.filter((one) => top(one.file) === 'common' && packageOf(one) === 'zod').map(
        ({ file }) => file,
      ),
    );
    // What imports a schema is a schema for whoever imports it.
    for (let size = 0; size !== withZod.size; ) {
      size = withZod.size;
      for (const one of IMPORTS) {
        const isCommon = top(one.file) === 'common' && isRelative(one) && !one.typeOnly;
        if (isCommon && withZod.has(target(one))) withZod.add(one.file);
      }
    }
    expect([...withZod]).toContain('common/events.ts');
    const isWrong = (one: Import) =>
      top(one.file) === 'client' &&
      !one.typeOnly &&
      (packageOf(one) === 'zod' || (isRelative(one) && withZod.has(target(one))));
    expect(offenders(isWrong)).toEqual([]);
  });

  test('ui imports no feature, and a feature no other', () => {
    const featureOf = (path: string) => /^client\/features\/([^/]+)/.exec(path)?.[1];
    const isWrong = (one: Import) => {
      const feature = isRelative(one) ? featureOf(target(one)) : undefined;
      if (feature === undefined) return false;
      const own = featureOf(one.file);
      return one.file.startsWith('client/ui/') || (own !== undefined && own !== feature);
    };
    expect(offenders(isWrong)).toEqual([]);
  });
});

describe('files', () => {
  test('only server/config.ts reads the environment', () => {
    const readers = [...SOURCES, 'vite.config.ts'].filter((file) =>
      /\bprocess\s*\.\s*env\b|\bprocess\[|\{[^}]*\benv\b[^}]*\}\s*=\s*process\b/.test(code(file)),
    );
    expect(readers.filter((file) => file !== 'vite.config.ts')).toEqual(['server/config.ts']);
  });

  test('none is longer than its bound', () => {
    const long = PRODUCT.map((file) => [file, text(file).split('\n').length - 1] as const).filter(
      ([file, lines]) => lines > (LINES_OF[file] ?? LINES_MAX),
    );
    expect(long).toEqual([]);
  });

  test('most are shorter than a hundred lines', () => {
    const lines = SOURCES.map((file) => text(file).split('\n').length).sort((a, b) => a - b);
    expect(lines[Math.floor(lines.length / 2)]).toBeLessThan(100);
  });

  test('there is no barrel', () => {
    expect(PRODUCT.filter((file) => /(^|\/)index\.(ts|tsx)$/.test(file))).toEqual([]);
  });

  test('relative imports say which file they mean, and it is there', () => {
    const isWrong = (one: Import) => isRelative(one) && !existsSync(join(root, target(one)));
    expect(offenders(isWrong)).toEqual([]);
    const bare = (one: Import) =>
      isRelative(one) && !/\.(ts|tsx|css|json|svg)(\?\w+)?$/.test(one.from);
    expect(offenders(bare)).toEqual([]);
  });

  test('no path alias, and no parent of the repository', () => {
    expect(offenders(({ from }) => /^([~#/]|@\/)/.test(from))).toEqual([]);
    const isOutside = (one: Import) => isRelative(one) && !FOLDERS.includes(top(target(one)));
    expect(offenders(isOutside)).toEqual([]);
  });

  test('no inline style and no inline handler: Zoom’s content security policy forbids them', () => {
    const styled = SOURCES.filter((file) => /\sstyle=\{|dangerouslySetInnerHTML/.test(code(file)));
    expect(styled).toEqual([]);
    const html = PRODUCT.filter((file) => file.endsWith('.html')).filter((file) =>
      /<style|\sstyle=|\son\w+=|<script(?![^>]*(\ssrc=|type="application\/json"))/.test(text(file)),
    );
    expect(html).toEqual([]);
  });
});
