import { describe, expect, test } from 'vitest';
import { noteTexts, room } from '../../support/panels.ts';

const here = room();
const REFUSED = { code: 'event_refused', message: 'A note needs words.' } as const;

describe('refused events', () => {
  test('[S10] a refused event is kept and shown in words, and those behind it are sent', async () => {
    const { server } = here();
    server.faults.refuse = ({ body }) => ('text' in body && body.text === 'Bad' ? REFUSED : null);
    server.faults.offline = true;
    const panel = here().panel();
    const bad = await panel.store.append('note.added', { text: 'Bad' });
    const good = await panel.store.append('note.added', { text: 'Good' });
    server.faults.offline = false;
    await panel.eventually('attention is asked for', ({ save }) => save.kind === 'attention');
    await panel.eventually('the good one arrived', ({ pending }) => !pending.has(good));
    expect(server.log().at(-1)?.id).toBe(good);
    expect(panel.view().refused).toMatchObject([{ id: bad, text: 'Bad', ...REFUSED }]);
    expect(noteTexts(panel.view())).toEqual(['Good']);
  });

  test('[S10] a refused event survives closing the panel, until its author gives it up', async () => {
    const { server } = here();
    server.faults.refuse = () => REFUSED;
    const before = here().panel();
    const id = await before.store.append('note.added', { text: 'Bad' });
    await before.eventually('it is refused', ({ refused }) => refused.length === 1);
    here().close(before);
    const after = here().panel();
    await after.eventually('it is still there', ({ refused }) => refused[0]?.id === id);
    await after.store.discardRefused(id);
    expect(after.view().refused).toEqual([]);
    await after.eventually('all is saved', ({ save }) => save.kind === 'saved');
  });

  test('[S10] a refused event can be sent again as a new one', async () => {
    const { server } = here();
    server.faults.refuse = () => REFUSED;
    const panel = here().panel();
    const id = await panel.store.append('note.added', { text: 'Second try' });
    await panel.eventually('it is refused', ({ refused }) => refused.length === 1);
    server.faults.refuse = () => null;
    await panel.store.retryRefused(id);
    await panel.eventually('all is saved', ({ save }) => save.kind === 'saved');
    expect(server.log().at(-1)).toMatchObject({ body: { text: 'Second try' } });
    expect(server.log().at(-1)?.id).not.toBe(id);
    expect(panel.view().refused).toEqual([]);
  });

  test('[S10] one malformed event does not take the rest of its post with it', async () => {
    const { server } = here();
    server.faults.offline = true;
    const panel = here().panel();
    for (let n = 0; n < 8; n++) await panel.store.append('note.added', { text: `Note ${n}` });
    server.faults.offline = false;
    server.refusesPost = (events) =>
      events.some(({ body }) => 'text' in body && body.text === 'Note 5')
        ? { code: 'invalid_request', message: 'Not an event.' }
        : null;
    await panel.eventually('seven arrived', ({ pending }) => pending.size === 0);
    expect(server.log()).toHaveLength(3 + 7);
    expect(panel.view().refused.map(({ text }) => text)).toEqual(['Note 5']);
  });

  test('[S10] a refusal behind a postponed event is asked again, for it may be about that one', async () => {
    const { server } = here();
    server.faults.offline = true;
    const panel = here().panel();
    const noteId = await panel.store.append('note.added', { text: 'First' });
    await panel.store.append('note.edited', { noteId, text: 'First, corrected' });
    let busy = true;
    server.faults.refuse = ({ type }) => {
      const known = server.log().some(({ id }) => id === noteId);
      if (type === 'note.added' && busy) return { code: 'internal', message: 'Busy.' };
      return type === 'note.edited' && !known ? REFUSED : null;
    };
    const tried = () => server.seen.filter(({ path }) => path.endsWith('/events')).length;
    server.faults.offline = false;
    const before = tried();
    await panel.eventually('it was tried', () => tried() > before + 1);
    busy = false;
    await panel.eventually('all is saved', ({ save }) => save.kind === 'saved');
    expect(panel.view().refused).toEqual([]);
    expect(noteTexts(panel.view())).toEqual(['First, corrected']);
  });

  test('[S10] a rate limit is waited for, not tried against', async () => {
    const { server } = here();
    const panel = here().panel();
    await panel.until('the stream is open', ({ save }) => save.kind === 'saved');
    server.faults.postProblem = { code: 'rate_limited', message: 'Slowly.' };
    server.retryAfter = 7;
    await panel.store.append('note.added', { text: 'Patient' });
    const posts = () => server.seen.filter(({ method }) => method === 'POST').length;
    await panel.until('it was tried', () => posts() === 1);
    server.faults.postProblem = null;
    const start = panel.platform.clock.now();
    await panel.eventually('all is saved', ({ save }) => save.kind === 'saved');
    expect(panel.platform.clock.now() - start).toBeGreaterThanOrEqual(6_900);
  });
});

describe('stage moves', () => {
  const move = (to: string) => ({ from: 'Interview', to });

  test('[S10] a move that lost against a colleague’s becomes a question, not an error', async () => {
    const { server } = here();
    const panel = here().panel();
    server.faults.offline = true;
    server.cut();
    await panel.store.append('stage.changed', move('Offer'));
    const applicationId = 'application-candidate-niamh';
    server.write({ type: 'stage.changed', applicationId, body: move('Panel') });
    server.faults.offline = false;
    await panel.eventually('it clashes', ({ clash }) => clash !== null);
    expect(panel.view().clash).toMatchObject({
      chosen: { to: 'Offer' },
      application: { stage: 'Panel' },
    });
    expect(panel.view().refused).toEqual([]);
    await panel.store.settleClash('mine');
    await panel.eventually('all is saved', ({ save }) => save.kind === 'saved');
    expect(server.log().at(-1)).toMatchObject({ body: { from: 'Panel', to: 'Offer' } });
    expect(panel.view().clash).toBeNull();
  });

  test('[S10] keeping the colleague’s move drops one’s own', async () => {
    const { server } = here();
    const panel = here().panel();
    server.faults.offline = true;
    server.cut();
    await panel.store.append('stage.changed', move('Offer'));
    const applicationId = 'application-candidate-niamh';
    server.write({ type: 'stage.changed', applicationId, body: move('Panel') });
    server.faults.offline = false;
    await panel.eventually('it clashes', ({ clash }) => clash !== null);
    await panel.store.settleClash('keep');
    expect(panel.view().clash).toBeNull();
    expect(panel.view().state.applications[applicationId]?.stage).toBe('Panel');
    expect(server.log().at(-1)).toMatchObject({ body: { to: 'Panel' } });
  });

  test('[S10] a clash survives closing the panel', async () => {
    const { server } = here();
    const before = here().panel();
    server.faults.offline = true;
    server.cut();
    await before.store.append('stage.changed', move('Offer'));
    const applicationId = 'application-candidate-niamh';
    server.write({ type: 'stage.changed', applicationId, body: move('Panel') });
    server.faults.offline = false;
    await before.eventually('it clashes', ({ clash }) => clash !== null);
    here().close(before);
    const after = here().panel();
    await after.eventually('it still clashes', ({ clash }) => clash?.chosen.to === 'Offer');
  });
});
