import { z } from 'zod';
import { COPY_REASONS, COPY_STATES } from '../copies.ts';
import { COMMON, endpoint, WRITE } from '../endpoint.ts';
import { id } from '../events.ts';
import { candidateParams, instantOut } from '../shapes.ts';
import { TRANSCRIPT_REASONS, TRANSCRIPT_STATES } from '../transcript.ts';

const cue = z.object({
  seq: z.int(),
  /** Which of the transcript's parts; the times run from its beginning, milliseconds. */
  part: z.int(),
  startMs: z.int(),
  endMs: z.int(),
  speaker: z.string().nullable(),
  text: z.string(),
});

/** When recording stood still within it: the file's own clock did, too. */
const pauses = z.array(z.object({ from: instantOut, to: instantOut }));

const file = z.object({
  id,
  /** What a player makes of it. */
  kind: z.enum(['video', 'audio', 'other']),
  /** As Zoom says it; an open set. */
  recordingType: z.string(),
  size: z.number(),
  startsAt: instantOut,
  endsAt: instantOut.nullable(),
  pauses,
  status: z.enum(['completed', 'processing']),
  /** How far its copy is; `null` where there is to be none. */
  copy: z
    .object({
      state: z.enum(COPY_STATES),
      reason: z.enum(COPY_REASONS).nullable(),
      /** Those that are here. */
      bytes: z.number(),
    })
    .nullable(),
});

const recording = z.object({
  id,
  /** Which run of the meeting: its transcript has the same. */
  meetingUuid: z.string(),
  state: z.enum(['kept', 'trashed', 'deleted']),
  startedAt: instantOut,
  minutes: z.int(),
  files: z.array(file),
});

const transcript = z.object({
  id,
  meetingUuid: z.string(),
  interviewId: id,
  state: z.enum(TRANSCRIPT_STATES),
  reason: z.enum(TRANSCRIPT_REASONS).nullable(),
  trashed: z.boolean(),
  parts: z.array(z.object({ startsAt: instantOut, endsAt: instantOut.nullable(), pauses })),
  startedAt: instantOut,
  cues: z.int(),
});

/** What Zoom recorded of interviews, and what was said in them. */
export const recordingEndpoints = {
  interviewRecordings: endpoint({
    method: 'get',
    path: '/api/interviews/:id/recordings',
    summary: 'What Zoom recorded of an interview, and where its transcript is',
    who: 'candidate.read',
    params: candidateParams,
    output: z.object({ recordings: z.array(recording), transcripts: z.array(transcript) }),
    errors: [...COMMON, 'not_found'],
  }),
  transcriptCues: endpoint({
    method: 'get',
    path: '/api/transcripts/:id/cues',
    summary: 'A piece of a transcript, from a number or around a moment of one of its parts',
    who: 'candidate.read',
    params: candidateParams,
    query: z.object({
      from: z.coerce.number().int().min(0).optional(),
      part: z.coerce.number().int().min(0).max(100).default(0),
      ms: z.coerce.number().int().min(0).max(2_000_000_000).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(200),
    }),
    output: z.object({ cues: z.array(cue), next: z.int().nullable() }),
    errors: [...COMMON, 'not_found'],
  }),
  candidateTranscripts: endpoint({
    method: 'get',
    path: '/api/candidates/:id/transcripts',
    summary: 'The transcripts of a candidate’s interviews; with words, where they were said',
    who: 'candidate.read',
    params: candidateParams,
    query: z.object({
      q: z.string().trim().min(1).max(200).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    output: z.object({
      transcripts: z.array(transcript),
      hits: z.array(cue.extend({ transcriptId: id, interviewId: id })),
    }),
    errors: [...COMMON, 'not_found'],
  }),
  mediaTicket: endpoint({
    method: 'post',
    path: '/api/recordings/:id/ticket',
    summary:
      'A short-lived address of one file of a recording, for a player; kept in the audit log',
    who: 'candidate.read',
    params: candidateParams,
    input: z.object({ fileId: id }),
    output: z.object({ url: z.string(), expiresAt: instantOut }),
    errors: [...WRITE, 'not_found', 'conflict'],
  }),
  recordingFile: endpoint({
    method: 'get',
    path: '/api/recordings/:id/files/:fileId',
    summary: 'One file of a recording, from its copy or through from Zoom, whole or by range',
    who: 'anyone',
    params: z.object({ id, fileId: id }),
    query: z.object({ ticket: z.string().min(1).max(2_000) }),
    media: 'video/mp4',
    errors: [...COMMON, 'not_found', 'conflict', 'zoom_reauthorise', 'zoom_unavailable'],
  }),
} as const;
