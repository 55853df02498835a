import type { Id } from '../../common/ids.ts';
import type { Engine } from './engine.ts';
import type { RefusedEntry } from './entry.ts';
import { clashingApplication } from './ready-view.ts';

/** What people decide about events the server did not take. */
export interface Settling {
  discard(id: Id): Promise<void>;
  retry(id: Id): Promise<void>;
  settleClash(choice: 'keep' | 'mine'): Promise<void>;
}

export function createSettling(engine: Engine): Settling {
  const { outbox } = engine;
  const find = (id: Id) => outbox.refused.find((entry) => entry.id === id);
  const applicationOf = (entry: RefusedEntry) =>
    clashingApplication(entry, engine.snapshot.streamId, engine.view().state);

  /** The same words as a new event, in one step: never in both places, never in none. */
  async function sendAgain(entry: RefusedEntry, gone: readonly Id[]): Promise<void> {
    const { id: _, ...draft } = entry.draft;
    await outbox.settle(gone, engine.entryOf(draft, entry.streamId));
    engine.send();
  }

  return {
    async discard(id) {
      await outbox.settle([id]);
    },

    async retry(id) {
      const entry = find(id);
      if (entry !== undefined) await sendAgain(entry, [id]);
    },

    async settleClash(choice) {
      const { clash } = engine.view();
      if (clash === null) return;
      const clashes = outbox.refused.filter(
        (entry) => applicationOf(entry)?.id === clash.application.id,
      );
      const gone = clashes.map(({ id }) => id);
      const mine = clashes.at(-1);
      const from = clash.application.stage;
      if (choice === 'keep' || mine?.draft.type !== 'stage.changed' || from === clash.chosen.to) {
        return outbox.settle(gone);
      }
      const { id: _, at: __, ...draft } = { ...mine.draft, body: { ...clash.chosen, from } };
      await outbox.settle(gone, engine.entryOf(draft, mine.streamId));
      engine.send();
    },
  };
}
