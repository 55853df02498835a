import { describe, expect, test } from 'vitest';
import { room } from '../../support/panels.ts';
import { until } from '../../support/test-platform.ts';

const here = room();
const draft = (text: string) => ({
  text,
  flag: null,
  audience: 'author' as const,
  startedAt: '2026-11-21T12:03:00.000Z',
});

/** Reads as the next session would, until the disk has it. */
async function storedText(): Promise<string> {
  const next = here().panel();
  const { text } = await next.store.loadDraft();
  here().close(next);
  return text;
}

describe('the composer', () => {
  test('[S11] typed text survives a panel that dies, 150 ms after the last key at the latest', async () => {
    const panel = here().panel();
    panel.store.saveDraft(draft('She asked ab'));
    panel.store.saveDraft(draft('She asked about on-call'));
    await panel.store.loadDraft();
    panel.platform.advance(150);
    let text = '';
    const read = async () => {
      text = await storedText();
    };
    await until(
      'the text is on the disk',
      () => text !== '',
      () => void read(),
    );
    expect(text).toBe('She asked about on-call');
  });

  test.each([true, false])(
    '[S11] typed text is written when the page is hidden (leaving: %s)',
    async (leaving) => {
      const panel = here().panel();
      await panel.store.append('note.added', { text: 'The database is open' });
      panel.store.saveDraft(draft('Half a thou'));
      panel.platform.hide(leaving);
      expect(await storedText()).toBe('Half a thou');
    },
  );

  test('[S11] a draft keeps its audience, flag and beginning', async () => {
    const panel = here().panel();
    const whole = { ...draft('Careful'), flag: 'concern' as const };
    panel.store.saveDraft(whole);
    here().close(panel);
    expect(await here().panel().store.loadDraft()).toEqual(whole);
  });

  test('[S11] the words follow the meeting when it is linked to its candidate', async () => {
    const { server } = here();
    server.log('unfiled-1');
    server.streamId = 'unfiled-1';
    server.match = { kind: 'nothing' };
    server.write({ type: 'note.added', body: { text: 'Hello' } });
    const panel = here().panel();
    panel.store.saveDraft(draft('Not yet saved'));
    server.onMatch = () => here().file('candidate-niamh');
    await panel.store.link({ candidateId: 'candidate-niamh' });
    expect(panel.view().snapshot.streamId).toBe('candidate-niamh');
    expect((await panel.store.loadDraft()).text).toBe('Not yet saved');
  });
});

describe('a box of a scorecard', () => {
  test('[S11] its words survive closing the panel, and touch no other box or draft', async () => {
    const panel = here().panel();
    panel.store.saveWords('interview-1:attribute-1', 'Built the al');
    here().close(panel);
    const { store } = here().panel();
    expect(await store.loadWords('interview-1:attribute-1')).toBe('Built the al');
    expect(await store.loadWords('interview-1:attribute-2')).toBe('');
    expect((await store.loadDraft()).text).toBe('');
  });

  test('[S11] words that went into the log leave nothing behind', async () => {
    const panel = here().panel();
    panel.store.saveWords('interview-1:attribute-1', 'Built the alert');
    panel.store.saveWords('interview-1:attribute-1', '');
    here().close(panel);
    expect(await here().panel().store.loadWords('interview-1:attribute-1')).toBe('');
  });
});
