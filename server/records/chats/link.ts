import type { AuditAction } from '../../../common/audit.ts';
import type { Input } from '../../../common/contract.ts';
import { AppError } from '../../../common/errors.ts';
import type { Member } from '../../../common/member.ts';
import { featuresOf } from '../../../common/zoom-features.ts';
import { mustBeThere } from '../../../db/gone.ts';
import {
  type ChatKey,
  type ChatRow,
  changeChat,
  chatByIdInside,
  chatInside,
  eraseChat,
  holdChats,
  insertChat,
} from '../../../db/records/chats.ts';
import type { Tx } from '../../../db/transact.ts';
import { grantInside } from '../../../db/zoom-grants.ts';
import { keepAudit } from '../../audit/keep.ts';
import type { Services } from '../../services.ts';
import { logChatGone, newChat } from './file.ts';
import { queueChatRead } from './read.ts';

export const CHAT_LINKED = 'chat.linked' as const;
export const CHAT_UNLINKED = 'chat.unlinked' as const;

/**
 * Files a conversation of the member's own Team Chat under a candidate: read in their name, from
 * when the organization began to collect chats.
 * @throws AppError `conflict` where chats are not collected, or the member's Zoom does not give them
 */
export async function linkChat(
  { database, clock }: Services,
  member: Member,
  candidateId: string,
  { toContact, toChannel, title }: Input<'linkChat'>,
): Promise<{ chatId: string }> {
  const { organizationId } = member;
  const name = toChannel === undefined ? `contact:${toContact}` : `channel:${toChannel}`;
  const key: ChatKey = { organizationId, candidateId, source: 'team_chat', name };
  return database.transact(async (tx) => {
    const now = clock.now();
    await mustBeThere(tx, candidateId);
    if ((await holdChats(tx, organizationId)) === null)
      throw new AppError(
        'conflict',
        'Chats are not collected: an admin turns that on in Settings.',
      );
    const grant = await grantInside(tx, member.id);
    if (grant?.status !== 'connected' || !featuresOf(grant.scope).includes('chat'))
      throw new AppError(
        'conflict',
        'Connect your Zoom first, and allow Hireside to read Team Chat.',
      );
    const known = await chatInside(tx, key);
    const chat = known ?? { ...newChat(key, now), title };
    if (known === null) await insertChat(tx, chat);
    const again = { linked: 1, by_member_id: member.id } as const;
    await changeChat(tx, chat.id, title === '' ? again : { ...again, title });
    await audit(tx, chat, member.id, CHAT_LINKED, now);
    await queueChatRead(tx, chat.id, now);
    return { chatId: chat.id };
  });
}

/** Reads a conversation no further. @param erase what was read goes, too */
export async function unlinkChat(
  { database, clock }: Services,
  member: Member,
  chatId: string,
  erase: boolean,
): Promise<void> {
  await database.transact(async (tx) => {
    const chat = await chatByIdInside(tx, chatId);
    if (chat === null) return;
    const now = clock.now();
    if (erase) {
      await eraseChat(tx, chatId);
      await logChatGone(tx, chat, member.id, now);
    } else await changeChat(tx, chatId, { linked: 0 });
    await audit(tx, chat, member.id, CHAT_UNLINKED, now);
  });
}

async function audit(tx: Tx, chat: ChatRow, actorId: string, action: AuditAction, now: number) {
  const { organization_id: organizationId, candidate_id: candidateId } = chat;
  const detail = { chatId: chat.id };
  await keepAudit(tx, { organizationId, actorId, action, candidateId, detail }, now);
}
