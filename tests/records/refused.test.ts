import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Output } from '../../common/contract.ts';
import { ENGINES } from '../support/databases.ts';
import { MINUTE, RecordsWorld, VTT } from './recordings-support.ts';

for (const engine of ENGINES) {
  describe(`what Zoom refuses of recordings and transcripts on ${engine}`, () => {
    let one: RecordsWorld;
    beforeAll(async () => {
      one = await RecordsWorld.start(engine);
    });
    beforeEach(() => one.renew());
    afterAll(() => one[Symbol.asyncDispose]());

    const refused = async () => {
      const { body } = await one.recruiter.get('/api/notices');
      return (body as Output<'listNotices'>).items
        .filter(({ kind }) => kind === 'records_refused')
        .map(({ reason }) => reason ?? '')
        .sort();
    };

    test('reaches the recruiter once for each kind, in a sentence, and passing trouble does not', async () => {
      const recording = one.record();
      await one.completed(recording);
      const full = { kind: 'rate_limited', limit: 'day', retryAfter: 'date' } as const;
      one.zoom.state.trouble.next('*', full, 10);
      await one.settle();
      expect(await refused()).toEqual([]);
      one.zoom.state.trouble.clear();
      for (const call of ['meeting_recordings', 'meeting_transcript'] as const)
        one.zoom.state.trouble.next(call, { kind: 'paid_plan_needed' }, 10);
      await one.settle(60 * MINUTE);
      await one.settle(60 * MINUTE);
      expect(await refused()).toEqual([
        expect.stringMatching(/read transcripts in a paid plan/),
        expect.stringMatching(/see cloud recordings in a paid plan/),
      ]);
    });

    test('said away, it stays away however often Zoom refuses', async () => {
      const recording = one.record();
      one.transcribe(recording, VTT);
      one.zoom.state.trouble.next('meeting_recordings', { kind: 'paid_plan_needed' }, 10);
      await one.completed(recording);
      await one.settle();
      const { body } = await one.recruiter.get('/api/notices');
      const [notice] = (body as Output<'listNotices'>).items;
      await one.recruiter.post(`/api/notices/${notice!.id}/dismiss`, {});
      await one.settle(60 * MINUTE);
      expect(await refused()).toEqual([]);
    });
  });
}
