import type { Router } from 'express';
import type { Input, Output } from '../../common/contract.ts';
import { AppError } from '../../common/errors.ts';
import { type ClientEventType, clientBodies, type Draft } from '../../common/events.ts';
import { TYPES_OF_KIND } from '../../common/history-kinds.ts';
import { LIMITS } from '../../common/limits.ts';
import type { Member } from '../../common/member.ts';
import { correctedInstant, toInstant, toMs } from '../../common/time.ts';
import { sees } from '../../common/visibility.ts';
import type { Entry } from '../../db/append.ts';
import { eventsBefore } from '../../db/log.ts';
import { allowed, mount } from '../http/endpoint.ts';
import { visibleHistory, withJudgements } from '../meetings/snapshot.ts';
import type { Services } from '../services.ts';
import { openSink } from '../stream/sse.ts';

type Result = Output<'appendEvents'>['results'][number];
type LooseDraft = Input<'appendEvents'>['events'][number];

/** The log over HTTP: append, read back, follow, and who is here. */
export function eventRoutes(router: Router, services: Services): void {
  const { clock, database, hub, log, metrics } = services;

  mount(router, services, 'appendEvents', async ({ member, params, input }) => {
    const now = clock.now();
    const checked = input.events.map((one) => check(one, member, input.sentAt, now));
    const entries = checked.flatMap((one) => ('entry' in one ? [one.entry] : []));
    for (const one of entries) {
      if ('clientAt' in one) metrics.eventAge.observe((now - toMs(one.clientAt)) / 1000);
    }
    const stop = metrics.append.startTimer();
    const key = { organizationId: member.organizationId, candidateId: params.id };
    const appended = entries.length === 0 ? [] : await log.append(key, entries);
    stop();
    let at = 0;
    const results = checked.map((one): Result => {
      if ('error' in one) return one;
      const result = appended[at++]!;
      return 'seq' in result ? result : { id: result.id, error: result.refusal };
    });
    for (const one of results) if ('error' in one) metrics.refusals.inc({ code: one.error.code });
    return { results, serverTime: toInstant(clock.now()) };
  });

  mount(router, services, 'events', async ({ member, params, query }) => {
    const facts = await allowed(services, member, 'candidate.read', params.id);
    const types = query.kind === 'all' ? undefined : TYPES_OF_KIND[query.kind];
    const before = query.before ?? LIMITS.seqMax;
    const page = await visibleHistory(
      (from, limit) => eventsBefore(database, params.id, from, limit, types),
      (event) => sees(member, event, facts, clock.now()),
      before,
      query.limit,
    );
    const { next } = page;
    const events =
      types === undefined
        ? await withJudgements(services, member, params.id, facts, page, before)
        : page.events;
    type Item = Output<'events'>['items'][number];
    return { items: events as Item[], nextCursor: next === null ? null : String(next) };
  });

  mount(router, services, 'stream', async ({ identity, member, params, query, req, res }) => {
    const after = query.after ?? lastEventId(req.get('last-event-id'));
    hub.admit(member.id, await hub.streamsElsewhere(member.id));
    let end = () => {};
    const sink = openSink(res, () => end());
    end = hub.subscribe(params.id, {
      member,
      meetingUuid: identity.meetingUuid,
      key: identity.key,
      endsAt: identity.endsAt,
      cursor: after,
      sink,
    });
    if (res.destroyed) end();
  });

  mount(router, services, 'presence', async ({ member, params, input }) => {
    hub.setWriting(params.id, member.id, input.writing);
  });
}

function check(
  { type, body, ...envelope }: LooseDraft,
  actor: Member,
  sentAt: string | undefined,
  now: number,
): { entry: Entry } | { id: string; error: { code: 'event_refused'; message: string } } {
  const { id } = envelope;
  if (!Object.hasOwn(clientBodies, type)) {
    return refused(id, `Nobody can send events of type “${type.slice(0, 60)}”.`);
  }
  const parsed = clientBodies[type as ClientEventType].safeParse(body);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const where = ['body', ...(issue?.path ?? [])].join('.');
    return refused(id, `${where}: ${issue?.message ?? 'cannot be read'}`);
  }
  const draft = { ...envelope, type, body: parsed.data } as Draft;
  return { entry: { actor, draft, clientAt: correctedInstant(envelope.at, sentAt, now) } };
}

const refused = (id: string, message: string) => ({
  id,
  error: { code: 'event_refused' as const, message },
});

function lastEventId(header: string | undefined): number {
  if (header === undefined || header === '') return 0;
  const seq = Number(header);
  if (!Number.isInteger(seq) || seq < 0 || seq > LIMITS.seqMax) {
    throw new AppError('invalid_request', 'Last-Event-ID: not a number of this log');
  }
  return seq;
}
