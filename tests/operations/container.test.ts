import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../server/config.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const text = (file: string) => readFileSync(join(root, file), 'utf8');
const dockerfile = text('Dockerfile').replaceAll('\\\n', ' ');
const lines = dockerfile.split('\n').map((line) => line.trim());
const start = lines.find((line) => line.startsWith('CMD'))!;

/** What is copied in from the repository, and not from another stage. */
const copied = lines
  .filter((line) => line.startsWith('COPY ') && !line.includes('--from='))
  .flatMap((line) => line.split(/\s+/).slice(1, -1));

/** What the image sets before anybody sets anything. */
const environment = Object.fromEntries(
  [...dockerfile.matchAll(/\b([A-Z_]+)=(\S+)/g)].map(([, name, value]) => [name, value]),
);
const NEEDED = {
  PUBLIC_URL: 'https://hireside.example.com',
  ZOOM_CLIENT_ID: 'id',
  ZOOM_CLIENT_SECRET: 'secret',
  ZOOM_WEBHOOK_SECRET_TOKEN: 'token',
  SESSION_SECRET: 'x'.repeat(32),
  DATA_KEYS: `key:${Buffer.alloc(32, 1).toString('base64')}`,
};

describe('the container', () => {
  test('copies what is there, and what the ignore list lets in', () => {
    expect(copied.length).toBeGreaterThan(8);
    expect(copied.filter((file) => !existsSync(join(root, file)))).toEqual([]);
    const let_in = text('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    expect(let_in.toSorted()).toEqual(copied.toSorted());
  });

  test('holds every folder that the server imports from', () => {
    expect(copied).toEqual(expect.arrayContaining(['client', 'common', 'db', 'server']));
    expect(start).toContain('server/main.ts');
    const { scripts } = JSON.parse(text('package.json')) as { scripts: Record<string, string> };
    const words = JSON.parse(start.slice('CMD '.length)) as string[];
    expect(words.join(' ')).toBe(scripts.start);
  });

  test('runs live, as an ordinary user, with its data in the volume', () => {
    const config = readConfig({ ...environment, ...NEEDED });
    expect(config).toMatchObject({ production: true, host: '0.0.0.0', zoom: { mode: 'live' } });
    const [, volume] = /^VOLUME (\S+)$/m.exec(dockerfile)!;
    expect(config.databaseUrl).toMatch(new RegExp(`^sqlite:${volume}/`));
    expect(config.backups?.folder).toBe(`${volume}/backups`);
    expect(lines.indexOf('USER node')).toBeGreaterThan(lines.lastIndexOf('WORKDIR /app'));
    expect(lines.indexOf('USER node')).toBeLessThan(lines.indexOf(start));
  });

  test('is asked at the port it listens on, at an address that is there', () => {
    expect(dockerfile).toContain(`EXPOSE ${environment.PORT}`);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of the file
    expect(dockerfile).toContain('http://127.0.0.1:${process.env.PORT}/healthz');
    expect(text('server/http/health.ts')).toContain("'/healthz'");
  });

  test('is of a Node that is promised', () => {
    const versions = [...dockerfile.matchAll(/^FROM node:(\d+)-slim/gm)].map(([, one]) => one);
    expect(versions).toEqual(['22', '22']);
  });
});

describe('the systemd unit', () => {
  const unit = text('docs/operations/hireside.service');

  test('starts what npm start starts, in production, with its data where it may write', () => {
    expect(unit).toContain('ExecStart=/usr/bin/node --import tsx server/main.ts');
    expect(unit).toContain('Environment=NODE_ENV=production');
    const [, folder] = /^StateDirectory=(\S+)$/m.exec(unit)!;
    expect(unit).toContain(`DATABASE_URL=sqlite:/var/lib/${folder}/`);
  });

  test('lets V8 make code', () => {
    expect(unit).not.toMatch(/^MemoryDenyWriteExecute/m);
  });
});
