import { describe, expect, test } from 'vitest';
import { noteTexts, priya, room } from '../../support/panels.ts';
import { until } from '../../support/test-platform.ts';

const here = room();
const isSaved = ({ save }: { save: { kind: string } }) => save.kind === 'saved';

describe('two windows of one member', () => {
  test('[S13] the later edit shows in both, and the earlier one stays in the note’s history', async () => {
    const first = here().panel();
    const second = here().panel();
    const noteId = await first.store.append('note.added', { text: 'One' });
    await second.until('it arrived', (view) => noteTexts(view).includes('One'));
    await first.store.append('note.edited', { noteId, text: 'Two' });
    await first.eventually('all is saved', isSaved);
    await second.store.append('note.edited', { noteId, text: 'Three' });
    for (const panel of [first, second]) {
      await panel.eventually('the later edit shows', (view) => noteTexts(view).includes('Three'));
      await panel.eventually('all is saved', isSaved);
      const note = panel.view().state.notes[noteId];
      expect(note?.history.map(({ text }) => text)).toEqual(['One', 'Two']);
    }
  });

  test('[S9] what one window wrote, the other sends when the first is closed', async () => {
    const { server } = here();
    const first = here().panel();
    const second = here().panel();
    await second.until('the stream is open', isSaved);
    server.faults.offline = true;
    server.cut();
    const id = await first.store.append('note.added', { text: 'Handed over' });
    await second.eventually('it is shown', ({ pending }) => pending.has(id));
    here().close(first);
    server.faults.offline = false;
    await second.eventually('all is saved', isSaved);
    expect(server.log().filter((event) => event.id === id)).toHaveLength(1);
  });

  test('[S9] one window sends at a time, and the other’s entries leave its screen as confirmed', async () => {
    const { server } = here();
    let sending = 0;
    let most = 0;
    const first = here().panel();
    const second = here().panel();
    await first.until('the stream is open', isSaved);
    await second.until('the stream is open', isSaved);
    server.faults.refuse = () => {
      sending += 1;
      most = Math.max(most, sending);
      setImmediate(() => {
        sending -= 1;
      });
      return null;
    };
    const panels = [first, second, first, second];
    await Promise.all(panels.map(({ store }, n) => store.append('note.added', { text: `${n}` })));
    for (const panel of [first, second]) {
      await panel.eventually('all is there', (view) => noteTexts(view).length === 4);
      await panel.eventually('all is saved', isSaved);
    }
    expect(server.log()).toHaveLength(3 + 4);
  });
});

describe('colleagues', () => {
  test('[S5] a colleague’s note and presence arrive through the stream', async () => {
    const { server } = here();
    const panel = here().panel();
    await panel.until('the stream is open', isSaved);
    server.send('presence', { here: [{ memberId: 'member-kofi', writing: true }] });
    await panel.until('Kofi is writing', ({ presence }) => presence[0]?.writing === true);
    server.write({ type: 'note.added', actorId: 'member-kofi', body: { text: 'Hi' } });
    await panel.until('it arrived', (view) => noteTexts(view).includes('Hi'));
    const { seenSeq, history } = panel.view();
    expect(history[0]!.seq).toBeGreaterThan(seenSeq);
    panel.store.markSeen();
    expect(panel.view().seenSeq).toBe(history[0]!.seq);
  });

  test('[S5] 40 seconds of silence end a dead connection, and a new one goes on from the cursor', async () => {
    const { server } = here();
    const panel = here().panel();
    await panel.until('the stream is open', isSaved);
    server.faults.mute = true;
    server.write({ type: 'note.added', actorId: 'member-kofi', body: { text: 'Unheard' } });
    server.faults.mute = false;
    const streams = () => server.seen.filter(({ path }) => path.includes('/stream')).length;
    panel.platform.advance(39_000);
    expect(streams()).toBe(1);
    await panel.eventually('it connected again', () => streams() === 2);
    await panel.eventually('it was heard', (view) => noteTexts(view).includes('Unheard'));
    expect(server.seen.at(-1)?.path).toContain('after=3');
  });

  test('[S5] losing the session renews it once, through Zoom, and nothing is lost', async () => {
    const { server } = here();
    const zoom = {
      inZoom: true as const,
      clientVersion: '6.5.0',
      runningContext: 'inMeeting',
      unsupported: new Set<string>(),
      appContext: async () => priya.id,
      meetingUuid: async () => 'meeting-1==',
      meetingNumber: async () => null,
      closeApp: async () => {},
      openUrl: async () => true,
      authorize: async () => true,
      promptAuthorize: async () => true,
      on: () => () => {},
    };
    const panel = here().panel(priya, { openZoom: async () => zoom });
    await panel.until('the stream is open', isSaved);
    server.sessions.clear();
    const id = await panel.store.append('note.added', { text: 'Meanwhile' });
    await until('it arrived', () => server.log().some((event) => event.id === id));
    await panel.eventually('all is saved', isSaved);
    expect(server.seen.filter(({ path }) => path === '/api/session')).toHaveLength(1);
  });
});
