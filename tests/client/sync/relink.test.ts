import { describe, expect, test } from 'vitest';
import { noteTexts, room } from '../../support/panels.ts';

const here = room();
const MOVED = {
  code: 'conflict',
  message: 'This meeting belongs to another candidate now.',
} as const;

/** The meeting turns out to be with someone else; events for the former log are refused. */
function relink(to: string): void {
  const { server } = here();
  const former = server.streamId;
  server.faults.refuse = (_, streamId) => (streamId === former ? MOVED : null);
  here().file(to);
}

describe('a corrected match', () => {
  test('[S9] what waited in the outbox goes to the right candidate, with its id', async () => {
    const { server } = here();
    const panel = here().panel();
    server.faults.offline = true;
    server.cut();
    const id = await panel.store.append('note.added', { text: 'For whoever this is' });
    relink('candidate-oisin');
    server.faults.offline = false;
    await panel.eventually('all is saved', ({ save }) => save.kind === 'saved');
    expect(panel.view().snapshot.streamId).toBe('candidate-oisin');
    expect(server.log('candidate-oisin').at(-1)).toMatchObject({
      id,
      interviewId: 'interview-candidate-oisin',
      applicationId: 'application-candidate-oisin',
    });
    expect(server.log('candidate-niamh').some((event) => event.id === id)).toBe(false);
    expect(panel.view().refused).toEqual([]);
    expect(noteTexts(panel.view())).toEqual(['For whoever this is']);
  });

  test('[S8] a note of a meeting without a candidate stays on screen while it gets one', async () => {
    const { server } = here();
    server.match = { kind: 'nothing' };
    const panel = here().panel();
    await panel.until('the stream is open', ({ save }) => save.kind === 'saved');
    server.faults.postProblem = { code: 'unavailable', message: 'Not now.' };
    await panel.store.append('note.added', { text: 'Steady' });
    const seen = new Set<string>();
    panel.store.subscribe(() => seen.add(noteTexts(panel.view()).join()));
    relink('candidate-oisin');
    server.send('refetch', { reason: 'meeting' });
    await panel.eventually(
      'the panel moved',
      ({ snapshot }) => snapshot.streamId === 'candidate-oisin',
    );
    server.faults.postProblem = null;
    await panel.eventually('all is saved', ({ save }) => save.kind === 'saved');
    expect([...seen]).toEqual(['Steady']);
  });

  test('[S8] a note for the former candidate is not shown under the next one before it is theirs', async () => {
    const { server } = here();
    const panel = here().panel();
    await panel.until('the stream is open', ({ save }) => save.kind === 'saved');
    server.faults.postProblem = { code: 'unavailable', message: 'Not now.' };
    await panel.store.append('note.added', { text: 'Steady' });
    relink('candidate-oisin');
    server.send('refetch', { reason: 'meeting' });
    await panel.eventually(
      'the panel moved',
      ({ snapshot }) => snapshot.streamId === 'candidate-oisin',
    );
    expect(noteTexts(panel.view())).toEqual([]);
    expect(panel.view().save).toMatchObject({ kind: 'saving', count: 1 });
    server.faults.postProblem = null;
    await panel.eventually('all is saved', ({ save }) => save.kind === 'saved');
    expect(noteTexts(panel.view())).toEqual(['Steady']);
  });

  test('[S9] after a hand-over the former candidate keeps what was written for them', async () => {
    const { server } = here();
    const panel = here().panel();
    server.faults.offline = true;
    server.cut();
    const id = await panel.store.append('note.added', { text: 'About Niamh' });
    here().file('candidate-oisin');
    server.faults.offline = false;
    await panel.eventually('all is saved', ({ save }) => save.kind === 'saved');
    expect(server.log('candidate-niamh').some((event) => event.id === id)).toBe(true);
    expect(server.log('candidate-oisin').some((event) => event.id === id)).toBe(false);
  });

  test('[S10] a stage move of the former candidate is never carried out on the new one', async () => {
    const { server } = here();
    const panel = here().panel();
    server.faults.offline = true;
    server.cut();
    await panel.store.append('stage.changed', { from: 'Interview', to: 'Offer' });
    relink('candidate-oisin');
    server.faults.offline = false;
    await panel.eventually('the panel moved', ({ snapshot, pending }) => {
      return snapshot.streamId === 'candidate-oisin' && pending.size === 0;
    });
    expect(server.log('candidate-oisin').some(({ type }) => type === 'stage.changed')).toBe(false);
    expect(panel.view().refused).toMatchObject([{ text: 'Interview → Offer', code: 'conflict' }]);
    expect(panel.view().clash).toBeNull();
  });

  test('[S10] a conflict that the new match does not explain is refused after all', async () => {
    const { server } = here();
    server.faults.refuse = () => MOVED;
    const panel = here().panel();
    await panel.store.append('note.added', { text: 'Nowhere' });
    await panel.eventually('it is refused', ({ refused }) => refused.length === 1);
    expect(panel.view().refused).toMatchObject([{ text: 'Nowhere', code: 'conflict' }]);
  });
});

describe('a refetch', () => {
  test('[S14] the panel fetches anew when the stream says so, and goes on from there', async () => {
    const { server } = here();
    const panel = here().panel();
    await panel.until('the stream is open', ({ save }) => save.kind === 'saved');
    server.match = { ...server.match, reason: 'chosen' } as typeof server.match;
    server.send('refetch', { reason: 'sight' });
    await panel.until('it is chosen', ({ snapshot: { match } }) => {
      return match.kind === 'matched' && match.reason === 'chosen';
    });
    server.write({ type: 'note.added', body: { text: 'Afterwards' } });
    await panel.until('the stream goes on', (view) => noteTexts(view).includes('Afterwards'));
  });

  test('[S14] a refetch that fails is tried until it succeeds', async () => {
    const { server } = here();
    const panel = here().panel();
    await panel.until('the stream is open', ({ save }) => save.kind === 'saved');
    server.faults.panelProblem = { code: 'internal', message: 'Something went wrong.' };
    here().file('candidate-oisin');
    server.send('refetch', { reason: 'meeting' });
    const asked = () => server.seen.filter(({ path }) => path.startsWith('/api/panel')).length;
    await panel.eventually('it was asked', () => asked() > 2);
    server.faults.panelProblem = null;
    await panel.eventually('the panel moved', ({ state }) => {
      return state.candidate?.name === 'candidate-oisin';
    });
  });

  test('[S14] who is no longer of the team sees nothing', async () => {
    const { server } = here();
    const panel = here().panel();
    await panel.until('the stream is open', ({ save }) => save.kind === 'saved');
    server.faults.panelProblem = { code: 'forbidden', message: 'Not for you.' };
    server.send('refetch', { reason: 'sight' });
    const { store } = panel;
    await new Promise<void>((resolve) => {
      store.subscribe(() => store.getView().phase === 'outsider' && resolve());
    });
    expect(store.getView()).toEqual({ phase: 'outsider' });
  });
});
