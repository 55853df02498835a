import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventBodies } from '../../common/events.ts';
import { isCovered } from '../../common/guide.ts';
import { ID_PATTERN } from '../../common/ids.ts';
import { kitIn } from '../../common/interview-shapes.ts';
import { guideMinutes, questionsOf } from '../../common/kit.ts';
import { kitProblem } from '../../common/kit-rules.ts';
import { LIMITS } from '../../common/limits.ts';
import type { Member } from '../../common/member.ts';
import { DEFAULT_STAGES } from '../../common/pipeline.ts';
import { fold } from '../../common/reduce.ts';
import { toInstant, toMs } from '../../common/time.ts';
import type { ServerEvent } from '../../db/append.ts';
import { listCandidates } from '../../db/candidates.ts';
import { factsOf } from '../../db/facts.ts';
import { fileById } from '../../db/files.ts';
import { listInterviews } from '../../db/interviews.ts';
import { listKits } from '../../db/kits.ts';
import { membersByEmail } from '../../db/members.ts';
import { rebuild } from '../../db/rebuild.ts';
import { stateOf } from '../../db/state.ts';
import { KITS, ROUNDS } from '../../server/seed/kits/plan.ts';
import { TECHNICAL } from '../../server/seed/kits/technical.ts';
import { called } from '../../server/seed/people/called.ts';
import { decided } from '../../server/seed/people/decided.ts';
import { interviewing } from '../../server/seed/people/interviewing.ts';
import { invited } from '../../server/seed/people/invited.ts';
import { niamhBrennan } from '../../server/seed/people/niamh.ts';
import { waiting } from '../../server/seed/people/waiting.ts';
import { refreshRehearsal, rehearsalCast, restartRehearsal } from '../../server/seed/rehearsal.ts';
import { seedRehearsal } from '../../server/seed/seed.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { NOON, write } from '../support/fixtures.ts';
import { wholeLog } from '../support/whole-log.ts';
import { wordsOf } from './words.ts';

const cast = rehearsalCast();
const { interview: first } = cast;
const HOUR = 3_600_000;

for (const engine of ENGINES) {
  describe(`the rehearsal organization on ${engine}`, () => {
    let fresh: TestDatabase;
    let now = NOON;
    const clock = { now: () => now };
    const services = () => ({ database: fresh.database, clock });
    const log = { organizationId: cast.organizationId, candidateId: first.candidateId };
    const member = async (post: string): Promise<Member> =>
      (await membersByEmail(fresh.database, `${post}@rehearsal.example`))[0]!;
    const candidates = async () =>
      listCandidates(fresh.database, await member('admin'), { limit: 200 }, now);
    const niamh = async () => (await stateOf(fresh.database, first.candidateId, 500))!.state;

    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      expect(await seedRehearsal(services())).toBe(true);
    });
    afterAll(() => fresh.drop());

    test('is made once: a second time changes nothing', async () => {
      const before = await stateOf(fresh.database, first.candidateId, 500);
      expect(await seedRehearsal(services())).toBe(false);
      expect(await stateOf(fresh.database, first.candidateId, 500)).toEqual(before);
    });

    test('has a member per role and a second interviewer, each with a Zoom id', async () => {
      const posts = ['admin', 'recruiter', 'interviewer', 'interviewer2', 'manager'];
      const roles = await Promise.all(posts.map(async (post) => (await member(post)).role));
      expect(roles).toEqual(['admin', 'recruiter', 'interviewer', 'interviewer', 'hiring_manager']);
      for (const post of posts) {
        const zoomIds = Object.values(cast.members).map(({ zoomUserId }) => zoomUserId);
        expect(zoomIds).toContain(`zoom-${post}`);
      }
    });

    test('its first interview starts in two minutes, round 2 of 4, with her whole panel', async () => {
      const state = await niamh();
      const { elena, kofi, tomasz } = cast.members;
      const { startsAt, memberIds, ...interview } = state.interviews[first.id]!;
      expect(interview).toMatchObject({
        title: 'Technical interview',
        round: 2,
        rounds: 4,
        minutes: 45,
        meetingNumber: '83244710925',
        status: 'scheduled',
        reply: 'accepted',
      });
      expect(toMs(startsAt) - NOON).toBe(2 * 60_000);
      expect(memberIds.toSorted()).toEqual([elena.id, kofi.id, tomasz.id].sort());
      expect(first.topic).toBe('Interview: Niamh Brennan, Senior Data Engineer');
      const [current] = Object.values(state.applications).filter(
        ({ stage }) => stage === 'Interview',
      );
      expect(Math.floor((NOON - toMs(current!.since)) / (24 * HOUR))).toBe(6);
      expect(Object.values(state.scorecards).some(({ submittedAt }) => submittedAt)).toBe(true);
    });

    test('has a dozen candidates in varied stages, on hold included', async () => {
      const all = await candidates();
      expect(all).toHaveLength(12);
      const applications = all.flatMap((one) => one.applications);
      const stages = new Set(applications.map(({ stage }) => stage));
      expect([...stages].sort()).toEqual(DEFAULT_STAGES.map(({ name }) => name).sort());
      expect(applications.some(({ onHold }) => onHold)).toBe(true);
    });

    test('[S3, S7] every log is numbered, in the past, in order, valid, and what the tables say', async () => {
      const types = new Set<string>();
      for (const { id } of await candidates()) {
        const { events, judgements } = await wholeLog(fresh.database, id);
        expect(events.map(({ seq }) => seq)).toEqual(events.map((_, n) => n + 1));
        const times = events.map(({ serverAt }) => serverAt);
        expect(times).toEqual(times.toSorted());
        expect(times.at(-1)! < toInstant(NOON)).toBe(true);
        for (const event of [...events, ...judgements]) {
          expect(event.id).toMatch(ID_PATTERN);
          expect(() => eventBodies[event.type].parse(event.body)).not.toThrow();
          types.add(event.type);
        }
        const before = await stateOf(fresh.database, id, 500);
        expect(before?.state).toEqual(fold([...events, ...judgements]));
        await fresh.database.transact((tx) => rebuild(tx, [id]));
        expect(await stateOf(fresh.database, id, 500)).toEqual(before);
      }
      expect(types.size).toBeGreaterThanOrEqual(16);
    });

    test('its interviews are held with kits: the first with the technical one and a focus for each', async () => {
      const { interviews } = await niamh();
      const { elena, kofi, tomasz } = cast.members;
      expect(interviews[first.id]).toMatchObject({ kitVersion: null, kitId: TECHNICAL.id });
      expect(Object.keys(interviews[first.id]!.focus).sort()).toEqual(
        [elena.id, kofi.id, tomasz.id].sort(),
      );
      const kits = await listKits(fresh.database, cast.organizationId, {
        archived: false,
        limit: 9,
      });
      expect(kits.map(({ name }) => name)).toEqual(KITS.map(({ name }) => name));
      const all = await listInterviews(fresh.database, await member('admin'), { limit: 200 }, now);
      for (const { interview } of all) {
        const kit = kits.find(({ id }) => id === interview.kitId);
        expect(kit, interview.title).toBeDefined();
        const attributes = new Set(kit!.attributes.map(({ id }) => id));
        for (const id of Object.values(interview.focus).flat()) expect(attributes).toContain(id);
      }
    });

    test('what was asked and rated is in the kit it was held with', async () => {
      const held: string[] = [];
      for (const { id } of await candidates()) {
        const { state } = (await stateOf(fresh.database, id, 500))!;
        for (const { id: interviewId, kitId, status } of Object.values(state.interviews)) {
          const kit = KITS.find((one) => one.id === kitId)!;
          const questions = questionsOf(kit).map((one) => one.id);
          const guide = state.guides[interviewId];
          for (const asked of Object.keys(guide?.questions ?? {})) {
            expect(questions).toContain(asked);
          }
          const cards = Object.values(state.scorecards);
          const ratings = cards.filter((one) => one.interviewId === interviewId);
          for (const rated of ratings.flatMap((one) => Object.keys(one.ratings))) {
            expect(kit.attributes.map((one) => one.id)).toContain(rated);
          }
          const covered = Object.values(guide?.questions ?? {}).filter(isCovered).length;
          if (status !== 'completed') continue;
          expect(covered).toBeGreaterThanOrEqual(questions.length - 2);
          const [application] = Object.values(state.applications).slice(-1);
          held.push(`${application!.jobTitle}, ${kit.name}`);
        }
      }
      const times = (what: string) => held.filter((one) => one === what).length;
      expect(times('Senior Data Engineer, Data engineering, technical')).toBe(3);
      expect(times('Analytics Lead, First call')).toBe(3);
    });

    test('each candidate has a résumé that opens and is about them', async () => {
      for (const { id, profile } of await candidates()) {
        const { fileId, pages } = profile.resume!;
        const file = await fileById(fresh.database, id, fileId);
        const words = await wordsOf(file!.bytes);
        expect(words).toHaveLength(pages!);
        expect(words[0]).toContain(profile.name);
      }
    });

    test('no interview of a shared member comes within 95 minutes of the first', async () => {
      const all = await listInterviews(fresh.database, await member('admin'), { limit: 200 }, now);
      const mine = all.find(({ interview }) => interview.id === first.id)!.interview;
      const window = 95 * 60_000;
      const from = toMs(mine.startsAt) - window;
      const to = toMs(mine.startsAt) + mine.minutes * 60_000 + window;
      for (const { interview } of all) {
        const shared = interview.memberIds.some((one) => mine.memberIds.includes(one));
        if (interview.id === mine.id || !shared) continue;
        const ends = toMs(interview.startsAt) + interview.minutes * 60_000;
        expect(ends < from || toMs(interview.startsAt) > to).toBe(true);
      }
    });

    test('starting over puts interview and stage back to the beginning, and keeps the notes', async () => {
      now = NOON + 20 * 60_000;
      const about = { applicationId: 'seed-application-niamh-brennan-2', interviewId: first.id };
      const { priya, elena } = cast.members;
      await write(fresh.database, log, now, [
        { ...about, id: 'start-1', type: 'interview.started', body: { meetingUuid: 'uuid-1' } },
        {
          ...about,
          id: 'note-01',
          type: 'note.added',
          actorId: elena.id,
          body: { text: 'Names the rollback first' },
        },
        {
          ...about,
          id: 'stage-1',
          type: 'stage.changed',
          actorId: priya.id,
          body: { from: 'Interview', to: 'Rejected', reason: 'Spam' },
        },
        { ...about, id: 'cancel-1', type: 'interview.cancelled', body: {} },
      ]);
      await restartRehearsal(services());
      const { interviews, applications, notes } = await niamh();
      expect(interviews[first.id]).toMatchObject({
        status: 'scheduled',
        startsAt: toInstant(now),
        startedAt: null,
        meetingUuid: null,
        reply: 'accepted',
      });
      expect(applications[about.applicationId]?.stage).toBe('Interview');
      expect(notes['note-01']?.text).toBe('Names the rollback first');
    });

    test('[S3, S7, S12] starting over empties guide and scorecards, and their numbers go on', async () => {
      const about = { applicationId: 'seed-application-niamh-brennan-2', interviewId: first.id };
      const { elena, kofi } = cast.members;
      const screen = 'seed-interview-niamh-brennan-1';
      const before = await niamh();
      const rate = (id: string, actorId: string): ServerEvent => ({
        ...about,
        id,
        type: 'rating.set',
        actorId,
        body: { attributeId: 'attr-debugging', value: 'yes' },
      });
      const kit = { kitId: 'seed-kit-first-call', version: 1, focus: {} };
      const other = { ...about, type: 'interview.kit_set' as const, body: kit };
      const asking = { ...about, type: 'question.asking' as const, actorId: elena.id };
      await write(fresh.database, log, now, [
        { ...about, id: 'start-2', type: 'interview.started', body: { meetingUuid: 'uuid-2' } },
        { ...other, id: 'kit-set-1' },
        { ...asking, id: 'asking-1', body: { questionId: 'question-broke' } },
        rate('rating-1', elena.id),
        rate('rating-2', kofi.id),
        {
          ...about,
          id: 'submit-1',
          type: 'scorecard.submitted',
          actorId: kofi.id,
          body: { recommendation: 'yes' },
        },
        { ...about, id: 'debrief-1', type: 'debrief.opened', body: {} },
      ]);
      await restartRehearsal(services());
      const { guides, scorecards, interviews, notes } = await niamh();
      expect(guides).toEqual(before.guides);
      expect(Object.keys(guides)).toEqual([screen]);
      expect(scorecards).toEqual(before.scorecards);
      expect(notes).toEqual(before.notes);
      expect(interviews[first.id]).toMatchObject({
        kitId: 'seed-kit-data-engineering-technical',
        kitVersion: null,
        debriefOpenedAt: null,
      });
      const facts = await factsOf(fresh.database, cast.organizationId, log.candidateId);
      expect(facts?.submitted).not.toContainEqual({ interviewId: first.id, memberId: kofi.id });
      await write(fresh.database, log, now, [rate('rating-3', kofi.id)]);
      const { events, judgements } = await wholeLog(fresh.database, log.candidateId);
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_, n) => n + 1));
      const ofKofi = judgements.filter(({ id }) => /^(rating-[23]|submit-1)$/.test(id));
      expect(ofKofi.map(({ card, body }) => [card, body !== null])).toEqual([
        [1, false],
        [2, false],
        [3, true],
      ]);
      const state = await niamh();
      expect(state.scorecards[`${first.id}:${kofi.id}`]).toMatchObject({
        version: 3,
        submittedAt: null,
      });
      expect(state).toEqual(fold([...events, ...judgements]));
    });

    test('a server that starts within the hour of the first interview leaves it alone', async () => {
      now = NOON + 20 * 60_000 + 45 * 60_000 + LIMITS.matchAfterMs;
      expect(await refreshRehearsal(services())).toBe(false);
    });

    test('a server that starts a week later finds it in two minutes again', async () => {
      now = NOON + 7 * 24 * HOUR;
      expect(await refreshRehearsal(services())).toBe(true);
      const { interviews } = await niamh();
      expect(toMs(interviews[first.id]!.startsAt)).toBe(now + 2 * 60_000);
      const ahead = Object.values(interviews).filter(({ startsAt }) => toMs(startsAt) > now);
      expect(ahead).toHaveLength(2);
      expect(await refreshRehearsal(services())).toBe(false);
    });
  });
}

test('two servers that start at once make one organization', async () => {
  for (const engine of ENGINES) {
    const fresh = await freshDatabase(engine);
    const services = { database: fresh.database, clock: { now: () => NOON } };
    const made = await Promise.all([seedRehearsal(services), seedRehearsal(services)]);
    expect(made.filter(Boolean)).toHaveLength(1);
    await fresh.drop();
  }
});

test('whatever the hour the seed runs at, every log is in order and ends in the past', () => {
  for (let now = NOON; now < NOON + 24 * HOUR; now += 7 * 60_000) {
    const stories = [niamhBrennan, interviewing, invited, waiting, called, decided];
    for (const { happenings } of stories.flatMap((tell) => tell(now))) {
      const times = happenings.map(({ at }) => at);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(times.at(-1)!).toBeLessThan(now);
    }
  }
});

describe('the sample kits', () => {
  test.each(KITS.map((kit) => [kit.name, kit] as const))('%s is whole', (_, kit) => {
    expect(kitProblem(kit)).toBeNull();
    const { id: _id, ...content } = kit;
    expect(kitIn.parse(content)).toEqual(content);
    for (const { listenFor } of questionsOf(kit)) expect(listenFor).toMatch(/\.$/);
    for (const { definition } of kit.attributes) expect(definition).toMatch(/\.$/);
  });

  test('each fills the time of the rounds it is for', () => {
    const lasts = KITS.map((kit) => [kit.name, guideMinutes(kit)]);
    expect(Object.fromEntries(lasts)).toEqual({
      'First call': 30,
      'Panel: design review and team': 60,
      'Data engineering, technical': 45,
    });
    for (const { kitId, minutes } of Object.values(ROUNDS).flat()) {
      const kit = KITS.find(({ id }) => id === kitId);
      if (kit) expect(minutes).toBe(guideMinutes(kit));
    }
  });
});
