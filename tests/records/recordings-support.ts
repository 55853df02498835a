import { randomUUID } from 'node:crypto';
import type { RecordingCompletedEvent, RecordingRenamedEvent } from '@zoom/rivet/meetings';
import type { Output } from '../../common/contract.ts';
import type { Member } from '../../common/member.ts';
import type { RecordKind } from '../../common/records.ts';
import { toInstant } from '../../common/time.ts';
import { claimAccount } from '../../db/joining.ts';
import { startCollecting, stopCollecting } from '../../db/records/collecting.ts';
import {
  type CloudRecording,
  record,
  recordingAnswer,
  transcribe,
} from '../../server/rehearsal/cloud/recorded.ts';
import { REHEARSAL_SCOPES } from '../../server/rehearsal/cloud/whole.ts';
import type { RunningServer } from '../../server/start.ts';
import { signatureOf } from '../../server/zoom/webhook-signature.ts';
import { tokenFor } from '../server/permissions/support.ts';
import { freshDatabase, type TestDatabase } from '../support/databases.ts';
import { emptyDatabase } from '../support/empty.ts';
import { makeWorld, NOON, type World } from '../support/fixtures.ts';
import { Caller, CLIENT, startTestServer, TestClock } from '../support/server.ts';
import { connect, renewZoom, startTestZoom, type TestZoom, zoomPerson } from '../support/zoom.ts';

export const NUMBER = 83_244_710_925;
export const ACCOUNT = 'corrib-account';
export const MINUTE = 60_000;

type Recordings = Output<'interviewRecordings'>;

/** A Zoom that records, a server that collects, and a recruiter whose meeting it was. */
export class RecordsWorld implements AsyncDisposable {
  world!: World;
  recruiter!: Caller;
  private constructor(
    readonly fresh: TestDatabase,
    readonly clock: TestClock,
    readonly zoom: TestZoom,
    readonly server: RunningServer,
    private readonly kinds: readonly RecordKind[],
  ) {}

  static async start(
    engine: 'sqlite' | 'postgres',
    kinds: readonly RecordKind[] = ['recordings', 'transcripts'],
  ): Promise<RecordsWorld> {
    const fresh = await freshDatabase(engine);
    const clock = new TestClock();
    const zoom = await startTestZoom(clock, [], REHEARSAL_SCOPES);
    const server = await startTestServer(fresh.url, { clock, config: { zoom: zoom.config } });
    const one = new RecordsWorld(fresh, clock, zoom, server, kinds);
    await one.renew();
    return one;
  }

  /** Everything anew, on the same server: an hour after noon, with a Zoom that knows nothing yet. */
  async renew(): Promise<void> {
    const { fresh, clock, zoom, server } = this;
    await server.tasks.idle();
    await emptyDatabase(fresh.database);
    clock.pass(NOON + 60 * MINUTE - clock.now());
    this.world = await makeWorld(fresh.database);
    const { organizationId, recruiter, manager } = this.world;
    renewZoom(
      zoom,
      [recruiter, manager].map(({ id }) => zoomPerson(`zoom-${id}`)),
    );
    await fresh.database.transact(async (tx) => {
      await claimAccount(tx, organizationId, ACCOUNT);
      for (const kind of this.kinds) {
        const one = { organizationId, kind, since: toInstant(NOON), byMemberId: recruiter.id };
        await startCollecting(tx, one);
      }
    });
    await connect(fresh.database, zoom, recruiter, clock);
    this.recruiter = await this.as(recruiter);
  }

  /** What Zoom recorded of the world's interview, without saying so yet. */
  record(more: Partial<CloudRecording> = {}, parts = 1): CloudRecording {
    const about = {
      uuid: `${randomUUID().slice(0, 20)}==`,
      number: NUMBER,
      hostId: `zoom-${this.world.recruiter.id}`,
      topic: 'Interview: Niamh Brennan',
      startsAt: NOON,
      minutes: 40,
      ...more,
    };
    const recording = { ...record(about, parts), ...more };
    this.zoom.state.recordings.set(recording.uuid, recording);
    return recording;
  }

  transcribe = (recording: CloudRecording, vtt: string | Buffer, part = 0) =>
    transcribe(recording, vtt, part);

  /** The payload as @zoom/rivet has it. */
  object(recording: CloudRecording): RecordingCompletedEvent['payload']['object'] {
    const { recording_files, ...rest } = recordingAnswer(recording, {
      file: (id) => `http://127.0.0.1:${this.zoom.port}/rec/download/${id}`,
    });
    return {
      ...rest,
      account_id: ACCOUNT,
      type: 2,
      password: 'secret-of-the-play-page',
      host_email: 'priya@corrib.example',
      share_url: 'https://zoom.us/rec/share/x',
      recording_files: recording_files.map((file) => ({
        play_url: 'https://zoom.us/rec/play/x',
        download_url: '',
        ...file,
      })) as RecordingCompletedEvent['payload']['object']['recording_files'],
    };
  }

  async completed(recording: CloudRecording, more: object = {}): Promise<number> {
    const event = {
      event: 'recording.completed',
      event_ts: this.clock.now(),
      download_token: 'a-webhooks-download-token',
      payload: { account_id: ACCOUNT, object: this.object(recording) },
    } satisfies RecordingCompletedEvent;
    return this.deliver({ ...event, ...more });
  }

  /** Any other event with the whole object in it. */
  async tell(name: string, recording: CloudRecording, at = this.clock.now()): Promise<number> {
    const object = this.object(recording);
    return this.deliver({ event: name, event_ts: at, payload: { account_id: ACCOUNT, object } });
  }

  async renamed(recording: CloudRecording, topic: string): Promise<number> {
    const about = {
      uuid: recording.uuid,
      id: recording.number,
      type: 2,
      host_id: recording.hostId,
    } as const;
    return this.deliver({
      event: 'recording.renamed',
      event_ts: this.clock.now(),
      payload: {
        account_id: ACCOUNT,
        operator: 'priya@corrib.example',
        operator_id: recording.hostId,
        time_stamp: this.clock.now(),
        object: { ...about, topic },
        old_object: { ...about, topic: recording.topic },
      },
    } satisfies RecordingRenamedEvent);
  }

  async deliver(event: object): Promise<number> {
    const body = JSON.stringify(event);
    const timestamp = String(Math.floor(this.clock.now() / 1_000));
    const signature = signatureOf(CLIENT.webhookSecret, timestamp, Buffer.from(body));
    const res = await fetch(`${this.server.url}/webhooks/zoom`, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'x-zm-request-timestamp': timestamp,
        'x-zm-signature': signature,
      },
    });
    await res.text();
    return res.status;
  }

  /** Everything that is due is done. */
  async settle(passing = 0): Promise<void> {
    this.clock.pass(passing);
    this.server.tasks.wake();
    await this.server.tasks.idle();
  }

  async seen(caller = this.recruiter): Promise<Recordings> {
    const { status, body } = await caller.get(
      `/api/interviews/${this.world.interviewId}/recordings`,
    );
    if (status !== 200) throw new Error(`answered ${status}`);
    return body;
  }

  /** What the log tells of records, the oldest first. */
  async logged(): Promise<[string, unknown][]> {
    const rows = await this.fresh.database.read
      .selectFrom('event')
      .select(['type', 'body'])
      .where('candidate_id', '=', this.world.candidateId)
      .orderBy('seq')
      .execute();
    return rows
      .filter(({ type }) => /^(recording|transcript|record)\./.test(type))
      .map(({ type, body }) => [type, JSON.parse(body ?? 'null')]);
  }

  async as(member: Member): Promise<Caller> {
    return new Caller(this.server.url, await tokenFor(this.fresh.database, member.id));
  }

  stop = (kind: RecordKind) =>
    this.fresh.database.transact((tx) => stopCollecting(tx, this.world.organizationId, kind));

  async [Symbol.asyncDispose](): Promise<void> {
    await this.server[Symbol.asyncDispose]();
    await this.zoom[Symbol.asyncDispose]();
    await this.fresh.drop();
  }
}

export const VTT = `WEBVTT

1
00:00:12.000 --> 00:00:15.500
Elena Duarte: So you froze the loads. How did you know the copy was complete?

2
00:00:16.000 --> 00:00:21.000
Niamh Brennan: We compared row counts per partition, before and after.

3
00:21:41.000 --> 00:21:55.000
Niamh Brennan: We usually just ran it again. A re-run was cheap for most tables.
`;
