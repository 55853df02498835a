import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../common/ids.ts';
import { DEFAULT_STAGES } from '../../../common/pipeline.ts';
import { toInstant } from '../../../common/time.ts';
import { insertJob } from '../../../db/jobs.ts';
import type { RunningServer } from '../../../server/start.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../../support/databases.ts';
import { draft, makeWorld, NOON, type World, write } from '../../support/fixtures.ts';
import { Caller, startTestServer } from '../../support/server.ts';
import { StreamReader } from '../../support/sse.ts';
import { addMember, PDF, tokenFor } from './support.ts';

/** Words that appear nowhere but where somebody wrote them. */
const WORDS = {
  team: 'zanzibar team note',
  edited: 'quagmire edited note',
  deleted: 'peridot deleted note',
  private: 'obsidian private note',
  rating: 'fjord rating comment',
  verdict: 'gossamer scorecard comment',
  reason: 'halcyon stage note',
  mail: 'labyrinth mail subject',
} as const;
/** Of the application on the first job alone. */
const TITLES = ['Senior Data Engineer', 'Technical interview'];
const PERSON = ['Niamh', 'Brennan', 'niamh@example.com'];
const CURTAIN = 'the curtain falls';
const MEETING = 'leaks/meeting==';
const OPS_NUMBER = '81111111111';

for (const engine of ENGINES) {
  describe(`what nobody is told on ${engine}`, () => {
    let fresh: TestDatabase;
    let server: RunningServer;
    let world: World;
    let opsInterviewer: string;
    let opsManager: string;
    let opsJobId: string;
    let opsApplicationId: string;
    const tokens = new Map<string, string>();
    const heard = new Map<string, string>();
    const streams = new Map<string, StreamReader>();

    const as = (name: string) => new Caller(server.url, tokens.get(name) ?? null);

    /** Everything one can ask for, and what came back, byte for byte. */
    async function askEverything(name: string): Promise<string> {
      const { candidateId, interviewId, jobId } = world;
      const base = `/api/candidates/${candidateId}`;
      const searches = [...Object.values(WORDS), ...PERSON, 'note'].flatMap((words) => [
        `/api/search?q=${encodeURIComponent(words)}`,
        `/api/candidates?view=all&q=${encodeURIComponent(words)}`,
      ]);
      const paths = [
        base,
        `${base}/events?limit=200`,
        ...['stage', 'mail', 'zoom', 'notes'].map((kind) => `${base}/events?kind=${kind}`),
        `${base}/events?before=9&limit=1`,
        `${base}/resume`,
        `${base}/resumes`,
        `/api/interviews/${interviewId}`,
        '/api/interviews',
        `/api/interviews?candidateId=${candidateId}`,
        '/api/candidates?view=all',
        `/api/candidates?view=all&jobId=${jobId}`,
        '/api/candidates?view=all&stage=Offer',
        '/api/jobs',
        '/api/me',
        `/api/panel?meetingUuid=ops&meetingId=${OPS_NUMBER}`,
        '/api/panel?meetingUuid=guess&meetingId=83244710925&email=niamh@example.com',
        '/api/openapi.json',
        '/metrics',
        '/healthz',
        '/readyz',
        '/',
        ...searches,
      ];
      const posts: [string, string, unknown][] = [
        [
          'POST',
          `${base}/events`,
          { events: [draft('note.deleted', { noteId: noteIds.private! })] },
        ],
        ['POST', `${base}/events`, { events: [draft('note.restored', { noteId: noteIds.team! })] }],
        ['POST', `${base}/presence`, { writing: false }],
        ['POST', '/api/panel/match', { meetingUuid: MEETING, interviewId }],
        ['POST', '/api/panel/match', { meetingUuid: MEETING, candidateId }],
        ['PATCH', base, { headline: 'x' }],
        ['PATCH', `/api/interviews/${interviewId}`, { minutes: 30 }],
        ['DELETE', `/api/interviews/${interviewId}`, undefined],
        ['POST', '/api/interviews', { candidateId, startsAt: toInstant(NOON) }],
        ['POST', '/api/candidates', { id: candidateId, name: 'Taken' }],
      ];
      const token = tokens.get(name);
      const send = async (method: string, path: string, body?: unknown) => {
        const res = await fetch(server.url + path, {
          method,
          headers: {
            ...(token ? { authorization: `Bearer ${token}` } : {}),
            ...(body ? { 'content-type': 'application/json' } : {}),
          },
          ...(body ? { body: JSON.stringify(body) } : {}),
        });
        const headers = [...res.headers].map((header) => header.join(': ')).join('\n');
        expect(res.status, `${method} ${path}`).toBeLessThan(500);
        return `${headers}\n${await res.text()}`;
      };
      const answers: string[] = [];
      for (const path of paths) answers.push(await send('GET', path));
      for (const [method, path, body] of posts) answers.push(await send(method, path, body));
      return answers.join('\n');
    }

    const noteIds: Record<string, string> = {};

    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      server = await startTestServer(fresh.url);
      world = await makeWorld(fresh.database);
      const foreign = await makeWorld(fresh.database);
      [opsInterviewer, opsManager, opsJobId, opsApplicationId] = [
        await addMember(fresh.database, world, 'interviewer'),
        await addMember(fresh.database, world, 'hiring_manager'),
        newId(),
        newId(),
      ];
      const stranger = await addMember(fresh.database, world, 'interviewer');
      await fresh.database.transact((tx) =>
        insertJob(tx, world.organizationId, {
          id: opsJobId,
          title: 'Operations Lead',
          stages: [...DEFAULT_STAGES],
          hiringTeam: [opsManager],
          createdAt: toInstant(NOON),
        }),
      );
      await write(fresh.database, world.log, NOON, [
        {
          id: newId(),
          type: 'application.added',
          applicationId: opsApplicationId,
          body: { jobId: opsJobId, jobTitle: 'Operations Lead', stage: 'Applied' },
        },
        {
          id: newId(),
          type: 'interview.scheduled',
          applicationId: opsApplicationId,
          interviewId: newId(),
          body: {
            title: 'Operations interview',
            round: 2,
            rounds: 2,
            startsAt: toInstant(NOON),
            minutes: 45,
            meetingNumber: OPS_NUMBER,
            memberIds: [opsInterviewer],
          },
        },
        {
          id: newId(),
          type: 'mail.sent',
          actorId: world.recruiter.id,
          applicationId: world.applicationId,
          body: { subject: WORDS.mail },
        },
      ]);
      const members = {
        interviewer: world.interviewer.id,
        colleague: world.colleague.id,
        recruiter: world.recruiter.id,
        'ops interviewer': opsInterviewer,
        'ops manager': opsManager,
        stranger,
        'foreign admin': foreign.admin.id,
      };
      for (const [name, id] of Object.entries(members)) {
        const isIn = name === 'interviewer' || name === 'colleague';
        tokens.set(name, await tokenFor(fresh.database, id, isIn ? MEETING : null));
        const token = { authorization: `Bearer ${tokens.get(name)}` };
        const path = `/api/candidates/${world.candidateId}/stream`;
        streams.set(name, new StreamReader(server.url + path, token));
      }
      await playMeeting();
      for (const name of [...tokens.keys(), 'outsider']) {
        if (name === 'interviewer' || name === 'recruiter') continue;
        heard.set(name, `${await askEverything(name)}\n${streams.get(name)?.bytes ?? ''}`);
      }
    }, 120_000);
    afterAll(async () => {
      for (const stream of streams.values()) stream.cut();
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });

    async function playMeeting() {
      const path = `/api/candidates/${world.candidateId}/events`;
      const say = async (name: string, ...events: ReturnType<typeof draft>[]) => {
        const { body } = await as(name).post(path, { events });
        for (const one of (body as { results: object[] }).results)
          expect(one).toHaveProperty('seq');
      };
      const here = { interviewId: world.interviewId, meetingUuid: MEETING };
      const team = draft('note.added', { text: 'first words' }, here);
      const gone = draft('note.added', { text: WORDS.deleted }, here);
      const own = draft('note.added', { text: WORDS.private }, { ...here, audience: 'author' });
      Object.assign(noteIds, { team: team.id, private: own.id });
      await as('interviewer').get('/api/panel?meetingId=83244710925');
      await say(
        'interviewer',
        draft('note.added', { text: WORDS.team }, here),
        team,
        draft('note.edited', { noteId: team.id, text: WORDS.edited }, here),
        gone,
        draft('note.deleted', { noteId: gone.id }, here),
        own,
        draft('rating.set', { attributeId: 'attr-sql', value: 'no', comment: WORDS.rating }, here),
        draft('scorecard.submitted', { recommendation: 'no', comment: WORDS.verdict }, here),
      );
      const application = { applicationId: world.applicationId };
      await say(
        'recruiter',
        draft('stage.changed', { from: 'Interview', to: 'Offer', note: WORDS.reason }, application),
        draft('note.added', { text: CURTAIN }),
      );
      const res = await fetch(`${server.url}/api/candidates/${world.candidateId}/resume`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${tokens.get('recruiter')}`,
          'content-type': 'application/pdf',
        },
        body: PDF,
      });
      expect(res.status).toBe(200);
      for (const name of ['colleague', 'ops interviewer', 'ops manager', 'recruiter']) {
        await streams.get(name)!.until(({ bytes }) => bytes.includes(CURTAIN));
      }
      await streams.get('stranger')!.untilClosed();
      await streams.get('foreign admin')!.untilClosed();
    }

    const found = (name: string, words: readonly string[]) =>
      words.filter((one) => heard.get(name)!.includes(one));

    test.each(['outsider', 'stranger', 'foreign admin'])('%s: nothing at all', (name) => {
      const own = name === 'foreign admin' ? [] : [...TITLES, ...PERSON];
      expect(found(name, [...Object.values(WORDS), ...own, CURTAIN])).toEqual([]);
      const ids = [world.applicationId, world.recruiter.id, opsJobId, opsApplicationId];
      expect(found(name, ids)).toEqual([]);
    });

    test.each(['ops interviewer', 'ops manager'])(
      '%s, of the candidate’s other application: the person, and nothing of the first',
      (name) => {
        expect(found(name, PERSON)).toEqual(PERSON);
        expect(found(name, [CURTAIN])).toEqual([CURTAIN]);
        expect(found(name, Object.values(WORDS))).toEqual([]);
        expect(found(name, [...TITLES, world.applicationId, world.manager.name])).toEqual([]);
      },
    );

    test('a colleague of the panel: no private note, no rating before their own, no mail', () => {
      const { team, edited, deleted, reason, ...hidden } = WORDS;
      expect(found('colleague', [team, edited, deleted, reason])).toEqual([
        team,
        edited,
        deleted,
        reason,
      ]);
      expect(found('colleague', Object.values(hidden))).toEqual([]);
    });

    test('whoever wrote it, and whoever may, finds each word: the search finds what is there', async () => {
      const mine = await as('interviewer').get(
        `/api/candidates/${world.candidateId}/events?limit=200`,
      );
      const { mail, ...own } = WORDS;
      const text = JSON.stringify(mine.body);
      expect(Object.values(own).filter((one) => !text.includes(one))).toEqual([]);
      expect(text).not.toContain(mail);
      expect(streams.get('recruiter')!.bytes).toContain(mail);
      expect(streams.get('recruiter')!.bytes).not.toContain(WORDS.private);
    });

    test('a search says nothing by being shorter: hidden notes take no place in a page', async () => {
      const own = { text: 'zanzibar as I know it' };
      const note = draft('note.added', own, { applicationId: opsApplicationId });
      const events = [{ ...note, at: toInstant(NOON - 60_000) }];
      await as('ops interviewer').post(`/api/candidates/${world.candidateId}/events`, { events });
      const newest = await as('interviewer').get('/api/search?q=zanzibar&limit=1');
      expect(newest.body).toMatchObject({ notes: [{ text: WORDS.team }] });
      const { body } = await as('ops interviewer').get('/api/search?q=zanzibar&limit=1');
      expect(body).toMatchObject({ notes: [own] });
    });

    test('filters look only at what the member sees', async () => {
      const list = async (filter: string) =>
        (await as('ops interviewer').get(`/api/candidates?view=all&${filter}`)).body as {
          items: { applications: { id: string }[] }[];
        };
      expect(await list(`jobId=${world.jobId}`)).toMatchObject({ items: [] });
      expect(await list('stage=Offer')).toMatchObject({ items: [] });
      const { items } = await list(`jobId=${opsJobId}`);
      expect(items.flatMap((one) => one.applications.map(({ id }) => id))).toEqual([
        opsApplicationId,
      ]);
    });

    test('the other application cannot be entered by linking a meeting to it', async () => {
      const inMeeting = new Caller(
        server.url,
        await tokenFor(fresh.database, opsInterviewer, 'ops/meeting=='),
      );
      const link = (more: object) =>
        inMeeting.post('/api/panel/match', { meetingUuid: 'ops/meeting==', ...more });
      expect((await link({ interviewId: world.interviewId })).status).toBe(404);
      const adHoc = await link({ candidateId: world.candidateId });
      expect(adHoc.status).toBe(200);
      for (const words of [...Object.values(WORDS), ...TITLES]) {
        expect(JSON.stringify(adHoc.body)).not.toContain(words);
      }
      const history = await inMeeting.get(`/api/candidates/${world.candidateId}/events?limit=200`);
      expect(JSON.stringify(history.body)).not.toContain(WORDS.team);
    });
  });
}
