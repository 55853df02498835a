import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toInstant } from '../../common/time.ts';
import { listCandidates } from '../../db/candidates.ts';
import { jobsOf } from '../../db/jobs.ts';
import { candidateForImport } from '../../db/operations.ts';
import type { Item } from '../../server/import/csv.ts';
import { importPeople } from '../../server/import/import.ts';
import { type Column, checkRow } from '../../server/import/row.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { makeWorld, NOON, type World, write } from '../support/fixtures.ts';

type Cells = Partial<Record<Column, string>>;

for (const engine of ENGINES) {
  describe(`an import on ${engine}`, () => {
    let fresh: TestDatabase;
    let world: World;
    const clock = { now: () => NOON };

    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      world = await makeWorld(fresh.database);
    });
    afterAll(() => fresh.drop());

    async function take(rows: Cells[]) {
      const lines: string[] = [];
      async function* items(): AsyncGenerator<Item> {
        for (const [n, cells] of rows.entries()) {
          const line = n + 2;
          const checked = checkRow(line, cells);
          yield 'row' in checked ? checked : { line, reason: checked.reason };
        }
      }
      const services = { database: fresh.database, clock };
      const report = await importPeople(services, world.organizationId, items(), {
        bad: (line, reason) => void lines.push(`line ${line}: ${reason}`),
        kept: (line, columns) =>
          void lines.push(`kept: line ${line} differs in ${columns.join(', ')}`),
        warn: (text) => void lines.push(text),
        progress: () => undefined,
      });
      return { report, lines };
    }
    const byEmail = (email: string) =>
      candidateForImport(fresh.database.read, world.organizationId, { email });
    const nothing = { added: 0, changed: 0, unchanged: 0, skipped: 0 };

    test('adds people with their application, and makes the jobs that are missing', async () => {
      const { report, lines } = await take([
        {
          name: 'Lucia',
          email: 'Lucia@Example.com',
          job: 'senior data engineer',
          stage: 'panel',
          applied_at: '2026-01-15',
        },
        { name: 'Jonas', email: 'jonas@example.com', job: 'Head of Reporting', stage: 'offer' },
        { name: 'Theo', email: 'theo@example.com', job: 'Head of reporting', tags: 'a;b' },
        { name: 'Nobody', email: 'nobody@example.com' },
      ]);
      expect(lines).toEqual([]);
      expect(report).toEqual({ ...nothing, added: 4 });
      const lucia = await byEmail('lucia@example.com');
      expect(lucia?.applications).toMatchObject([
        { jobId: world.jobId, stage: 'Panel', appliedAt: '2026-01-15T00:00:00.000Z' },
      ]);
      expect((await byEmail('theo@example.com'))?.applications).toMatchObject([
        { jobTitle: 'Head of Reporting', stage: 'Applied', appliedAt: toInstant(NOON) },
      ]);
      const titles = (await jobsOf(fresh.database, world.organizationId)).map(({ title }) => title);
      expect(titles.toSorted()).toEqual(['Head of Reporting', 'Senior Data Engineer']);
    });

    test('run again changes nothing, rows without an e-mail address included', async () => {
      const rows: Cells[] = [
        { name: 'Ann', email: 'ann@example.com', phone: '+353 1 555 0142', job: 'Clerk' },
        { name: 'Ben', job: 'Clerk' },
        { name: 'Ben', job: 'Porter' },
        { name: 'Ben' },
        { name: 'ann', email: 'ANN@example.com', job: 'Clerk' },
        { name: 'BEN', job: 'clerk' },
      ];
      const first = await take(rows);
      expect(first.report).toEqual({ ...nothing, added: 4, unchanged: 2 });
      expect(first.lines).toEqual(['kept: line 6 differs in name', 'kept: line 7 differs in name']);
      const again = await take(rows);
      expect(again.report).toEqual({ ...nothing, unchanged: 6 });
      expect(again.lines).toEqual(first.lines);
    });

    test('keeps what is there, fills what is blank, and adds a missing application', async () => {
      const services = [{ name: 'Cleo', email: 'cleo@example.com', phone: '+353 1 555 0101' }];
      await take(services);
      const { report, lines } = await take([
        {
          name: 'Cleo',
          email: 'cleo@example.com',
          phone: '+353 1 555 0199',
          location: 'Cork',
          job: 'Clerk',
        },
      ]);
      expect(report).toEqual({ ...nothing, changed: 1 });
      expect(lines).toEqual(['kept: line 2 differs in phone']);
      const cleo = await byEmail('cleo@example.com');
      expect(cleo?.profile).toMatchObject({ phone: '+35315550101', location: 'Cork' });
      expect(cleo?.applications).toMatchObject([{ jobTitle: 'Clerk', stage: 'Applied' }]);
    });

    test('does not move anybody back: another stage is reported and kept', async () => {
      const { lines, report } = await take([
        {
          name: 'Niamh Brennan',
          email: 'niamh@example.com',
          job: 'Senior Data Engineer',
          stage: 'Screen',
        },
      ]);
      expect(report.unchanged).toBe(1);
      expect(lines).toEqual(['kept: line 2 differs in stage']);
    });

    test('finds a candidate without an e-mail address again after a correction', async () => {
      await take([{ name: 'Dora Quist', job: 'Clerk' }]);
      const all = await listCandidates(fresh.database, world.admin, { q: 'dora', limit: 5 }, NOON);
      const candidateId = all[0]!.id;
      await write(fresh.database, { ...world.log, candidateId }, NOON, [
        { id: 'corrected-1', type: 'candidate.edited', body: { name: 'Dora Quist-Hall' } },
      ]);
      const { report } = await take([{ name: 'Dora Quist', job: 'Clerk' }]);
      expect(report).toEqual({ ...nothing, unchanged: 1 });
    });

    test('reports stages that the job does not have and dates to come; the good rows go in', async () => {
      const { report, lines } = await take([
        { name: 'Eve', email: 'eve@example.com', job: 'Brand new', stage: 'Coffee' },
        { name: 'Finn', email: 'finn@example.com', job: 'Clerk', applied_at: '2031-01-01' },
        { name: 'Gus', email: 'gus@example.com', job: 'Clerk' },
      ]);
      expect(report).toEqual({ ...nothing, added: 1, skipped: 2 });
      expect(lines).toEqual([
        'line 2: “Brand new” has no stage “Coffee”',
        'line 3: applied_at lies in the future',
      ]);
      const titles = (await jobsOf(fresh.database, world.organizationId)).map(({ title }) => title);
      expect(titles).not.toContain('Brand new');
    });

    test('another organization’s candidate with the same address is another person', async () => {
      const other = await makeWorld(fresh.database);
      await take([{ name: 'Hal', email: 'hal@example.com' }]);
      const email = 'hal@example.com';
      expect(
        await candidateForImport(fresh.database.read, other.organizationId, { email }),
      ).toBeNull();
    });
  });
}
