import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClientEventType, type EventType, eventBodies } from '../../../common/events.ts';
import { newId } from '../../../common/ids.ts';
import { toInstant } from '../../../common/time.ts';
import type { RunningServer } from '../../../server/start.ts';
import { BODIES } from '../../common/samples.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../../support/databases.ts';
import { draft, makeWorld, NOON, type World, write } from '../../support/fixtures.ts';
import { Caller, startTestServer } from '../../support/server.ts';
import { CALLERS, type CallerName, callersOf, rowOf, type SomeCaller } from './callers.ts';
import { tokenFor } from './support.ts';

/**
 * Who is sent an entry of the candidate's log, by its type, in the order of `CALLERS`; every type
 * has a row. Columns: admin, recruiter, manager on/off the team, interviewer on/off the panel,
 * another organization's admin, deactivated, nobody. A colleague of the panel wrote the judgement,
 * and the interviewer has not submitted theirs.
 */
const SENT: Record<EventType, string> = {
  //                        adm rec mgr mgr- int in- org off nobody
  'candidate.added': '       yes yes yes no  yes no  no  no  no',
  'candidate.edited': '      yes yes yes no  yes no  no  no  no',
  'resume.added': '          yes yes yes no  yes no  no  no  no',
  'application.added': '     yes yes yes no  yes no  no  no  no',
  'stage.changed': '         yes yes yes no  yes no  no  no  no',
  'stage.reverted': '        yes yes yes no  yes no  no  no  no',
  'hold.changed': '          yes yes yes no  yes no  no  no  no',
  'interview.scheduled': '   yes yes yes no  yes no  no  no  no',
  'interview.rescheduled': ' yes yes yes no  yes no  no  no  no',
  'interview.meeting_set': ' yes yes yes no  yes no  no  no  no',
  'interview.cancelled': '   yes yes yes no  yes no  no  no  no',
  'interview.started': '     yes yes yes no  yes no  no  no  no',
  'interview.ended': '       yes yes yes no  yes no  no  no  no',
  'interview.timed': '       yes yes yes no  yes no  no  no  no',
  'interview.no_show': '     yes yes yes no  yes no  no  no  no',
  'interview.kit_set': '     yes yes yes no  yes no  no  no  no',
  'interview.member_added': 'yes yes yes no  yes no  no  no  no',
  'interview.member_removed': 'yes yes yes no yes no no  no  no',
  'debrief.opened': '        yes yes yes no  yes no  no  no  no',
  'meeting.unlinked': '      yes yes yes no  yes no  no  no  no',
  'note.added': '            yes yes yes no  yes no  no  no  no',
  'note.edited': '           yes yes yes no  yes no  no  no  no',
  'note.deleted': '          yes yes yes no  yes no  no  no  no',
  'note.restored': '         yes yes yes no  yes no  no  no  no',
  'note.filed': '            yes yes yes no  yes no  no  no  no',
  'note.moved': '            yes yes yes no  yes no  no  no  no',
  'question.claimed': '      yes yes yes no  yes no  no  no  no',
  'question.released': '     yes yes yes no  yes no  no  no  no',
  'question.asking': '       yes yes yes no  yes no  no  no  no',
  'question.asked': '        yes yes yes no  yes no  no  no  no',
  'question.skipped': '      yes yes yes no  yes no  no  no  no',
  'question.reopened': '     yes yes yes no  yes no  no  no  no',
  'rating.set': '            yes yes yes no  no  no  no  no  no',
  'recommendation.set': '    yes yes yes no  no  no  no  no  no',
  'scorecard.submitted': '   yes yes yes no  no  no  no  no  no',
  'invitation.sent': '       yes yes yes no  yes no  no  no  no',
  'invitation.answered': '   yes yes yes no  yes no  no  no  no',
  'mail.sent': '             yes yes yes no  no  no  no  no  no',
  'mail.refused': '          yes yes yes no  no  no  no  no  no',
  'mail.received': '         yes yes yes no  no  no  no  no  no',
  'call.logged': '           yes yes yes no  no  no  no  no  no',
  'attendance.filed': '      yes yes yes no  no  no  no  no  no',
  'chat.filed': '            yes yes yes no  no  no  no  no  no',
  'recording.filed': '       yes yes yes no  yes no  no  no  no',
  'transcript.filed': '      yes yes yes no  yes no  no  no  no',
  'record.changed': '        yes yes yes no  yes no  no  no  no',
};

/** Only Hireside writes it: refused to all who may read, like any word it does not know. */
const OURS = 'event_refused event_refused event_refused 404 event_refused 404 404 401 401';

/** What somebody hears who sends an event of a type, in the order of `CALLERS`. */
const TAKEN: Record<EventType, string> = {
  //                        adm       rec       mgr       mgr- int       in- org off nobody
  'note.added': '            taken     taken     taken     404  taken     404 404 401 401',
  // The note is a colleague's, and only its author changes it.
  'note.edited': '           forbidden forbidden forbidden 404  forbidden 404 404 401 401',
  'note.deleted': '          forbidden forbidden forbidden 404  forbidden 404 404 401 401',
  'note.restored': '         forbidden forbidden forbidden 404  forbidden 404 404 401 401',
  'stage.changed': '         taken     taken     taken     404  forbidden 404 404 401 401',
  'stage.reverted': '        taken     taken     taken     404  taken     404 404 401 401',
  'hold.changed': '          taken     taken     taken     404  forbidden 404 404 401 401',
  'interview.ended': '       taken     taken     taken     404  taken     404 404 401 401',
  'interview.no_show': '     taken     taken     forbidden 404  forbidden 404 404 401 401',
  'question.claimed': '      taken     taken     taken     404  taken     404 404 401 401',
  'question.released': '     taken     taken     taken     404  taken     404 404 401 401',
  'question.asking': '       taken     taken     taken     404  taken     404 404 401 401',
  'question.asked': '        taken     taken     taken     404  taken     404 404 401 401',
  'question.skipped': '      taken     taken     taken     404  taken     404 404 401 401',
  'question.reopened': '     taken     taken     taken     404  taken     404 404 401 401',
  // Judgement is of those who sit on the panel.
  'rating.set': '            forbidden forbidden forbidden 404  taken     404 404 401 401',
  'recommendation.set': '    forbidden forbidden forbidden 404  taken     404 404 401 401',
  'scorecard.submitted': '   forbidden forbidden forbidden 404  taken     404 404 401 401',
  'candidate.added': OURS,
  'candidate.edited': OURS,
  'resume.added': OURS,
  'application.added': OURS,
  'interview.scheduled': OURS,
  'interview.rescheduled': OURS,
  'interview.meeting_set': OURS,
  'interview.cancelled': OURS,
  'interview.started': OURS,
  'interview.timed': OURS,
  'interview.kit_set': OURS,
  'interview.member_added': OURS,
  'interview.member_removed': OURS,
  'debrief.opened': OURS,
  'meeting.unlinked': OURS,
  'note.filed': OURS,
  'note.moved': OURS,
  'invitation.sent': OURS,
  'invitation.answered': OURS,
  'mail.sent': OURS,
  'mail.refused': OURS,
  'mail.received': OURS,
  'call.logged': OURS,
  'attendance.filed': OURS,
  'chat.filed': OURS,
  'recording.filed': OURS,
  'transcript.filed': OURS,
  'record.changed': OURS,
};

const TYPES = Object.keys(eventBodies) as EventType[];
/** There from the beginning of every world. */
const THERE: readonly EventType[] = ['candidate.added', 'application.added', 'interview.scheduled'];
const JUDGEMENT = ['rating.set', 'recommendation.set', 'scorecard.submitted'] as const;

for (const engine of ENGINES) {
  describe(`role and event on ${engine}`, () => {
    let fresh: TestDatabase;
    let server: RunningServer;
    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      server = await startTestServer(fresh.url);
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });

    async function callers(world: World): Promise<Record<CallerName, Caller>> {
      const ids = await callersOf(fresh.database, world);
      const all = { nobody: new Caller(server.url, null) } as Record<CallerName, Caller>;
      for (const [who, id] of Object.entries(ids)) {
        all[who as SomeCaller] = new Caller(server.url, await tokenFor(fresh.database, id));
      }
      return all;
    }

    test('each table has a row for every event type there is', () => {
      expect(Object.keys(SENT).sort()).toEqual([...TYPES].sort());
      expect(Object.keys(TAKEN).sort()).toEqual([...TYPES].sort());
    });

    test('an event of each type is sent to those who may see it, and to nobody else', async () => {
      const world = await makeWorld(fresh.database);
      const by = await callers(world);
      await oneOfEach(world);
      const seen = async (who: CallerName) => {
        const { status, body } = await by[who].get(
          `/api/candidates/${world.candidateId}/events?limit=200`,
        );
        if (status !== 200) return { read: new Set<string>(), streamed: new Set<string>() };
        const stream = by[who].follow(world.candidateId);
        await stream.until(({ bytes }) => bytes.includes('the curtain falls'));
        stream.cut();
        return {
          read: new Set((body as { items: { type: string }[] }).items.map(({ type }) => type)),
          streamed: new Set(stream.log.map(({ type }) => type)),
        };
      };
      for (const who of CALLERS) {
        const { read, streamed } = await seen(who);
        const wanted = TYPES.filter((type) => rowOf(SENT[type])[who] === 'yes').sort();
        expect([...read].sort(), `${who} reads`).toEqual(wanted);
        expect([...streamed].sort(), `${who} is streamed`).toEqual(wanted);
      }
    });

    test.each(CALLERS)('what is taken from: %s', async (who) => {
      const world = await makeWorld(fresh.database);
      const caller = (await callers(world))[who];
      const recruiter = new Caller(server.url, await tokenFor(fresh.database, world.recruiter.id));
      const colleague = new Caller(server.url, await tokenFor(fresh.database, world.colleague.id));
      const { candidateId, interviewId, applicationId } = world;
      const note = draft('note.added', { text: 'a colleague’s' });
      await colleague.append(candidateId, note);
      const move = draft('stage.changed', { from: 'Interview', to: 'Offer' }, { applicationId });
      await recruiter.append(candidateId, move);
      const bodies: Partial<Record<EventType, object>> = {
        'note.edited': { noteId: note.id, text: 'mine now' },
        'note.deleted': { noteId: note.id },
        'note.restored': { noteId: note.id },
        'stage.reverted': { eventId: move.id },
      };
      // Taking the recruiter's move back first leaves the stage that the next move starts from.
      const order = ['stage.reverted', ...TYPES.filter((type) => type !== 'stage.reverted')];
      const events = (order as EventType[]).map((type) => {
        const body = bodies[type] ?? BODIES[type].right;
        return draft(type as ClientEventType, body as never, { applicationId, interviewId });
      });
      const answer = await caller.post(`/api/candidates/${candidateId}/events`, { events });
      const { results } = (answer.body ?? {}) as { results?: { error?: { code: string } }[] };
      const answers = Object.fromEntries(
        order.map((type, index) => [
          type,
          answer.status === 200 ? (results![index]!.error?.code ?? 'taken') : String(answer.status),
        ]),
      );
      expect(answers).toEqual(
        Object.fromEntries(TYPES.map((type) => [type, rowOf(TAKEN[type])[who]])),
      );
    });

    /** Writes an event of every type; those that would change who may see it, of another interview. */
    async function oneOfEach({ log, applicationId, interviewId, colleague, candidateId }: World) {
      const other = newId();
      const about = { applicationId, interviewId: other };
      const bodies = { 'note.filed': { ...BODIES['note.filed'].right, authorId: colleague.id } };
      const scheduled = {
        ...BODIES['interview.scheduled'].right,
        startsAt: toInstant(NOON),
        memberIds: [colleague.id],
      };
      await write(fresh.database, log, NOON, [
        { id: newId(), type: 'interview.scheduled', ...about, body: scheduled },
      ]);
      for (const type of TYPES) {
        if (THERE.includes(type) || (JUDGEMENT as readonly string[]).includes(type)) continue;
        const body = { ...BODIES[type].right, ...bodies[type as 'note.filed'] };
        const event = { id: newId(), type, actorId: colleague.id, ...about, body };
        await write(fresh.database, log, NOON, [event as never]);
      }
      const author = new Caller(server.url, await tokenFor(fresh.database, colleague.id));
      const judged = JUDGEMENT.map((type) => draft(type, BODIES[type].right, { interviewId }));
      await author.append(
        candidateId,
        ...judged,
        draft('note.added', { text: 'the curtain falls' }),
      );
    }
  });
}
