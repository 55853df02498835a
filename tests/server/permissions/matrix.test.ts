import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract, type EndpointName } from '../../../common/contract.ts';
import type { Endpoint } from '../../../common/endpoint.ts';
import { ERRORS } from '../../../common/errors.ts';
import { newId } from '../../../common/ids.ts';
import { DEFAULT_TEMPLATES } from '../../../common/mail-defaults.ts';
import { toInstant } from '../../../common/time.ts';
import { insertJob } from '../../../db/jobs.ts';
import type { RunningServer } from '../../../server/start.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../../support/databases.ts';
import { draft, makeWorld, NOON, type World, write } from '../../support/fixtures.ts';
import { Caller, startTestServer } from '../../support/server.ts';
import { FROM } from '../../support/smtp.ts';
import { CALLERS, type CallerName, callersOf, type SomeCaller } from './callers.ts';
import { addKit, KIT, PDF, tokenFor } from './support.ts';

/**
 * What each endpoint answers whom, in the order of `CALLERS`. Every endpoint of the contract has a
 * row; a new one without a row fails. Columns: admin, recruiter, manager on/off the team,
 * interviewer on/off the panel, another organization's admin, deactivated, nobody.
 */
const TABLE: Record<EndpointName, string> = {
  //                adm rec mgr mg- int in- org off nobody
  openSession: '    401 401 401 401 401 401 401 401 401',
  closeSession: '   204 204 204 204 204 204 204 401 401',
  me: '             200 200 200 200 200 200 200 401 401',
  panel: '          200 200 200 200 200 200 200 401 401',
  matchMeeting: '   200 200 403 404 403 404 404 401 401',
  listCandidates: ' 200 200 200 200 200 200 200 401 401',
  createCandidate: '200 200 403 403 403 403 404 401 401',
  candidate: '      200 200 200 404 200 404 404 401 401',
  editCandidate: '  200 200 403 404 403 404 404 401 401',
  putResume: '      200 200 403 404 403 404 404 401 401',
  resume: '         200 200 200 404 200 404 404 401 401',
  listResumes: '    200 200 200 404 200 404 404 401 401',
  events: '         200 200 200 404 200 404 404 401 401',
  appendEvents: '   200 200 200 404 200 404 404 401 401',
  stream: '         200 200 200 404 200 404 404 401 401',
  presence: '       204 204 204 404 204 404 404 401 401',
  invitation: '     200 200 403 404 403 404 404 401 401',
  sendInvitation: ' 200 200 403 404 403 404 404 401 401',
  recordReply: '    200 200 403 404 403 404 404 401 401',
  mailTemplates: '  200 200 403 403 403 403 200 401 401',
  putMailTemplate: '200 403 403 403 403 403 200 401 401',
  resetMailTemplate: '200 403 403 403 403 403 200 401 401',
  listJobs: '       200 200 200 200 200 200 200 401 401',
  createJob: '      200 200 403 403 403 403 404 401 401',
  job: '            200 200 200 404 404 404 404 401 401',
  changeJob: '      200 200 403 403 403 403 404 401 401',
  listKits: '       200 200 200 200 200 200 200 401 401',
  createKit: '      200 200 403 403 403 403 200 401 401',
  kit: '            200 200 200 200 200 200 404 401 401',
  kitVersions: '    200 200 200 200 200 200 404 401 401',
  changeKit: '      200 200 403 403 403 403 404 401 401',
  listMembers: '    200 200 200 200 200 200 200 401 401',
  memberDuties: '   200 403 403 403 403 403 404 401 401',
  changeMember: '   200 403 403 403 403 403 404 401 401',
  listInterviews: ' 200 200 200 200 200 200 200 401 401',
  createInterview: '200 200 403 403 403 403 404 401 401',
  interview: '      200 200 200 404 200 404 404 401 401',
  changeInterview: '200 200 403 404 403 404 404 401 401',
  interviewMeeting: '200 200 200 404 200 404 404 401 401',
  // It has no meeting of Hireside's; and nobody here has connected Zoom.
  tryMeeting: '     409 409 403 404 403 404 404 401 401',
  hostMeeting: '    409 409 409 404 409 404 404 401 401',
  sdkSignature: '   409 409 409 404 409 404 404 401 401',
  openAutomatically: '409 409 403 404 403 404 404 401 401',
  panelLink: '      401 401 401 404 401 404 404 401 401',
  availability: '   200 200 403 403 403 403 404 401 401',
  interviewRecordings: '200 200 200 404 200 404 404 401 401',
  candidateTranscripts: '200 200 200 404 200 404 404 401 401',
  // Nothing is recorded here; with something, tests/records asks who may see it.
  transcriptCues: ' 404 404 404 404 404 404 404 401 401',
  mediaTicket: '    404 404 404 404 404 404 404 401 401',
  // The ticket is the sign-in, and this one is none.
  recordingFile: '  401 401 401 401 401 401 401 401 401',
  debrief: '        200 200 200 404 200 404 404 401 401',
  openDebrief: '    200 200 403 404 403 404 404 401 401',
  debriefMarkdown: '200 200 200 404 200 404 404 401 401',
  debriefPdf: '     200 200 200 404 200 404 404 401 401',
  // The first caller cancels it; who sat on its panel knows nothing of the candidate after that.
  cancelInterview: '200 200 403 404 404 404 404 401 401',
  listCollecting: ' 200 403 403 403 403 403 200 401 401',
  // Nobody here has connected Zoom.
  setCollecting: '  409 403 403 403 403 403 409 401 401',
  purgeRecords: '   200 403 403 403 403 403 200 401 401',
  // Recordings are not collected, so that there is nothing to copy.
  setCopies: '      409 403 403 403 403 403 409 401 401',
  copyEarlier: '    409 403 403 403 403 403 409 401 401',
  deleteCopies: '   200 403 403 403 403 403 200 401 401',
  attendance: '     200 200 200 404 404 404 404 401 401',
  sayWho: '         404 404 403 404 404 404 404 401 401',
  attendanceReport: '200 200 403 403 403 403 200 401 401',
  search: '         200 200 200 200 200 200 200 401 401',
  listNotices: '    200 200 200 200 200 200 200 401 401',
  // A notice is its own reader's only, and this one is nobody's.
  dismissNotice: '  404 404 404 404 404 404 404 401 401',
  fairness: '       200 200 200 404 403 403 404 401 401',
  hiring: '         200 200 200 404 403 403 404 401 401',
  listAudit: '      200 403 403 403 403 403 200 401 401',
  auditCsv: '       200 403 403 403 403 403 200 401 401',
  listExports: '    200 403 403 403 403 403 200 401 401',
  // Each organization's first caller begins one.
  startExport: '    200 403 403 403 403 403 200 401 401',
  deleteExport: '   404 403 403 403 403 403 404 401 401',
  exportTicket: '   404 403 403 403 403 403 404 401 401',
  // The ticket is the sign-in, and this one is none.
  exportFile: '     401 401 401 401 401 401 401 401 401',
  importPeople: '   200 403 403 403 403 403 200 401 401',
  listTakeIns: '    200 403 403 403 403 403 200 401 401',
  // Each organization's first caller begins one, and the next in its place.
  startTakeIn: '    200 403 403 403 403 403 200 401 401',
  sendTakeIn: '     404 403 403 403 403 403 404 401 401',
  beginTakeIn: '    404 403 403 403 403 403 404 401 401',
  deleteTakeIn: '   404 403 403 403 403 403 404 401 401',
  takeInRefusals: ' 404 403 403 403 403 403 404 401 401',
  noteExport: '     204 204 204 204 403 403 204 401 401',
  organization: '   200 200 200 200 200 200 200 401 401',
  changeOrganization: '200 403 403 403 403 403 200 401 401',
  // The plan of an erasure; nothing is erased here.
  erase: '          200 403 403 403 403 403 404 401 401',
  listErasures: '   200 403 403 403 403 403 200 401 401',
  withdrawErasure: '404 403 403 403 403 403 404 401 401',
  listHolds: '      200 403 403 403 403 403 200 401 401',
  hold: '           200 403 403 403 403 403 404 401 401',
  endHold: '        404 403 403 403 403 403 404 401 401',
  retention: '      200 403 403 403 403 403 200 401 401',
  changeRetention: '200 403 403 403 403 403 404 401 401',
  retentionNotices: '200 403 403 403 403 403 200 401 401',
  dismissRetentionNotice: '404 403 403 403 403 403 404 401 401',
  inventory: '      200 403 403 403 403 403 200 401 401',
  candidateData: '  200 403 403 403 403 403 404 401 401',
  candidateDataPdf: '200 403 403 403 403 403 404 401 401',
  memberData: '     200 403 403 403 403 403 404 401 401',
  memberDataPdf: '  200 403 403 403 403 403 404 401 401',
  myData: '         200 200 200 200 200 200 200 401 401',
  myDataPdf: '      200 200 200 200 200 200 200 401 401',
  changeMe: '       200 200 200 200 200 200 200 401 401',
  askErasure: '     200 200 200 200 200 200 200 401 401',
  myErasure: '      200 200 200 200 200 200 200 401 401',
  withdrawMyErasure: '204 204 204 204 204 204 204 401 401',
  listErasureRequests: '200 403 403 403 403 403 200 401 401',
  openapi: '        200 200 200 200 200 200 200 200 200',
  // A browser's sign-in: a bearer token has no session that Zoom could bring somebody back to.
  zoomInstall: '    401 401 401 401 401 401 401 401 302',
  zoomCallback: '   302 302 302 302 302 302 302 302 302',
  startInClient: '  200 200 200 200 200 200 200 401 200',
  completeInClient: '401 401 401 401 401 401 401 401 401',
  zoomConnection: ' 200 200 200 200 200 200 200 401 401',
  disconnectZoom: ' 204 204 204 204 204 204 204 401 401',
  listJoinRequests: '200 403 403 403 403 403 200 401 401',
  answerJoinRequest: '404 403 403 403 403 403 404 401 401',
  inviteMember: '   200 403 403 403 403 403 200 401 401',
  zoomWebhook: '    401 401 401 401 401 401 401 401 401',
  // Whoever sat on the panel that was cancelled knows nothing of the candidate any more.
  candidateCalls: ' 200 200 200 404 404 404 404 401 401',
  listCalls: '      200 200 403 403 403 403 200 401 401',
  // There is no such call, recording or chat.
  assignCall: '     404 404 403 403 403 403 404 401 401',
  callRecording: '  404 404 404 404 404 404 404 401 401',
  candidateChats: ' 200 200 200 404 404 404 404 401 401',
  // Chats are not collected.
  linkChat: '       409 409 403 404 404 404 404 401 401',
  unlinkChat: '     404 404 404 404 404 404 404 401 401',
};

/** How a call that names a row of the world is made. */
const CALLS: Record<EndpointName, (world: World) => { query?: string; body?: unknown }> = {
  openSession: () => ({ body: { context: 'nothing' } }),
  closeSession: () => ({}),
  me: () => ({}),
  panel: () => ({ query: 'meetingUuid=matrix&meetingId=83244710925' }),
  matchMeeting: ({ interviewId }) => ({ body: { meetingUuid: 'matrix', interviewId } }),
  listCandidates: () => ({}),
  createCandidate: ({ jobId }) => ({ body: { name: 'New Person', jobId } }),
  candidate: () => ({}),
  editCandidate: () => ({ body: { headline: 'Engineer' } }),
  putResume: () => ({ body: PDF }),
  resume: () => ({}),
  listResumes: () => ({}),
  events: () => ({}),
  appendEvents: () => ({ body: { events: [draft('note.added', { text: 'words' })] } }),
  stream: () => ({}),
  presence: () => ({ body: { writing: false } }),
  invitation: () => ({}),
  sendInvitation: () => ({ body: { subject: 'Interview', body: 'Hello {firstName}' } }),
  recordReply: () => ({ body: { reply: 'accepted' } }),
  mailTemplates: () => ({}),
  putMailTemplate: () => ({
    body: { ...DEFAULT_TEMPLATES.invitation, subject: 'Come and see us', version: 0 },
  }),
  resetMailTemplate: () => ({ query: 'version=1' }),
  listJobs: () => ({}),
  createJob: ({ interviewer }) => ({ body: { title: 'Job', hiringTeam: [interviewer.id] } }),
  job: () => ({}),
  changeJob: () => ({ body: { title: 'Senior Data Engineer' } }),
  listKits: () => ({}),
  createKit: () => ({ body: KIT }),
  kit: () => ({}),
  kitVersions: () => ({}),
  changeKit: () => ({ body: { version: 1 } }),
  listMembers: () => ({}),
  memberDuties: () => ({}),
  changeMember: () => ({ body: { role: 'interviewer' } }),
  listInterviews: ({ candidateId }) => ({ query: `candidateId=${candidateId}` }),
  createInterview: ({ candidateId }) => ({
    body: { candidateId, startsAt: toInstant(NOON + 86_400_000) },
  }),
  interview: () => ({}),
  changeInterview: () => ({ body: { minutes: 50 } }),
  interviewMeeting: () => ({}),
  tryMeeting: () => ({}),
  hostMeeting: () => ({}),
  sdkSignature: () => ({ body: {} }),
  openAutomatically: () => ({ body: {} }),
  panelLink: () => ({}),
  availability: ({ interviewer }) => ({
    query: `memberIds=${interviewer.id}&from=${toInstant(NOON)}&to=${toInstant(NOON + 3_600_000)}`,
  }),
  interviewRecordings: () => ({}),
  candidateTranscripts: () => ({ query: 'q=words' }),
  transcriptCues: () => ({}),
  mediaTicket: () => ({ body: { fileId: 'file-1' } }),
  recordingFile: () => ({ query: 'ticket=none' }),
  debrief: () => ({}),
  openDebrief: () => ({ body: {} }),
  debriefMarkdown: () => ({}),
  debriefPdf: () => ({}),
  cancelInterview: () => ({}),
  listCollecting: () => ({}),
  setCollecting: () => ({ body: { on: true } }),
  purgeRecords: () => ({}),
  setCopies: () => ({ body: { on: true } }),
  copyEarlier: () => ({}),
  deleteCopies: () => ({}),
  attendance: () => ({}),
  sayWho: () => ({ body: { who: 'candidate' } }),
  attendanceReport: () => ({ query: `from=${toInstant(NOON)}&to=${toInstant(NOON + 1)}` }),
  search: () => ({ query: 'q=Niamh' }),
  listNotices: () => ({}),
  dismissNotice: () => ({ body: { reason: 'was not there' } }),
  fairness: () => ({}),
  hiring: () => ({}),
  listAudit: () => ({}),
  auditCsv: () => ({}),
  listExports: () => ({}),
  startExport: () => ({ body: {} }),
  deleteExport: () => ({}),
  exportTicket: () => ({ body: {} }),
  exportFile: () => ({ query: 'ticket=none' }),
  importPeople: () => ({ query: 'dryRun=true', body: { basics: { name: 'Ines Duarte' } } }),
  listTakeIns: () => ({}),
  startTakeIn: () => ({ body: { name: 'export.zip', size: 1_000 } }),
  sendTakeIn: () => ({ query: 'at=0' }),
  beginTakeIn: () => ({ body: {} }),
  deleteTakeIn: () => ({}),
  takeInRefusals: () => ({}),
  noteExport: () => ({ body: { report: 'fairness' } }),
  organization: () => ({}),
  changeOrganization: () => ({ body: { ratingComments: 'optional' } }),
  erase: ({ candidateId }) => ({ body: { candidateId, dryRun: true } }),
  listErasures: () => ({}),
  withdrawErasure: () => ({}),
  listHolds: () => ({}),
  hold: ({ candidateId }) => ({ body: { candidateId, reason: 'a dispute' } }),
  endHold: () => ({}),
  retention: () => ({}),
  retentionNotices: () => ({}),
  dismissRetentionNotice: () => ({}),
  changeRetention: ({ jobId }) => ({ body: { jobId, dataClass: 'hired', months: null } }),
  inventory: () => ({}),
  candidateData: () => ({}),
  candidateDataPdf: () => ({}),
  memberData: () => ({}),
  memberDataPdf: () => ({}),
  myData: () => ({}),
  myDataPdf: () => ({}),
  changeMe: () => ({ body: { timeZone: 'Europe/Lisbon' } }),
  askErasure: () => ({ body: {} }),
  myErasure: () => ({}),
  withdrawMyErasure: () => ({}),
  listErasureRequests: () => ({}),
  openapi: () => ({}),
  zoomInstall: () => ({}),
  zoomCallback: () => ({}),
  startInClient: () => ({}),
  completeInClient: () => ({ body: { code: 'none', state: 'none' } }),
  zoomConnection: () => ({}),
  disconnectZoom: () => ({}),
  listJoinRequests: () => ({}),
  answerJoinRequest: () => ({ body: { decision: 'accept' } }),
  inviteMember: () => ({ body: { email: `${newId()}@corrib.example` } }),
  zoomWebhook: () => ({ body: { event: 'app_deauthorized', payload: {} } }),
  candidateCalls: () => ({}),
  listCalls: () => ({}),
  assignCall: () => ({ body: { candidateId: null } }),
  callRecording: () => ({}),
  candidateChats: () => ({}),
  linkChat: () => ({ body: { toContact: 'niamh@example.com' } }),
  unlinkChat: () => ({}),
};

/** Mail is on, and what is queued stays queued. */
const NOBODY_THERE = { smtpUrl: 'smtp://127.0.0.1:9', from: FROM };

const ENDPOINTS = Object.keys(contract) as EndpointName[];

for (const engine of ENGINES) {
  describe(`role and endpoint on ${engine}`, () => {
    let fresh: TestDatabase;
    let world: World;
    let kitId: string;
    let server: RunningServer;
    let memberOf: Record<SomeCaller, string>;

    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      server = await startTestServer(fresh.url, { config: { mail: NOBODY_THERE } });
      world = await makeWorld(fresh.database);
      kitId = await addKit(fresh.database, world);
      memberOf = await callersOf(fresh.database, world);
      await fresh.database.transact((tx) =>
        insertJob(tx, world.organizationId, {
          id: newId(),
          title: 'Another job',
          stages: [{ name: 'Applied', type: 'applied' }],
          hiringTeam: [],
          createdAt: toInstant(NOON),
        }),
      );
      const filed = await ask('putResume', 'recruiter');
      expect(filed.status).toBe(200);
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });

    const tokens = new Map<string, string>();
    async function tokenOf(who: SomeCaller, isSpent: boolean) {
      const known = tokens.get(who);
      if (known !== undefined && !isSpent) return known;
      const token = await tokenFor(fresh.database, memberOf[who]);
      if (!isSpent) tokens.set(who, token);
      return token;
    }

    async function ask(name: EndpointName, who: CallerName) {
      const { method, path }: Endpoint = contract[name];
      const { query, body } = CALLS[name](world);
      const rows: Record<string, string> = {
        interviews: world.interviewId,
        jobs: world.jobId,
        kits: kitId,
        members: world.colleague.id,
        'mail-templates': 'invitation',
      };
      const id = rows[path.split('/')[2]!] ?? world.candidateId;
      const token = who === 'nobody' ? null : await tokenOf(who, name === 'closeSession');
      const res = await fetch(
        server.url +
          path
            .replace(':id', id)
            .replace(':kind', 'attendance')
            .replace(':participant', '0'.repeat(32))
            .replace(':fileId', 'file-1') +
          (query === undefined ? '' : `?${query}`),
        {
          method: method.toUpperCase(),
          redirect: 'manual',
          headers: {
            ...(token === null ? {} : { authorization: `Bearer ${token}` }),
            ...(body === undefined
              ? {}
              : { 'content-type': body === PDF ? 'application/pdf' : 'application/json' }),
          },
          ...(body === undefined ? {} : { body: body === PDF ? PDF : JSON.stringify(body) }),
        },
      );
      const isStream = res.headers.get('content-type')?.startsWith('text/event-stream');
      if (isStream) await res.body!.cancel();
      return { status: res.status, text: isStream ? '' : await res.text() };
    }

    test.each(ENDPOINTS)('%s', async (name) => {
      const expected = TABLE[name].trim().split(/\s+/).map(Number);
      const answers: Record<string, number> = {};
      const wanted: Record<string, number> = {};
      for (const [index, who] of CALLERS.entries()) {
        const { status, text } = await ask(name, who);
        answers[who] = status;
        wanted[who] = expected[index]!;
        if (status < 400) continue;
        const problem = JSON.parse(text);
        expect(ERRORS[problem.code as 'internal'].status).toBe(status);
        expect((contract[name] as Endpoint).errors, `${name} declares it`).toContain(problem.code);
        if (status === 401 || status === 404) expect(text).not.toMatch(/Niamh|Brennan|Corrib/);
      }
      expect(answers).toEqual(wanted);
    });

    test('the table names every endpoint, and nothing that is not one', () => {
      expect(Object.keys(TABLE).sort()).toEqual([...ENDPOINTS].sort());
      for (const row of Object.values(TABLE)) {
        expect(row.trim().split(/\s+/)).toHaveLength(CALLERS.length);
      }
    });

    test('a row of another organization and a row that is nowhere answer the same', async () => {
      const caller = new Caller(
        server.url,
        await tokenFor(fresh.database, memberOf['admin of another organization']),
      );
      const paths = (candidateId: string, interviewId: string, jobId: string, kit: string) => [
        `/api/candidates/${candidateId}`,
        `/api/candidates/${candidateId}/events`,
        `/api/candidates/${candidateId}/resume`,
        `/api/candidates/${candidateId}/stream`,
        `/api/candidates/${candidateId}/calls`,
        `/api/candidates/${candidateId}/chats`,
        `/api/interviews/${interviewId}`,
        `/api/interviews/${interviewId}/debrief`,
        `/api/interviews/${interviewId}/debrief.md`,
        `/api/interviews/${interviewId}/debrief.pdf`,
        `/api/jobs/${jobId}`,
        `/api/kits/${kit}`,
        `/api/kits/${kit}?version=1`,
      ];
      const bodies = async (all: string[]) =>
        Promise.all(
          all.map(async (path) => {
            const { status, body } = await caller.get(path);
            const { requestId: _, ...problem } = body as { requestId: string };
            return { status, problem };
          }),
        );
      const ours = paths(world.candidateId, world.interviewId, world.jobId, kitId);
      const nowhere = paths(newId(), newId(), newId(), newId());
      expect(await bodies(ours)).toEqual(await bodies(nowhere));
    });

    test('lists of another organization are empty of ours, with every filter', async () => {
      const caller = new Caller(
        server.url,
        await tokenFor(fresh.database, memberOf['admin of another organization']),
      );
      for (const path of [
        `/api/candidates?jobId=${world.jobId}&view=all`,
        `/api/interviews?candidateId=${world.candidateId}`,
      ]) {
        expect((await caller.get(path)).body, path).toEqual({ items: [], nextCursor: null });
      }
      for (const path of [
        '/api/jobs',
        '/api/kits',
        '/api/members',
        '/api/candidates?view=all',
        '/api/interviews',
      ]) {
        expect(JSON.stringify((await caller.get(path)).body), path).not.toContain(
          world.organizationId,
        );
        expect(JSON.stringify((await caller.get(path)).body), path).not.toContain(
          world.candidateId,
        );
        expect(JSON.stringify((await caller.get(path)).body), path).not.toContain(world.jobId);
        expect(JSON.stringify((await caller.get(path)).body), path).not.toContain(kitId);
      }
    });

    test('an interviewer whose window is over is a stranger', async () => {
      const long = NOON - 30 * 86_400_000;
      const old = await makeWorld(fresh.database, long);
      const interviewer = new Caller(
        server.url,
        await tokenFor(fresh.database, old.interviewer.id),
      );
      expect((await interviewer.get(`/api/candidates/${old.candidateId}`)).status).toBe(404);
      expect((await interviewer.get('/api/candidates?view=all')).body).toMatchObject({ items: [] });
      expect((await interviewer.get('/api/interviews')).body).toMatchObject({ items: [] });
      await write(fresh.database, old.log, NOON, [
        {
          id: newId(),
          type: 'interview.rescheduled',
          interviewId: old.interviewId,
          body: { startsAt: toInstant(NOON), minutes: 45 },
        },
      ]);
      expect((await interviewer.get(`/api/candidates/${old.candidateId}`)).status).toBe(200);
    });
  });
}
