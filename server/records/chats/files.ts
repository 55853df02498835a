import { isToEveryone, parseChatFile } from '../../../common/chat-file.ts';
import { toInstant, toMs } from '../../../common/time.ts';
import { FILE_LINE, replaceFile } from '../../../db/records/chat-messages.ts';
import { changeChat, holdChats } from '../../../db/records/chats.ts';
import { interviewOfInstance } from '../../../db/records/instances.ts';
import type { Tx } from '../../../db/transact.ts';
import type { Services } from '../../services.ts';
import type { OutwardHandler } from '../../tasks/runner.ts';
import { createDownloads, type Downloads, isDownloadError } from '../../zoom/download.ts';
import { afterRefusal } from '../refused.ts';
import { logChat, meetingChat } from './file.ts';

/** Reads the chat file of one recording. */
export const CHAT_FILE = 'chat.file';

/** The address alone opens nothing: the host's token does, when it is asked for. */
export interface ChatFilePayload {
  organizationId: string;
  memberId: string;
  uuid: string;
  number: string;
  startedAt: string;
  fileId: string;
  url: string;
}

/** Longer than people write in a day. */
const BYTES_MAX = 2_000_000;
const WAIT_MS = 10 * 60_000;
const TRIES_MAX = 12;
/** What Zoom may still give later. */
const PASSING = ['busy', 'silent', 'fault', 'page'] as const;

export function readingChatFiles(services: Services): OutwardHandler {
  const downloads = createDownloads({ apiUrl: services.zoom.apiUrl });
  return async ({ payload, attempts }, lease) => {
    const file = payload as ChatFilePayload;
    const isWanted = await lease.transact(
      async (tx) => (await holdChats(tx, file.organizationId)) !== null,
    );
    if (!isWanted) return async () => null;
    try {
      const text = await textOf(services, downloads, file);
      return async (tx, now) => {
        await keepFile(tx, file, text, now);
        return null;
      };
    } catch (error) {
      if (!isDownloadError(error)) return afterRefusal(error);
      const isPassing = PASSING.some((one) => isDownloadError(error, one));
      if (!isPassing || attempts >= TRIES_MAX) return async () => null;
      return async (_tx, now) => ({ retryAt: now + WAIT_MS, reason: error.message });
    }
  };
}

async function textOf(
  { zoom }: Services,
  downloads: Downloads,
  { url, memberId }: ChatFilePayload,
): Promise<string> {
  const access = zoom.tokens.of(memberId);
  const { body } = await downloads({ url, access, expected: 'text', noun: 'chat' });
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size > BYTES_MAX) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The file says all that was said to everyone; single messages that came before it go. */
async function keepFile(
  tx: Tx,
  { organizationId, uuid, number, startedAt, fileId }: ChatFilePayload,
  text: string,
  now: number,
): Promise<void> {
  if ((await holdChats(tx, organizationId)) === null) return;
  const instance = { uuid, number, at: toMs(startedAt) };
  const interview = await interviewOfInstance(tx, organizationId, instance);
  if (interview === null) return;
  const lines = parseChatFile(text).filter(isToEveryone);
  if (lines.length === 0) return;
  const chat = await meetingChat(tx, organizationId, interview, uuid, now);
  const rows = lines.map((line, index) => ({
    chat_id: chat.id,
    id: `${FILE_LINE}${fileId}:${String(index).padStart(5, '0')}`,
    organization_id: organizationId,
    author: line.author,
    // A file knows names only, and a name is nobody.
    member_id: null,
    at: toInstant(toMs(startedAt) + line.offset * 1000),
    text: line.text,
  }));
  await replaceFile(tx, chat.id, fileId, rows);
  await changeChat(tx, chat.id, { from_file: 1 });
  await logChat(tx, chat, now);
}
