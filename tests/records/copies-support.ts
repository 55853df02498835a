import type { Output } from '../../common/contract.ts';
import {
  type CloudFile,
  type CloudRecording,
  type Content,
  contentOf,
  fileOf,
} from '../../server/rehearsal/cloud/recorded.ts';
import { NOON } from '../support/fixtures.ts';
import type { Caller } from '../support/server.ts';
import { MINUTE, RecordsWorld } from './recordings-support.ts';

export const COPIES = '/api/collecting/recordings/copies';
export const MIB = 1_048_576;

/** Bytes of which each piece differs from the next, and the end is no whole piece. */
export const FILM = Buffer.from(
  Uint8Array.from({ length: 2 * MIB + 1_000 }, (_, n) => (n >> 12) + n),
);

/** A world whose organization keeps copies. One for many tests: each has a recording of its own. */
export class CopiesWorld implements AsyncDisposable {
  private constructor(
    readonly one: RecordsWorld,
    readonly admin: Caller,
  ) {}

  static async start(engine: 'sqlite' | 'postgres'): Promise<CopiesWorld> {
    const one = await RecordsWorld.start(engine, ['recordings']);
    const here = new CopiesWorld(one, await one.as(one.world.admin));
    await here.turn(true);
    return here;
  }

  /** What the server itself reads and writes with. */
  get database() {
    return this.one.server.services.database;
  }

  turn = (on: boolean) => this.admin.call('PUT', COPIES, { on });

  /** How the tile of recordings stands. */
  async tile() {
    const { body } = await this.admin.get('/api/collecting');
    const { items } = body as Output<'listCollecting'>;
    return items.find(({ kind }) => kind === 'recordings')!.copies!;
  }

  /** A film at Zoom, and the recording it is the only file of. */
  film(content: Content = contentOf(FILM, 'video/mp4'), more: Partial<CloudFile> = {}) {
    const video = fileOf({
      type: 'MP4',
      extension: 'MP4',
      recordingType: 'active_speaker',
      startsAt: NOON,
      endsAt: NOON + 40 * MINUTE,
      status: 'completed',
      content,
      ...more,
    });
    return { recording: this.one.record({ files: [video] }), video };
  }

  /** Zoom says that it is there, and everything that follows is done. */
  async filed(recording: CloudRecording): Promise<void> {
    await this.one.completed(recording);
    await this.settle();
  }

  /** Also what long work led to. */
  async settle(passing = 0): Promise<void> {
    await this.one.settle(passing);
    await this.one.settle();
  }

  async seen({ uuid }: CloudRecording) {
    const { recordings } = await this.one.seen();
    return recordings.find(({ meetingUuid }) => meetingUuid === uuid)!;
  }

  copyOf = async (recording: CloudRecording) => (await this.seen(recording)).files[0]?.copy;

  /** The bytes that are kept of a recording, whatever their state. */
  async bytesOf(recording: CloudRecording): Promise<Buffer> {
    const { id } = await this.seen(recording);
    const rows = await this.database.read
      .selectFrom('recording_chunk')
      .innerJoin('recording_copy', 'recording_copy.id', 'recording_chunk.copy_id')
      .select('recording_chunk.bytes')
      .where('recording_id', '=', id)
      .orderBy('start')
      .execute();
    return Buffer.concat(rows.map(({ bytes }) => bytes));
  }

  /** An address to play the first file of a recording at. */
  async address(recording: CloudRecording): Promise<string> {
    const { id, files } = await this.seen(recording);
    const asked = await this.one.recruiter.post(`/api/recordings/${id}/ticket`, {
      fileId: files[0]!.id,
    });
    return this.one.server.url + (asked.body as { url: string }).url;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.one[Symbol.asyncDispose]();
  }
}
