import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import type { LogEvent } from '../../common/events.ts';
import { DEFAULT_STAGES, isClosed, stageByName } from '../../common/pipeline.ts';
import { EMPTY_STATE, fold } from '../../common/reduce.ts';
import { toInstant } from '../../common/time.ts';
import { migrate } from '../../db/migrate.ts';
import { openDatabase } from '../../db/open.ts';
import {
  applicationToRow,
  eventToRow,
  interviewToRow,
  noteToRow,
  searchText,
  seatsOf,
} from '../../db/rows.ts';
import { COMPANY, jobIdOf, jobTitle, meetingOf, storyOf } from './generated-story.ts';
import { EPOCH } from './process.ts';

const FOLDER = join(tmpdir(), 'hireside-bench-data');
/** What the rows follow from; another schema or story is another file. */
const SOURCES = ['data.ts', 'generated-story.ts', '../../db/migrations/0001-init.ts'];
const CREATED_AT = toInstant(EPOCH - 500 * 24 * 3_600_000);

/**
 * A database of this size, made once and kept under the system's temporary folder. The rows are
 * what the reducer makes of the events, written past the log's writer: a million appends would
 * take longer than everyone's patience.
 */
export async function generatedDatabase(
  size: { candidates: number; events: number },
  say: (text: string) => void,
): Promise<string> {
  const file = join(FOLDER, `${keyOf(size)}.db`);
  if (existsSync(file)) {
    forgetVisitors(file);
    return `sqlite:${file}`;
  }
  say(`generating ${size.candidates} candidates with ${size.events} events, once`);
  await mkdir(FOLDER, { recursive: true });
  const unfinished = `${file}.part`;
  await rm(unfinished, { force: true });
  const database = await openDatabase(`sqlite:${unfinished}`);
  await migrate(database);
  await database.close();
  fill(unfinished, size);
  await rename(unfinished, file);
  return `sqlite:${file}`;
}

function keyOf(size: { candidates: number; events: number }): string {
  const hash = createHash('sha256').update(JSON.stringify(size));
  for (const source of SOURCES) hash.update(readFileSync(new URL(source, import.meta.url)));
  return hash.digest('hex').slice(0, 16);
}

/** Sign-ins of earlier runs are no part of the data. */
function forgetVisitors(file: string): void {
  const db = new SqliteDatabase(file);
  for (const table of ['session', 'access_token', 'used_context']) db.exec(`delete from ${table}`);
  db.close();
}

type Row = Record<string, unknown>;

function fill(file: string, { candidates, events }: { candidates: number; events: number }): void {
  const db = new SqliteDatabase(file);
  db.pragma('synchronous = OFF');
  db.pragma('cache_size = -262144');
  const statements = new Map<string, SqliteDatabase.Statement>();
  const insert = (table: string, row: Row) => {
    const columns = Object.keys(row);
    const key = `${table} ${columns.length}`;
    const values = columns.map((column) => `@${column}`).join(', ');
    const statement =
      statements.get(key) ??
      db.prepare(`insert into ${table} (${columns.join(', ')}) values (${values})`);
    statements.set(key, statement.run(row) && statement);
  };
  db.transaction(() => {
    company(insert);
    for (let index = 0; index < candidates; index++) {
      const share =
        Math.floor((events * (index + 1)) / candidates) - Math.floor((events * index) / candidates);
      const isDue = index < COMPANY.dueNow;
      candidate(insert, index, storyOf(index, isDue ? 40 : Math.max(3, share)));
    }
    db.exec("insert into note_search (note_search) values ('rebuild')");
  })();
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

type Insert = (table: string, row: Row) => void;

function company(insert: Insert): void {
  const organization_id = COMPANY.id;
  const created_at = CREATED_AT;
  insert('organization', { id: organization_id, name: 'Corrib', settings: '{}', created_at });
  const member = (id: string, role: string) =>
    insert('member', {
      id,
      organization_id,
      email: `${id}@corrib.example`,
      name: id,
      role,
      time_zone: 'Europe/Dublin',
      zoom_user_id: `zoom-${id}`,
      active: 1,
      created_at,
    });
  for (let i = 0; i < COMPANY.recruiters; i++) member(`recruiter-${i}`, 'recruiter');
  for (let i = 0; i < COMPANY.interviewers; i++) member(`interviewer-${i}`, 'interviewer');
  const stages = JSON.stringify(DEFAULT_STAGES);
  for (let i = 0; i < COMPANY.jobs; i++) {
    insert('job', { id: jobIdOf(i), organization_id, title: jobTitle(i), stages, created_at });
  }
}

function candidate(insert: Insert, index: number, log: readonly LogEvent[]): void {
  const id = `candidate-${String(index).padStart(7, '0')}`;
  const owner = { candidate_id: id, organization_id: COMPANY.id };
  const state = fold(log, EMPTY_STATE);
  const profile = state.candidate!;
  const applications = Object.values(state.applications);
  const typeOf = (stage: string) => stageByName(DEFAULT_STAGES, stage)!.type;
  const active = applications.some(({ stage }) => !isClosed(typeOf(stage)) && stage !== 'Hired');
  insert('candidate', {
    id,
    organization_id: COMPANY.id,
    kind: 'candidate',
    head: log.length,
    name: profile.name,
    email: profile.email,
    profile: JSON.stringify(profile),
    search_text: searchText(profile),
    active: active ? 1 : 0,
    created_at: log[0]!.serverAt,
    last_at: log.at(-1)!.serverAt,
  });
  for (const event of log) insert('event', { ...eventToRow(id, event) });
  for (const one of applications) {
    insert('application', { ...applicationToRow(one, owner, typeOf(one.stage)) });
  }
  for (const one of Object.values(state.interviews)) {
    insert('interview', { ...interviewToRow(one, owner) });
    for (const seat of seatsOf(one, owner)) insert('interview_member', { ...seat });
    if (one.meetingUuid !== null) {
      insert('meeting', {
        organization_id: COMPANY.id,
        uuid: meetingOf(index),
        interview_id: one.id,
        chosen: 0,
        created_at: one.startedAt,
      });
    }
  }
  for (const one of Object.values(state.notes)) {
    insert('note', { ...noteToRow(one, owner), indexed: 1 });
  }
}
