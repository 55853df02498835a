import { describe, expect, test } from 'vitest';
import { boardOf } from '../../../client/features/guide/board.ts';
import type { ReadyView } from '../../../client/sync/view.ts';
import { DATA_KIT } from '../../support/kit-world.ts';
import { kofi, priya, room } from '../../support/panels.ts';

const here = room();
const isSaved = ({ save }: ReadyView) => save.kind === 'saved';
const INTERVIEW = 'interview-candidate-niamh';
const about = { interviewId: INTERVIEW, applicationId: 'application-candidate-niamh' };

const board = ({ state }: ReadyView, now: number) =>
  boardOf(
    {
      kit: DATA_KIT,
      guide: state.guides[INTERVIEW],
      notes: state.notes,
      interview: state.interviews[INTERVIEW]!,
    },
    now,
  );

describe('the guide without a server', () => {
  test('[S8] works from pending events alone, and everyone has it once they are sent', async () => {
    const { server } = here();
    const mine = here().panel(priya);
    const colleague = here().panel(kofi);
    await mine.until('the stream is open', isSaved);
    await colleague.until('the stream is open', isSaved);
    server.faults.offline = true;
    server.cut();

    const { store, platform } = mine;
    await store.append('question.claimed', { questionId: 'q-broke' }, about);
    await store.append('question.asking', { questionId: 'q-opening' }, about);
    platform.advance(90_000);
    await store.append('question.asking', { questionId: 'q-broke' }, about);
    await store.append('note.added', { text: 'Alert of her own', questionId: 'q-broke' }, about);
    platform.advance(30_000);

    const alone = board(mine.view(), store.now());
    expect(mine.view().pending.size).toBe(4);
    expect(alone.covered).toBe(1);
    expect(alone.rows[0]).toMatchObject({ spent: 90, progress: { state: 'asked', by: priya.id } });
    expect(alone.current).toMatchObject({
      question: { id: 'q-broke' },
      spent: 30,
      progress: { claimedBy: priya.id, by: priya.id },
    });
    expect(alone.current?.notes.map(({ text }) => text)).toEqual(['Alert of her own']);
    expect(colleague.view().state.guides).toEqual({});

    server.faults.offline = false;
    await mine.eventually('all is saved', isSaved);
    await colleague.eventually('it arrived', ({ state }) => INTERVIEW in state.guides);
    await colleague.eventually(
      'all of it',
      (view) => board(view, store.now()).current?.question.id === 'q-broke',
    );
    const theirs = board(colleague.view(), store.now());
    expect(theirs.rows[0]!.spent).toBe(board(mine.view(), store.now()).rows[0]!.spent);
  });
});
