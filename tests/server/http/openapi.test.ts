import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { contract, type EndpointName } from '../../../common/contract.ts';
import type { Endpoint } from '../../../common/endpoint.ts';
import { ERRORS } from '../../../common/errors.ts';
import { newId } from '../../../common/ids.ts';
import { DEFAULT_TEMPLATES } from '../../../common/mail-defaults.ts';
import { toInstant } from '../../../common/time.ts';
import { insertCandidate } from '../../../db/candidates.ts';
import { askToJoin } from '../../../db/joining.ts';
import { noticesOf, putNotice } from '../../../db/notices.ts';
import { insertHold } from '../../../db/privacy/holds.ts';
import { putRetentionNotice, retentionNoticesOf } from '../../../db/privacy/retention-notices.ts';
import { startCollecting } from '../../../db/records/collecting.ts';
import type { Tx } from '../../../db/transact.ts';
import { quarantine } from '../../../server/privacy/erasures.ts';
import { REHEARSAL_SCOPES } from '../../../server/rehearsal/cloud/whole.ts';
import type { RunningServer } from '../../../server/start.ts';
import { signatureOf } from '../../../server/zoom/webhook-signature.ts';
import { fileRecords } from '../../records/filed.ts';
import { oneRecording } from '../../records/one-recording.ts';
import { someoneWasThere } from '../../records/support.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../../support/databases.ts';
import { draft, makeWorld, NOON, type World } from '../../support/fixtures.ts';
import { Caller, CLIENT, startTestServer, TestClock } from '../../support/server.ts';
import { FROM } from '../../support/smtp.ts';
import { startTestZoom, type TestZoom, zoomPerson } from '../../support/zoom.ts';

import { exported as filesOf, send, zipped } from '../../take-ins/support.ts';
import { freshContext } from '../auth/support.ts';
import { KIT, PDF, tokenFor } from '../permissions/support.ts';

interface Operation {
  operationId: string;
  summary: string;
  security: unknown[];
  parameters: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { description: string; content?: Record<string, { schema?: object }> }>;
}
interface OpenApi {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
}

/** How one endpoint is called for its usual answer. */
interface Call {
  id?: string;
  query?: string;
  body?: unknown;
  /** A token other than the recruiter's; `null` for a browser without one. */
  as?: string | null;
  headers?: Record<string, string>;
}

/** A webhook as Zoom signs it. */
function signed(event: object): Call {
  const timestamp = String(NOON / 1_000);
  const signature = signatureOf(
    CLIENT.webhookSecret,
    timestamp,
    Buffer.from(JSON.stringify(event)),
  );
  const headers = { 'x-zm-request-timestamp': timestamp, 'x-zm-signature': signature };
  return { as: null, body: event, headers };
}

async function someoneAsks(tx: Tx, organization_id: string): Promise<string> {
  const id = newId();
  const person = { zoom_user_id: 'zoom-new', email: 'a@b.example', name: 'A', time_zone: 'UTC' };
  await askToJoin(tx, { id, organization_id, ...person, asked_at: toInstant(NOON) });
  return id;
}

/** Everything, exported and to be downloaded. */
async function readyExport(server: RunningServer, admin: Caller) {
  const { id } = (await admin.post('/api/exports', {})).body as { id: string };
  await server.tasks.idle();
  const { url } = (await admin.post(`/api/exports/${id}/ticket`, {})).body as { url: string };
  return { id, query: url.split('?')[1]! };
}

const ENDPOINTS = Object.entries<Endpoint>(contract) as [EndpointName, Endpoint][];

for (const engine of ENGINES) {
  describe(`the OpenAPI document and the real answers on ${engine}`, () => {
    let fresh: TestDatabase;
    let world: World;
    let zoom: TestZoom;
    let server: RunningServer;
    let document: OpenApi;
    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      world = await makeWorld(fresh.database);
      const clock = new TestClock();
      zoom = await startTestZoom(clock, [zoomPerson(`zoom-${world.admin.id}`)], REHEARSAL_SCOPES);
      // Mail is on, and what is queued stays queued.
      const mail = { smtpUrl: 'smtp://127.0.0.1:9', from: FROM };
      server = await startTestServer(fresh.url, { clock, config: { zoom: zoom.config, mail } });
      document = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as OpenApi;
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await zoom[Symbol.asyncDispose]();
      await fresh.drop();
    });

    /** What the Zoom client hands over once somebody has allowed Hireside. */
    async function zoomCode(token: string) {
      const redirectUri = `${server.url}/`;
      const { body } = await new Caller(server.url, token).post('/auth/zoom/in-client/start', {});
      const { state, codeChallenge: value } = body as { state: string; codeChallenge: string };
      const uid = `zoom-${world.admin.id}`;
      const code = zoom.grants.codeFor(uid, redirectUri, { method: 'plain', value });
      return { code, state, redirectUri };
    }

    const operationOf = ({ method, path }: Endpoint) =>
      document.paths[path.replaceAll(/:(\w+)/g, '{$1}')]?.[method];

    test('lists every endpoint of the contract and nothing else', () => {
      expect(document.openapi).toBe('3.1.0');
      const listed = Object.values(document.paths).flatMap((path) =>
        Object.values(path).map(({ operationId }) => operationId),
      );
      expect(listed.sort()).toEqual(Object.keys(contract).sort());
    });

    test.each(ENDPOINTS)('%s: parameters, body, answers and errors', (name, endpoint) => {
      const operation = operationOf(endpoint)!;
      expect(operation.operationId).toBe(name);
      expect(operation.summary).toBe(endpoint.summary);
      expect(operation.security.length === 0).toBe(endpoint.who === 'anyone');
      const inPath = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, one]) => one);
      const named = operation.parameters.filter((one) => one.in === 'path').map((one) => one.name);
      expect(named).toEqual(inPath);
      expect(operation.requestBody !== undefined).toBe(endpoint.input !== undefined);
      for (const code of endpoint.errors) {
        expect(operation.responses[ERRORS[code].status]?.description).toContain(code);
      }
    });

    test('every schema in it is a JSON Schema that reads back', () => {
      const schemas = Object.values(document.paths).flatMap((path) =>
        Object.values(path).flatMap(({ parameters, requestBody, responses }) => [
          ...parameters.map(({ schema }) => schema),
          ...Object.values(requestBody?.content ?? {}).map(({ schema }) => schema),
          ...Object.values(responses).flatMap(({ content }) =>
            Object.values(content ?? {}).flatMap(({ schema }) => (schema ? [schema] : [])),
          ),
        ]),
      );
      expect(schemas.length).toBeGreaterThan(50);
      for (const schema of schemas) {
        if ('$ref' in schema) {
          expect(schema.$ref).toBe('#/components/schemas/Problem');
          continue;
        }
        expect(() => z.fromJSONSchema(schema as never), JSON.stringify(schema)).not.toThrow();
      }
      expect(document.components.schemas.Problem).toMatchObject({ type: 'object' });
    });

    test('the real answer of every endpoint is what the contract says', async () => {
      const token = await tokenFor(fresh.database, world.admin.id);
      const spare = await tokenFor(fresh.database, world.admin.id);
      const { candidateId, interviewId, jobId, interviewer } = world;
      const asking = await fresh.database.transact((tx) => someoneAsks(tx, world.organizationId));
      const inClient = await zoomCode(token);
      const recorded = await oneRecording(fresh.database, zoom, world, world.admin);
      const given = await new Caller(server.url, token).post(
        `/api/recordings/${recorded.recordingId}/ticket`,
        { fileId: recorded.fileId },
      );
      const ticket = (given.body as { url: string }).url.split('?')[1]!;
      const context = freshContext({ uid: `zoom-${interviewer.id}`, mid: 'openapi==' });
      const at = toInstant(NOON + 86_400_000);
      const made = newId();
      const noticeId = await noticeFor(fresh, world);
      const kitId = newId();
      const somebody = await fresh.database.transact((tx) => someoneWasThere(tx, world));
      const filed = await fileRecords(fresh.database, zoom, world, `zoom-${world.admin.id}`);
      const waiting = await erasureFor(fresh, world);
      const exported = await readyExport(server, new Caller(server.url, token));
      const brought = await readyTakeIn(server, new Caller(server.url, token), world);
      const note = draft('note.added', { text: 'findable words' }, { interviewId });
      /** In an order in which each call finds what it needs. */
      const CALLS: Record<EndpointName, Call> = {
        openSession: { body: { context, meetingId: '832 4471 0925' } },
        me: {},
        panel: { query: 'meetingUuid=openapi&meetingId=83244710925' },
        matchMeeting: { body: { meetingUuid: 'openapi', interviewId } },
        createJob: { body: { title: 'Analyst', hiringTeam: [interviewer.id] } },
        listJobs: { query: 'limit=1' },
        createCandidate: { body: { id: made, name: 'New Person', email: 'a@b.example', jobId } },
        listCandidates: { query: 'view=all&limit=1' },
        candidate: { id: made },
        editCandidate: {
          id: made,
          body: { links: [{ url: 'https://example.com' }], tags: ['sql'] },
        },
        putResume: { id: made, query: 'name=cv.pdf', body: PDF },
        resume: { id: made },
        listResumes: { id: made },
        appendEvents: { body: { events: [note, { ...note, id: 'event-9', type: 'mail.sent' }] } },
        events: {},
        stream: {},
        presence: { body: { writing: true } },
        createInterview: { body: { candidateId: made, startsAt: at, memberIds: [interviewer.id] } },
        listInterviews: { query: 'limit=1' },
        interview: { id: interviewId },
        startInClient: {},
        completeInClient: { body: inClient },
        changeInterview: { id: interviewId, body: { minutes: 60, zoom: {} } },
        interviewMeeting: { id: interviewId },
        tryMeeting: { id: interviewId },
        hostMeeting: { id: interviewId },
        sdkSignature: { id: interviewId, body: { role: 'host' } },
        openAutomatically: { id: interviewId, body: { on: true } },
        panelLink: { id: interviewId },
        availability: {
          query: `memberIds=${interviewer.id}&memberIds=${world.admin.id}&from=${at}&to=${toInstant(NOON + 90_000_000)}`,
        },
        sendInvitation: { id: interviewId, body: { subject: 'Hello', body: 'Words' } },
        invitation: { id: interviewId },
        recordReply: { id: interviewId, body: { reply: 'tentative' } },
        mailTemplates: {},
        putMailTemplate: { id: 'update', body: { ...DEFAULT_TEMPLATES.update, version: 0 } },
        resetMailTemplate: { id: 'update', query: 'version=1' },
        interviewRecordings: { id: interviewId },
        candidateTranscripts: { query: 'q=findable' },
        transcriptCues: { id: recorded.transcriptId },
        mediaTicket: { id: recorded.recordingId, body: { fileId: recorded.fileId } },
        recordingFile: { id: recorded.recordingId, query: ticket },
        debrief: { id: interviewId },
        openDebrief: { id: interviewId, body: {} },
        debriefMarkdown: { id: interviewId },
        debriefPdf: { id: interviewId },
        cancelInterview: { id: interviewId },
        createKit: { body: { ...KIT, id: kitId } },
        listKits: { query: 'limit=1' },
        kit: { id: kitId, query: 'version=1' },
        kitVersions: { id: kitId },
        changeKit: { id: kitId, body: { version: 1, name: 'Technical, long' } },
        changeJob: {
          id: jobId,
          body: {
            rounds: [
              {
                round: 2,
                title: 'Technical',
                minutes: 60,
                kitId,
                focus: { [interviewer.id]: ['attr-debugging'] },
              },
            ],
            feedbackVisibility: 'never',
          },
        },
        job: { id: jobId },
        listMembers: { query: 'limit=2' },
        memberDuties: { id: interviewer.id },
        changeMember: { id: interviewer.id, body: { role: 'hiring_manager' } },
        organization: {},
        changeOrganization: { body: { feedbackVisibility: 'after_own' } },
        listCollecting: {},
        setCollecting: { body: { on: false } },
        attendance: { id: interviewId },
        sayWho: { id: interviewId, body: { who: 'candidate' } },
        attendanceReport: { query: `from=${toInstant(0)}&to=${at}&by=month` },
        setCopies: { body: { on: true } },
        copyEarlier: {},
        deleteCopies: {},
        purgeRecords: {},
        search: { query: 'q=findable' },
        listNotices: {},
        dismissNotice: { id: noticeId },
        fairness: { id: jobId },
        listAudit: { query: 'action=session.opened&q=ada' },
        auditCsv: {},
        exportTicket: { id: exported.id },
        exportFile: { id: exported.id, query: exported.query },
        deleteExport: { id: exported.id },
        startExport: {},
        listExports: {},
        importPeople: { body: { basics: { name: 'Ines Duarte' } } },
        sendTakeIn: { id: brought.id, query: 'at=0', body: brought.zip },
        takeInRefusals: { id: brought.id },
        listTakeIns: {},
        beginTakeIn: { id: brought.id },
        deleteTakeIn: { id: brought.id },
        startTakeIn: { body: { name: 'export.zip', size: 1_000 } },
        noteExport: { body: { report: 'attendance' } },
        erase: { body: { candidateId, dryRun: true } },
        listErasures: {},
        withdrawErasure: { id: waiting.erasureId },
        hold: { body: { candidateId, reason: 'a dispute' } },
        listHolds: {},
        endHold: { id: waiting.holdId },
        retention: {},
        retentionNotices: {},
        dismissRetentionNotice: { id: waiting.noticeId },
        hiring: { id: jobId },
        changeRetention: { body: { jobId, dataClass: 'rejected', months: 12 } },
        inventory: {},
        candidateData: {},
        candidateDataPdf: {},
        memberData: { id: interviewer.id },
        memberDataPdf: { id: interviewer.id },
        myData: {},
        myDataPdf: {},
        changeMe: { body: { name: 'Priya Raman-Bose', timeZone: 'Asia/Kolkata' } },
        askErasure: { body: {} },
        myErasure: {},
        listErasureRequests: {},
        withdrawMyErasure: {},
        openapi: {},
        zoomInstall: { as: null },
        zoomCallback: { as: null },
        zoomConnection: {},
        candidateCalls: {},
        listCalls: { query: 'state=ask' },
        callRecording: { id: filed.callId },
        assignCall: { id: filed.callId, body: { candidateId: made } },
        candidateChats: {},
        linkChat: { body: { toContact: 'niamh@example.com' } },
        unlinkChat: { id: filed.chatId, query: 'erase=true' },
        disconnectZoom: {},
        listJoinRequests: {},
        answerJoinRequest: { id: asking, body: { decision: 'accept' } },
        inviteMember: { body: { email: 'New@corrib.example' } },
        zoomWebhook: signed({ event: 'meeting.started', payload: {} }),
        closeSession: { as: spare },
      };
      for (const [name, call] of Object.entries(CALLS)) {
        const { id = candidateId, query, body, as = token, headers = {} } = call;
        const endpoint: Endpoint = contract[name as EndpointName];
        const path = endpoint.path
          .replace(':id', id)
          .replace(':kind', 'attendance')
          .replace(':participant', somebody)
          .replace(':fileId', 'file-1');
        const url = server.url + path + (query ? `?${query}` : '');
        const res = await fetch(url, {
          method: endpoint.method.toUpperCase(),
          redirect: 'manual',
          headers: {
            ...(as === null ? {} : { authorization: `Bearer ${as}` }),
            ...headers,
            ...(body === undefined ? {} : { 'content-type': mediaOf(body) }),
          },
          ...(body === undefined
            ? {}
            : { body: body === PDF || isBytes(body) ? body : JSON.stringify(body) }),
        });
        const documented = operationOf(endpoint)!.responses[res.status];
        expect(documented, `${name} answers ${res.status}`).toBeDefined();
        const usual = endpoint.output || endpoint.media ? 200 : 204;
        expect(res.status, name).toBe(endpoint.redirects ? 302 : usual);
        if (endpoint.redirects) {
          expect(res.headers.get('location'), name).toBeTruthy();
        } else if (endpoint.media !== undefined) {
          expect(res.headers.get('content-type'), name).toContain(endpoint.media);
          await res.body!.cancel();
        } else if (endpoint.output !== undefined) {
          expect(res.headers.get('content-type'), name).toContain('application/json');
          const answer: unknown = await res.json();
          const parsed = endpoint.output.safeParse(answer);
          expect(parsed.error?.issues, name).toBeUndefined();
          // Nothing beyond what is documented, either.
          expect(parsed.data, name).toEqual(answer);
        }
      }
    });
  });
}

const isBytes = (body: unknown): body is Buffer<ArrayBuffer> => Buffer.isBuffer(body);

function mediaOf(body: unknown): string {
  if (body === PDF) return 'application/pdf';
  return isBytes(body) ? 'application/octet-stream' : 'application/json';
}

/** An export of the organization itself, waiting to be brought in. */
async function readyTakeIn(server: RunningServer, admin: Caller, { organizationId }: World) {
  const { database } = server.services;
  const zip = Buffer.from(await zipped(await filesOf(database, organizationId)));
  const id = await send(admin, zip);
  await server.tasks.idle();
  return { id, zip };
}

/** The admin is told that the interviewer will not fill in theirs. @returns its id */
async function noticeFor({ database }: TestDatabase, world: World): Promise<string> {
  const { organizationId, candidateId, interviewId, admin, interviewer } = world;
  const about = { organizationId, candidateId, interviewId, aboutId: interviewer.id };
  await database.transact((tx) =>
    putNotice(
      tx,
      { ...about, memberId: admin.id, kind: 'scorecard_dismissed' },
      { count: 1, at: toInstant(NOON) },
    ),
  );
  return (await noticesOf(database, organizationId, admin.id))[0]!.id;
}

/** A candidate who waits to be erased, and one whose data are on hold. @returns the ids of both */
async function erasureFor({ database }: TestDatabase, world: World) {
  const { organizationId, candidateId, admin } = world;
  const holdId = newId();
  const other = { id: newId(), kind: 'candidate' as const, organizationId, name: '' };
  const at = toInstant(NOON);
  return database.transact(async (tx) => {
    await insertCandidate(tx, { ...other, createdAt: at });
    const asking = { by: admin.id, cause: 'request' as const };
    const erasureId = await quarantine(tx, other, asking, { now: NOON, afterDays: 7 });
    const of = { organization_id: organizationId, candidate_id: candidateId };
    await insertHold(tx, { id: holdId, ...of, reason: 'open', by_member_id: admin.id, at });
    // Recordings are collected, so that copies can be turned on.
    const collected = { organizationId, kind: 'recordings' as const, since: at };
    await startCollecting(tx, { ...collected, byMemberId: admin.id });
    const week = { week: '2026-12-14', days: 30, count: 1, kinds: ['rejected' as const] };
    await putRetentionNotice(tx, organizationId, admin.id, week, at);
    const [notice] = await retentionNoticesOf(tx.sql, organizationId, admin.id);
    return { erasureId, holdId, noticeId: notice!.id };
  });
}
