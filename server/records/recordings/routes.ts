import type { Router } from 'express';
import { AppError } from '../../../common/errors.ts';
import type { Member } from '../../../common/member.ts';
import { interviewById } from '../../../db/interviews.ts';
import { copiesOf } from '../../../db/records/copies.ts';
import { pausing } from '../../../db/records/pausing.ts';
import { filesOf, recordingById, recordingsOf } from '../../../db/records/recordings.ts';
import { searchCues } from '../../../db/records/search-cues.ts';
import {
  cuesFrom,
  seqAt,
  type TranscriptRow,
  transcriptById,
  transcriptsOf,
} from '../../../db/records/transcripts.ts';
import { recordExcerpts, recordReading } from '../../audit/looks.ts';
import { mount } from '../../http/endpoint.ts';
import type { Services } from '../../services.ts';
import { mediaTicket, passThrough } from './media.ts';
import { presentRecording, presentTranscript } from './present.ts';
import { seenFile, seenTranscript, seesRecord } from './seen.ts';

/** What Zoom recorded of interviews: where it is, what was said, and the files themselves. */
export function recordingRoutes(router: Router, services: Services): void {
  const { database, clock } = services;
  const ofRecording = async ({ member, params }: Named) =>
    (await recordingById(database.read, member.organizationId, params.id))?.candidate_id ?? null;

  mount(
    router,
    services,
    'interviewRecordings',
    async ({ member, params }) => {
      const { organizationId } = member;
      const row = await interviewById(database.read, organizationId, params.id);
      if (row === null) throw noInterview();
      const of = {
        candidate_id: row.candidateId,
        application_id: row.interview.applicationId,
        interview_id: params.id,
      };
      if (!(await seesRecord(services, member, 'recording.filed', of))) throw noInterview();
      const recordings = await recordingsOf(database.read, organizationId, params.id);
      const ids = recordings.map(({ id }) => id);
      const files = await filesOf(database.read, ids);
      const copies = await copiesOf(database.read, ids);
      const interview_id = params.id;
      const transcripts = await transcriptsOf(database.read, organizationId, { interview_id });
      const uuids = [...recordings, ...transcripts].map((one) => one.meeting_uuid);
      const heard = transcripts.map(({ id, meeting_uuid: uuid }) => ({ id, uuid }));
      const pauses = await pausing(database, organizationId, uuids, heard);
      return {
        recordings: recordings.map((one) =>
          presentRecording(one, files, { copies, pausing: pauses }),
        ),
        transcripts: transcripts.map((one) => presentTranscript(one, pauses)),
      };
    },
    async ({ member, params }) =>
      (await interviewById(database.read, member.organizationId, params.id))?.candidateId ?? null,
  );

  mount(
    router,
    services,
    'transcriptCues',
    async ({ member, params, query }) => {
      const transcript = await seenTranscript(services, member, params.id);
      const { id } = transcript;
      const { part, ms, limit } = query;
      const middle = ms === undefined ? 0 : await seqAt(database.read, id, { part, ms });
      const from = query.from ?? Math.max(0, middle - Math.floor(limit / 2));
      const cues = await cuesFrom(database.read, id, { from, limit: limit + 1 });
      // Before a word is given: from the interview’s page, or where a search led.
      if (cues.length > 0) await recordReading(services, member, transcript);
      const next = cues.length > limit ? cues.at(-1)!.seq : null;
      return { cues: cues.slice(0, limit), next };
    },
    async ({ member, params }) =>
      (await transcriptById(database.read, member.organizationId, params.id))?.candidate_id ?? null,
  );

  mount(router, services, 'candidateTranscripts', async ({ member, params, query }) => {
    const candidate_id = params.id;
    const seen: TranscriptRow[] = [];
    const all = { candidate_id };
    for (const row of await transcriptsOf(database.read, member.organizationId, all))
      if (await seesRecord(services, member, 'transcript.filed', row)) seen.push(row);
    const { q, limit } = query;
    const hits =
      q === undefined
        ? []
        : await searchCues(database, member, q, { limit, candidateId: candidate_id }, clock.now());
    const found = hits.map(({ interviewId }) => ({ candidateId: candidate_id, interviewId }));
    await recordExcerpts(services, member, found);
    const heard = seen.map(({ id, meeting_uuid: uuid }) => ({ id, uuid }));
    const uuids = heard.map(({ uuid }) => uuid);
    const pauses = await pausing(database, member.organizationId, uuids, heard);
    return {
      transcripts: seen.map((one) => presentTranscript(one, pauses)),
      hits: hits.map(({ candidateId: _, candidateName: __, at: ___, ...hit }) => hit),
    };
  });

  mount(
    router,
    services,
    'mediaTicket',
    async ({ identity, member, params, input }) =>
      mediaTicket(services, identity, await seenFile(services, member, { ...params, ...input })),
    ofRecording,
  );

  mount(router, services, 'recordingFile', async ({ params, query, req, res }) =>
    passThrough(services, { req, res }, { ...params, ...query }),
  );
}

type Named = { member: Member; params: { id: string } };

const noInterview = () => new AppError('not_found', 'There is no such interview.');
