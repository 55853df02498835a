import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../db/migrate.ts';
import { openDatabase } from '../../db/open.ts';
import { spawnPostgres } from './postgres.ts';
import { bundlePrograms } from './programs.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    dialects: string[];
    /** A migrated file without rows. Copying one takes a fraction of migrating anew. */
    sqliteTemplate: string;
    postgresUrl: string;
    /** Where programs are that tests start, each in one file. */
    programs: string;
  }
}

/** The same in PostgreSQL. */
export const TEMPLATE = 'template_hireside';

/** One real PostgreSQL for the whole run; every test file makes databases of its own in it. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const dialects = process.env.DIALECTS?.split(',') ?? ['sqlite', 'postgres'];
  const folder = await mkdtemp(join(tmpdir(), 'hireside-template-'));
  const file = join(folder, 'template.db');
  await makeTemplate(`sqlite:${file}`);
  project.provide('dialects', dialects);
  project.provide('sqliteTemplate', file);
  const programs = await bundlePrograms();
  project.provide('programs', programs.folder);
  const postgres = dialects.includes('postgres') ? await postgresWithTemplate() : null;
  project.provide('postgresUrl', postgres?.url ?? '');
  return async () => {
    await postgres?.stop();
    await programs.remove();
    await rm(folder, { recursive: true, force: true });
  };
}

async function postgresWithTemplate() {
  const postgres = await spawnPostgres();
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query(`create database ${TEMPLATE}`);
  await client.end();
  await makeTemplate(postgres.url.replace(/\/[^/]*$/, `/${TEMPLATE}`));
  return postgres;
}

async function makeTemplate(url: string): Promise<void> {
  const database = await openDatabase(url);
  await migrate(database);
  await database.close();
}
