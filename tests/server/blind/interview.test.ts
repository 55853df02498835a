import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../common/ids.ts';
import type { PanelSnapshot } from '../../../common/panel.ts';
import { scorecardId } from '../../../common/scorecard.ts';
import { listAudit } from '../../../db/audit.ts';
import { changeSettings } from '../../../db/organizations.ts';
import { LOOKED } from '../../../server/audit/looks.ts';
import type { RunningServer } from '../../../server/start.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../../support/databases.ts';
import { draft, makeWorld, NOON, type World, write } from '../../support/fixtures.ts';
import { Observer } from '../../support/observer.ts';
import { signInAs, startTestServer } from '../../support/server.ts';

type Seat = 'interviewer' | 'colleague' | 'manager';
const SEATS: readonly Seat[] = ['interviewer', 'colleague', 'manager'];

/** Words that nobody else writes: whoever has them has them from this card. */
const secretOf = (seat: Seat, what: string) => `secret-${seat}-${what}`;

for (const engine of ENGINES) {
  describe(`a whole interview with three interviewers on ${engine}`, () => {
    let fresh: TestDatabase;
    let server: RunningServer;
    let world: World;
    let seats: Record<Seat, Observer>;

    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      server = await startTestServer(fresh.url);
      world = await makeWorld(fresh.database);
      const { applicationId, interviewId, manager } = world;
      await write(fresh.database, world.log, NOON, [
        {
          id: newId(),
          type: 'interview.member_added',
          applicationId,
          interviewId,
          body: { memberId: manager.id },
        },
      ]);
      const entries = await Promise.all(SEATS.map(async (seat) => [seat, await seatOf(seat)]));
      seats = Object.fromEntries(entries);
    });
    afterAll(async () => {
      for (const { stream } of Object.values(seats)) stream.cut();
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });

    async function seatOf(who: Seat | 'admin' | 'recruiter'): Promise<Observer> {
      const { caller } = await signInAs(server, world[who].id);
      return new Observer(server, caller, world);
    }

    async function send(seat: Observer, ...events: ReturnType<typeof draft>[]) {
      const path = `/api/candidates/${world.candidateId}/events`;
      const answer = await seat.ask('POST', path, { events });
      const { results } = answer as { results: { id: string; card?: number; error?: unknown }[] };
      for (const result of results) expect(result.error).toBeUndefined();
      return results;
    }

    const about = () => ({ interviewId: world.interviewId });
    const rate = (seat: Seat, attribute: string) =>
      draft(
        'rating.set',
        { attributeId: `attr-${attribute}`, value: 'yes', comment: secretOf(seat, attribute) },
        about(),
      );
    const submit = (seat: Seat) =>
      draft(
        'scorecard.submitted',
        { recommendation: 'strong_yes', comment: secretOf(seat, 'recommendation') },
        about(),
      );
    const cardOf = (seat: Seat) => scorecardId(world.interviewId, world[seat].id);

    async function snapshotFor(seat: Observer): Promise<PanelSnapshot> {
      const path = `/api/panel?interviewId=${world.interviewId}`;
      return (await seat.ask('GET', path)) as PanelSnapshot;
    }

    test('[S16] nobody has a byte of the others’ judgement before they submit their own', async () => {
      for (const seat of SEATS) {
        const first = await send(seats[seat], rate(seat, 'debugging'), rate(seat, 'modelling'));
        expect(first.map(({ card }) => card)).toEqual([1, 2]);
        for (const one of SEATS) await seats[one].lookAround();
      }
      await send(seats.colleague, submit('colleague'));
      await send(seats.manager, submit('manager'));
      for (const one of SEATS) await seats[one].lookAround();
      // The interviewer has not submitted: nothing of the others, though both have.
      const { bytes } = seats.interviewer;
      expect(bytes).toContain(secretOf('interviewer', 'debugging'));
      for (const seat of ['colleague', 'manager'] as const) {
        expect(bytes).not.toContain(`secret-${seat}`);
        expect(bytes).not.toContain(cardOf(seat));
      }
    });

    test('[S17] on submitting, the others’ cards are on the same stream at once', async () => {
      const { stream } = seats.interviewer;
      await send(seats.interviewer, submit('interviewer'));
      await stream.until(
        ({ bytes }) =>
          bytes.includes(secretOf('colleague', 'recommendation')) &&
          bytes.includes(secretOf('manager', 'modelling')),
        'both other cards',
      );
      const snapshot = await snapshotFor(seats.interviewer);
      expect(Object.keys(snapshot.state.scorecards).sort()).toEqual(SEATS.map(cardOf).sort());
      const mine = seats.interviewer.stream.frames.filter(
        ({ event, id }) => event === 'log' && !id,
      );
      expect(mine.length).toBeGreaterThan(6);
    });

    test('[S17] who submitted before sees a later card when it is submitted, and not while it is a draft', async () => {
      await seats.colleague.stream.until(
        ({ bytes }) => bytes.includes(secretOf('interviewer', 'recommendation')),
        'the last card',
      );
      const told = seats.colleague.stream.bytes;
      const others = told.indexOf(secretOf('interviewer', 'debugging'));
      expect(others).toBeGreaterThan(told.indexOf(secretOf('colleague', 'recommendation')));
    });

    test('[S19] an edit afterwards keeps what was there, and says that others had been seen', async () => {
      await send(
        seats.manager,
        draft('rating.set', { attributeId: 'attr-debugging', value: 'no' }, about()),
        draft('recommendation.set', { recommendation: 'no' }, about()),
      );
      const { state } = await snapshotFor(seats.colleague);
      const card = state.scorecards[cardOf('manager')]!;
      expect(card.ratings['attr-debugging']).toMatchObject({
        value: 'no',
        changed: { informed: true },
        earlier: [{ value: 'yes', comment: secretOf('manager', 'debugging') }],
      });
      expect(card).toMatchObject({
        recommendation: 'no',
        earlier: [{ recommendation: 'strong_yes' }],
        changed: { informed: true },
        version: 5,
      });
    });

    test('[S18] a reader who comes back has every card whole, and told twice it is the same', async () => {
      const { cursor } = await snapshotFor(seats.colleague);
      const again = seats.colleague.caller.follow(world.candidateId, cursor);
      await again.until(({ log }) => log.length >= 11, 'all three cards');
      const ofManager = again.log.filter(({ type }) => type === 'recommendation.set');
      expect(ofManager).toHaveLength(1);
      again.cut();
    });

    test('an admin may look, and the look is in the audit before the words are sent', async () => {
      const admin = await seatOf('admin');
      await admin.lookAround();
      expect(admin.bytes).toContain(secretOf('manager', 'recommendation'));
      const filter = { action: LOOKED };
      const kept = await listAudit(fresh.database, world.organizationId, { limit: 10, filter });
      expect(kept).toMatchObject([
        { action: LOOKED, actorId: world.admin.id, interviewId: world.interviewId },
      ]);
      admin.stream.cut();
    });

    test('with “never”, only recruiters and admins read what others submitted', async () => {
      await rule('never');
      const recruiter = await seatOf('recruiter');
      const [byRecruiter, byInterviewer] = await Promise.all([
        snapshotFor(recruiter),
        snapshotFor(seats.interviewer),
      ]);
      expect(Object.keys(byRecruiter.state.scorecards)).toHaveLength(3);
      expect(Object.keys(byInterviewer.state.scorecards)).toEqual([cardOf('interviewer')]);
      recruiter.stream.cut();
    });

    test('with “always”, what is submitted is read by who has not submitted; drafts are not', async () => {
      const second = await makeWorld(fresh.database);
      world = second;
      await rule('always');
      const [colleague, interviewer] = [await seatOf('colleague'), await seatOf('interviewer')];
      await send(colleague, rate('colleague', 'debugging'));
      expect((await snapshotFor(interviewer)).state.scorecards).toEqual({});
      await send(colleague, submit('colleague'));
      const { state } = await snapshotFor(interviewer);
      expect(Object.keys(state.scorecards)).toEqual([cardOf('colleague')]);
      for (const { stream } of [colleague, interviewer]) stream.cut();
    });

    async function rule(feedbackVisibility: 'never' | 'always') {
      const settings = { interviewersMoveStage: false, ratingComments: 'optional' } as const;
      await fresh.database.transact((tx) =>
        changeSettings(tx, world.organizationId, { ...settings, feedbackVisibility }),
      );
    }
  });
}
