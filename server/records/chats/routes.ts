import type { Router } from 'express';
import { LIMITS } from '../../../common/limits.ts';
import { sees } from '../../../common/visibility.ts';
import { factsOf } from '../../../db/facts.ts';
import { messagesOf } from '../../../db/records/chat-messages.ts';
import { type ChatRow, chatById, chatsOf } from '../../../db/records/chats.ts';
import { mount } from '../../http/endpoint.ts';
import type { Services } from '../../services.ts';
import { linkChat, unlinkChat } from './link.ts';

/** Chats with candidates: to read, to link, to let go of. */
export function chatRoutes(router: Router, services: Services): void {
  const { database, clock } = services;

  mount(router, services, 'candidateChats', async ({ member, params }) => {
    const facts = await factsOf(database, member.organizationId, params.id);
    const seen = ({ application_id, interview_id }: ChatRow) => {
      const of = { applicationId: application_id, interviewId: interview_id };
      const entry = { type: 'chat.filed', actorId: null, audience: 'team', ...of } as const;
      return facts !== null && sees(member, entry, facts, clock.now());
    };
    const rows = (await chatsOf(database, member.organizationId, params.id)).filter(seen);
    const items = [];
    for (const row of rows) {
      const messages = await messagesOf(database, row.id, LIMITS.snapshotNotes);
      items.push({
        id: row.id,
        source: row.source,
        interviewId: row.interview_id,
        title: row.title,
        linked: row.linked === 1,
        createdAt: row.created_at,
        messages: messages.map(({ id, author, member_id: memberId, at, text }) => ({
          id,
          author,
          memberId,
          at,
          text,
        })),
      });
    }
    return { items };
  });

  mount(router, services, 'linkChat', ({ member, params, input }) =>
    linkChat(services, member, params.id, input),
  );

  mount(
    router,
    services,
    'unlinkChat',
    ({ member, params, query }) => unlinkChat(services, member, params.id, query.erase === 'true'),
    async ({ member, params }) =>
      (await chatById(database, member.organizationId, params.id))?.candidate_id ?? null,
  );
}
