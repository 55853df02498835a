import { describe, expect, test } from 'vitest';
import { noteTexts, priya, room } from '../../support/panels.ts';

const here = room();
const isSaved = ({ save }: { save: { kind: string } }) => save.kind === 'saved';

describe('writing', () => {
  test('[S8] a note is on screen at once, before anything has left the computer', async () => {
    const panel = here().panel();
    const written = panel.store.append('note.added', { text: 'Clear about trade-offs' });
    expect(noteTexts(panel.view())).toEqual(['Clear about trade-offs']);
    const id = await written;
    expect(panel.view().history[0]).toMatchObject({ id, seq: 0, actorId: priya.id });
    expect(panel.view().pending.has(id)).toBe(true);
  });

  test('[S8] own pending events fold over the confirmed ones, and nothing flickers on the way', async () => {
    const { server } = here();
    const panel = here().panel();
    server.faults.mute = true;
    const seen: number[] = [];
    const told: number[] = [];
    panel.store.subscribe(() => {
      seen.push(noteTexts(panel.view()).length);
      told.push(panel.view().history.filter(({ type }) => type === 'note.added').length);
    });
    const id = await panel.store.append('note.added', { text: 'One' });
    await panel.until('the note is acknowledged', ({ pending }) => !pending.has(id));
    server.cut();
    server.faults.mute = false;
    await panel.eventually('the stream told it', ({ history }) => history[0]?.seq === 4);
    await panel.eventually('all is saved', isSaved);
    expect(new Set(seen)).toEqual(new Set([1]));
    expect(new Set(told)).toEqual(new Set([1]));
    expect(panel.view().history.filter((event) => event.id === id)).toHaveLength(1);
  });

  test('[S9] an event stays in the outbox until acknowledged, however often the answer is lost', async () => {
    const { server } = here();
    const panel = here().panel();
    await panel.until('the stream is open', isSaved);
    server.faults.mute = true;
    server.faults.loseAnswers = 3;
    const id = await panel.store.append('note.added', { text: 'Thrice' });
    await panel.eventually('it is acknowledged', ({ pending }) => pending.size === 0);
    expect(server.seen.filter(({ body }) => body.includes(id)).length).toBeGreaterThanOrEqual(4);
    expect(server.log().filter((event) => event.id === id)).toHaveLength(1);
  });

  test('[S9] an event seen in the stream leaves the outbox though its answer was lost', async () => {
    const { server } = here();
    const panel = here().panel();
    await panel.until('the stream is open', isSaved);
    server.faults.loseAnswers = 1_000;
    await panel.store.append('note.added', { text: 'Heard back' });
    await panel.eventually('nothing is pending', ({ pending }) => pending.size === 0);
    expect(noteTexts(panel.view())).toEqual(['Heard back']);
  });

  test('[S9] what an earlier session left here is counted, shown and sent by the next one', async () => {
    const { server } = here();
    const before = here().panel();
    server.faults.offline = true;
    server.cut();
    const id = await before.store.append('note.added', { text: 'Kept' });
    here().close(before);
    const after = here().panel();
    await after.eventually('it is offline', ({ save }) => save.kind === 'offline');
    expect(after.view().save).toEqual({ kind: 'offline', count: 1, durable: true });
    expect(noteTexts(after.view())).toEqual(['Kept']);
    server.faults.offline = false;
    await after.eventually('all is saved', isSaved);
    expect(server.log().filter((event) => event.id === id)).toHaveLength(1);
  });

  test('[S9] what was written about another candidate is sent too, to that one’s log', async () => {
    const { server } = here();
    const before = here().panel();
    server.faults.offline = true;
    server.cut();
    const id = await before.store.append('note.added', { text: 'About Niamh' });
    here().close(before);
    server.faults.offline = false;
    here().file('candidate-oisin');
    server.meeting = { uuid: 'meeting-2==', number: null };
    const after = here().panel();
    await after.eventually('all is saved', isSaved);
    expect(server.log('candidate-niamh').at(-1)?.id).toBe(id);
    expect(noteTexts(after.view())).toEqual([]);
  });

  test('[S9] without a database the words are kept in memory, and the save line says so', async () => {
    const { server } = here();
    Reflect.deleteProperty(globalThis, 'indexedDB');
    const panel = here().panel();
    server.faults.offline = true;
    server.cut();
    await panel.store.append('note.added', { text: 'Fragile' });
    await panel.eventually('it is offline', ({ save }) => save.kind === 'offline');
    expect(panel.view().save).toEqual({ kind: 'offline', count: 1, durable: false });
    server.faults.offline = false;
    await panel.eventually('all is saved', ({ pending }) => pending.size === 0);
    expect(server.log().at(-1)).toMatchObject({ body: { text: 'Fragile' } });
  });
});

describe('the last moment', () => {
  test('[S9] a page that is left posts once more, and the event stays in the outbox until answered', async () => {
    const { server } = here();
    const panel = here().panel();
    await panel.until('the stream is open', isSaved);
    server.faults.postProblem = { code: 'unavailable', message: 'Not now.' };
    server.retryAfter = 60;
    const id = await panel.store.append('note.added', { text: 'Last words' });
    const posts = () => server.seen.filter(({ body }) => body.includes(id)).length;
    await panel.until('it was tried', () => posts() === 1);
    panel.platform.hide(true);
    await panel.until('it was tried again', () => posts() === 2);
    expect(panel.view().pending.has(id)).toBe(true);
  });
});
