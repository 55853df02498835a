import { describe, expect, test } from 'vitest';
import { MIGRATIONS, statementsOf } from '../../db/migrate.ts';

/** The newest migration of the last landing. Each landing names its own, and empties the list below. */
const LANDED = '0068-retention-notice';

/**
 * Migrations that take away what no server of the last landing uses any more, and the statements of
 * theirs that do (decision 0060).
 */
const CONTRACTIONS: Record<string, string[]> = {};

const landedAt = MIGRATIONS.findIndex(({ name }) => name === LANDED);
const landed = MIGRATIONS.slice(0, landedAt + 1);
const later = MIGRATIONS.slice(landedAt + 1);

/** What a statement does to servers of the version before, which go on beside the new schema. */
function harm(statement: string, existing: ReadonlySet<string>): string | null {
  const text = statement.replaceAll(/\s+/g, ' ').trim().toLowerCase();
  const table =
    /^(?:alter|drop) table (?:if exists )?(\w+)/.exec(text)?.[1] ??
    /^update (\w+)/.exec(text)?.[1] ??
    /^delete from (\w+)/.exec(text)?.[1] ??
    /^insert into (\w+)/.exec(text)?.[1] ??
    /^create unique index .*? on (\w+)/.exec(text)?.[1] ??
    /^create (?:constraint )?trigger .*? on (\w+)/.exec(text)?.[1];
  if (table === undefined || !existing.has(table)) return null;
  if (/^drop table|\bdrop column\b/.test(text)) return 'takes away what they read';
  if (/\brename\b/.test(text)) return 'renames what they read';
  if (/\balter column\b/.test(text)) return 'changes what they write';
  if (/\badd column\b.*\bnot null\b/.test(text) && !/\bdefault\b/.test(text)) {
    return 'refuses what they write';
  }
  if (/\badd constraint\b|^create unique index|^create .*trigger/.test(text)) {
    return 'refuses what they write';
  }
  if (/^(update|delete|insert)/.test(text)) return 'holds the lock for as long as there are rows';
  return null;
}

const tablesOf = (statements: readonly string[]) =>
  new Set(statements.flatMap((one) => /^\s*create (?:unlogged )?table (\w+)/.exec(one)?.[1] ?? []));

describe('a migration newer than the last landing, beside servers of that landing', () => {
  test('knows the last landing', () => {
    expect(landedAt).toBeGreaterThan(0);
    const unused = Object.keys(CONTRACTIONS).filter(
      (name) => !later.some((migration) => migration.name === name),
    );
    expect(unused).toEqual([]);
  });

  test.each(['sqlite', 'postgres'] as const)(
    'only adds, and fills nothing, on %s',
    async (engine) => {
      const existing = tablesOf(await statementsOf(landed, engine));
      expect(existing.size).toBeGreaterThan(40);
      for (const migration of later) {
        const harms = (await statementsOf([migration], engine))
          .map((statement) => ({ statement, harm: harm(statement, existing) }))
          .filter(({ harm }) => harm !== null)
          .filter(({ statement }) => !CONTRACTIONS[migration.name]?.includes(statement));
        expect(harms, migration.name).toEqual([]);
      }
    },
  );

  test.each([
    ['alter table candidate add column mood text', null],
    ["alter table candidate add column mood text not null default ''", null],
    ['create table mood (id text primary key, at text not null)', null],
    ['create unique index mood_by_name on mood (name)', null],
    ['insert into mood (id) values (1)', null],
    ['create index candidate_by_mood on candidate (mood)', null],
    ['alter table candidate add column mood text not null', 'refuses what they write'],
    ['create unique index only_one on candidate (email)', 'refuses what they write'],
    ['alter table candidate add constraint c check (head > 0)', 'refuses what they write'],
    ['alter table candidate\n  drop column email', 'takes away what they read'],
    ['drop table note', 'takes away what they read'],
    ['alter table candidate rename column email to address', 'renames what they read'],
    ['alter table candidate rename to person', 'renames what they read'],
    ['alter table candidate alter column email set not null', 'changes what they write'],
    ["update candidate set name = ''", 'holds the lock for as long as there are rows'],
  ])('“%s” %s', (statement, expected) => {
    expect(harm(statement, new Set(['candidate', 'note']))).toBe(expected);
  });

  test('knows the changes of earlier versions that would have done harm', async () => {
    const before = landed.filter(({ name }) => name < '0060');
    const existing = tablesOf(await statementsOf(before, 'postgres'));
    const since = landed.filter(({ name }) => name >= '0060');
    const found = (await statementsOf(since, 'postgres'))
      .map((statement) => harm(statement, existing))
      .filter((one) => one !== null);
    expect(new Set(found)).toEqual(
      new Set([
        'holds the lock for as long as there are rows',
        'renames what they read',
        'refuses what they write',
      ]),
    );
  });
});
