import { type ExpressionBuilder, type Kysely, type RawBuilder, sql } from 'kysely';
import { withAuditUnlocked } from '../audit-unlock.ts';
import type { Counts } from '../erasure/erase.ts';
import { type OwnedRecord, ownedRecord } from '../records/record-owners.ts';
import type { Schema } from '../schema.ts';
import type { Tx } from '../transact.ts';

/** A table whose rows, or the words in them, may go before the candidate does. */
export const AGING = ['transcript', 'chat_message', 'mail', 'audit'] as const;
export type AgingTable = (typeof AGING)[number];

/** A row that ages on its own. */
export interface AgingRow {
  id: string;
  at: string;
  /** `null` where it belongs to no application. */
  jobId: string | null;
  /** A message's id is its chat's own. */
  chatId?: string;
}

type Read = Kysely<Schema>;
interface Asked {
  organizationId: string;
  /** Where the page before ended; begins with empty texts. */
  after: Pick<AgingRow, 'at' | 'id'>;
  before: string;
  limit: number;
}

const beyond = (at: string, id: string, after: Asked['after']): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(at)} > ${after.at} or
    (${sql.ref(at)} = ${after.at} and ${sql.ref(id)} > ${after.id}))`;

/** The oldest rows from before a moment that still have words, but for those of candidates on hold. */
export const agingRows = (read: Read, table: AgingTable, asked: Asked): Promise<AgingRow[]> =>
  READERS[table](read, asked);

const held = (read: Read) =>
  read.selectFrom('legal_hold').select('candidate_id').where('ended_at', 'is', null);

const ofNobodyHeld = (read: Read) => (where: ExpressionBuilder<Schema, 'audit'>) =>
  where.or([where('candidate_id', 'is', null), where('candidate_id', 'not in', held(read))]);

const READERS: Record<AgingTable, (read: Read, asked: Asked) => Promise<AgingRow[]>> = {
  transcript: (read, { organizationId, after, before, limit }) =>
    read
      .selectFrom('transcript')
      .leftJoin('application', 'application.id', 'transcript.application_id')
      .select(['transcript.id', 'transcript.started_at as at', 'application.job_id as jobId'])
      .where('transcript.organization_id', '=', organizationId)
      .where('transcript.started_at', '<', before)
      .where(beyond('transcript.started_at', 'transcript.id', after))
      .where('transcript.cues', '>', 0)
      .where('transcript.candidate_id', 'not in', held(read))
      .orderBy('transcript.started_at')
      .orderBy('transcript.id')
      .limit(limit)
      .execute(),
  chat_message: (read, { organizationId, after, before, limit }) =>
    read
      .selectFrom('chat_message')
      .innerJoin('chat', 'chat.id', 'chat_message.chat_id')
      .leftJoin('application', 'application.id', 'chat.application_id')
      .select(['chat_message.id', 'chat_message.at', 'chat_message.chat_id as chatId'])
      .select('application.job_id as jobId')
      .where('chat_message.organization_id', '=', organizationId)
      .where('chat_message.at', '<', before)
      .where(beyond('chat_message.at', 'chat_message.id', after))
      .where('chat.candidate_id', 'not in', held(read))
      .orderBy('chat_message.at')
      .orderBy('chat_message.id')
      .limit(limit)
      .execute(),
  mail: (read, { organizationId, after, before, limit }) =>
    read
      .selectFrom('mail')
      .leftJoin('application', 'application.id', 'mail.application_id')
      .select(['mail.id', 'mail.created_at as at', 'application.job_id as jobId'])
      .where('mail.organization_id', '=', organizationId)
      .where('mail.created_at', '<', before)
      .where(beyond('mail.created_at', 'mail.id', after))
      .where('mail.body', '!=', '')
      // What has not left yet still needs its words.
      .where('mail.state', 'not in', ['held', 'waiting', 'sending'])
      .where('mail.candidate_id', 'not in', held(read))
      .orderBy('mail.created_at')
      .orderBy('mail.id')
      .limit(limit)
      .execute(),
  audit: async (read, { organizationId, after, before, limit }) => {
    const rows = await read
      .selectFrom('audit')
      .select(['id', 'at'])
      .where('organization_id', '=', organizationId)
      .where('at', '<', before)
      .where(beyond('at', 'id', after))
      .where(ofNobodyHeld(read))
      .orderBy('at')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map((row) => ({ ...row, jobId: null }));
  },
};

/**
 * Lets go of these rows, or of the words in them; not of those of somebody put on hold meanwhile.
 * @returns rows by table, and the transcripts whose logs should say so
 */
export async function forgetAged(
  tx: Tx,
  organizationId: string,
  table: AgingTable,
  rows: readonly AgingRow[],
): Promise<{ counts: Counts; transcripts: OwnedRecord[] }> {
  const ids = rows.map(({ id }) => id);
  if (table === 'transcript') return forgetTranscripts(tx, ids);
  const gone = await FORGETTERS[table](tx, organizationId, rows, ids);
  return { counts: gone === 0n ? {} : { [table]: Number(gone) }, transcripts: [] };
}

type Forget = (
  tx: Tx,
  organizationId: string,
  rows: readonly AgingRow[],
  ids: readonly string[],
) => Promise<bigint>;

const FORGETTERS: Record<Exclude<AgingTable, 'transcript'>, Forget> = {
  mail: async (tx, _, __, ids) => {
    const empty = { subject: '', body: '', ics: null, reason: null };
    const { numUpdatedRows } = await tx.sql
      .updateTable('mail')
      .set(empty)
      .where('id', 'in', ids)
      .where('candidate_id', 'not in', held(tx.sql))
      .executeTakeFirstOrThrow();
    return numUpdatedRows;
  },
  chat_message: async (tx, _, rows) => {
    let gone = 0n;
    for (const chatId of new Set(rows.map((row) => row.chatId!))) {
      const own = rows.filter((row) => row.chatId === chatId).map(({ id }) => id);
      const { numDeletedRows } = await tx.sql
        .deleteFrom('chat_message')
        .where('chat_id', '=', chatId)
        .where('id', 'in', own)
        .where('chat_id', 'not in', (from) =>
          from.selectFrom('chat').select('id').where('candidate_id', 'in', held(tx.sql)),
        )
        .executeTakeFirstOrThrow();
      gone += numDeletedRows;
    }
    return gone;
  },
  audit: (tx, organizationId, _, ids) =>
    withAuditUnlocked(tx, async () => {
      const { numDeletedRows } = await tx.sql
        .deleteFrom('audit')
        .where('organization_id', '=', organizationId)
        .where('id', 'in', ids)
        .where(ofNobodyHeld(tx.sql))
        .executeTakeFirstOrThrow();
      return numDeletedRows;
    }),
};

/** The row stays and says so, as after a deletion at Zoom: else Zoom's next word brings it back. */
async function forgetTranscripts(
  tx: Tx,
  ids: readonly string[],
): Promise<{ counts: Counts; transcripts: OwnedRecord[] }> {
  const rows = await tx.sql
    .updateTable('transcript')
    .set({ state: 'deleted', reason: 'retention', parts: '[]', cues: 0, trashed: 0 })
    .where('id', 'in', ids)
    .where('candidate_id', 'not in', held(tx.sql))
    .returning(['id', 'candidate_id', 'application_id', 'interview_id', 'filed'])
    .execute();
  if (rows.length === 0) return { counts: {}, transcripts: [] };
  const gone = rows.map(({ id }) => id);
  const { numDeletedRows } = await tx.sql
    .deleteFrom('cue')
    .where('transcript_id', 'in', gone)
    .executeTakeFirstOrThrow();
  const transcripts = rows.filter(({ filed }) => filed === 1).map(ownedRecord);
  return { counts: { cue: Number(numDeletedRows), transcript: rows.length }, transcripts };
}
