import { randomBytes } from 'node:crypto';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { type Database, openDatabase } from '../../db/open.ts';
import { TEMPLATE } from './global-setup.ts';

/** Every db test runs on both. `DIALECTS=sqlite` narrows it while working. */
export const ENGINES = (inject('dialects') as ('sqlite' | 'postgres')[]) ?? ['sqlite', 'postgres'];

export interface TestDatabase {
  url: string;
  database: Database;
  drop(): Promise<void>;
}

/** An empty database of its own, with the schema of this code. */
export async function freshDatabase(engine: 'sqlite' | 'postgres'): Promise<TestDatabase> {
  const { url, drop } = engine === 'sqlite' ? await sqliteFile() : await postgresDatabase(TEMPLATE);
  const database = await openDatabase(url);
  return {
    url,
    database,
    drop: async () => {
      await database.close();
      await drop();
    },
  };
}

/** Where a database is that has no schema yet. */
export const emptyDatabase = (
  engine: 'sqlite' | 'postgres',
): Promise<Pick<TestDatabase, 'url' | 'drop'>> =>
  engine === 'sqlite' ? newFile() : postgresDatabase('template0');

async function newFile() {
  const folder = await mkdtemp(join(tmpdir(), 'hireside-test-'));
  const file = join(folder, 'test.db');
  const drop = () => rm(folder, { recursive: true, force: true });
  return { file, url: `sqlite:${file}`, drop };
}

async function sqliteFile() {
  const { file, url, drop } = await newFile();
  await copyFile(inject('sqliteTemplate'), file);
  return { url, drop };
}

async function postgresDatabase(template: string) {
  const admin = inject('postgresUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(admin, `create database ${name} template ${template} strategy file_copy`);
  return {
    url: admin.replace(/\/[^/]*$/, `/${name}`),
    drop: () => asAdmin(admin, `drop database ${name} with (force)`),
  };
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}
