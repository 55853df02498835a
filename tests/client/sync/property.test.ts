import { isDeepStrictEqual } from 'node:util';
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Member } from '../../../common/member.ts';
import { kofi, type OpenPanel, priya, Room } from '../../support/panels.ts';
import { until } from '../../support/test-platform.ts';

/** What happens to the panels of one interview, in any order. */
type Step =
  | { do: 'write' | 'edit' | 'move'; panel: number }
  | { do: 'reload'; panel: number }
  | { do: 'pass'; ms: number }
  | { do: 'cut' | 'offline' | 'online' | 'restart' | 'duplicate' | 'lose' | 'mute' };

const panel = fc.integer({ min: 0, max: 2 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('write' as const), panel }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('edit' as const, 'move'), panel }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reload' as const), panel }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.nat(3_000) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom(
        ...(['cut', 'offline', 'online', 'restart', 'duplicate', 'lose', 'mute'] as const),
      ),
    }),
  },
);

/** As JSON carries it: without keys that hold nothing. */
const plain = (state: unknown): unknown => JSON.parse(JSON.stringify(state));

/** A disk opens within a few turns, and a panel waits 3 s for it. */
const TICK_MS = 50;

const STAGES = ['Screen', 'Interview', 'Panel', 'Offer'];

/** Three panels: two windows of Priya's, which share a disk, and one of Kofi's. */
class Interview {
  readonly panels: OpenPanel[];
  /** Ids of what was written; of moves also whose they are, because a move may lose. */
  readonly notes: string[] = [];
  readonly moves: [string, Member][] = [];
  readonly #who = [priya, priya, kofi];

  constructor(readonly room: Room) {
    this.panels = this.#who.map((who) => room.panel(who));
  }

  async take(one: Step): Promise<void> {
    const { server } = this.room;
    switch (one.do) {
      case 'write':
        return this.#append(one.panel, 'note.added', { text: `Note ${this.notes.length}` });
      case 'edit': {
        const { state, snapshot } = this.panels[one.panel]!.view();
        const mine = Object.values(state.notes).find((note) => note.authorId === snapshot.me.id);
        if (mine === undefined) return;
        const text = `${mine.text}, edited`;
        return this.#append(one.panel, 'note.edited', { noteId: mine.id, text });
      }
      case 'move': {
        const [application] = Object.values(this.panels[one.panel]!.view().state.applications);
        const from = application!.stage;
        const to = STAGES[(STAGES.indexOf(from) + 1) % STAGES.length]!;
        return this.#append(one.panel, 'stage.changed', { from, to });
      }
      case 'reload': {
        this.room.close(this.panels[one.panel]!);
        this.panels[one.panel] = this.room.panel(this.#who[one.panel]);
        return;
      }
      case 'pass':
        // Little by little, so that disks work meanwhile: one that takes longer than a panel waits
        // keeps nothing, which the panel says, and no word of a window that is closed then.
        for (let left = one.ms; left > 0; left -= TICK_MS) {
          for (const { platform } of this.panels) platform.advance(Math.min(left, TICK_MS));
          await new Promise((done) => setImmediate(done));
        }
        for (let turn = 0; turn < 5; turn++) await new Promise((done) => setImmediate(done));
        return;
      case 'restart':
        return server.restart();
      case 'offline':
        server.faults.offline = true;
        return server.cut();
      case 'online':
        server.faults.offline = false;
        return;
      case 'cut':
        return server.cut();
      case 'lose':
        server.faults.loseAnswers += 2;
        return;
      case 'duplicate':
      case 'mute':
        server.faults[one.do] = !server.faults[one.do];
        return;
    }
  }

  panelsOf(who: Member): OpenPanel[] {
    return this.panels.filter((_, at) => this.#who[at] === who);
  }

  async #append(at: number, ...[type, body]: Parameters<OpenPanel['store']['append']>) {
    const id = await this.panels[at]!.store.append(type, body);
    if (type === 'stage.changed') this.moves.push([id, this.#who[at]!]);
    else this.notes.push(id);
  }

  /** Everything works again, and time passes until every panel has saved and heard all. */
  async calm(): Promise<void> {
    const { server } = this.room;
    Object.assign(server.faults, { offline: false, loseAnswers: 0, duplicate: false, mute: false });
    server.cut();
    const calm = ({ store }: OpenPanel) => {
      const view = store.getView();
      if (view.phase !== 'ready' || view.pending.size > 0 || view.save.kind !== 'saved')
        return false;
      // What a panel wrote it shows before the stream has told what is in front of it, by the
      // panel's own time; only told is it as the log has it.
      return isDeepStrictEqual(plain(view.state), plain(server.state()));
    };
    const pass = () => {
      for (const { platform } of this.panels) platform.advance(40);
    };
    await until('every panel is saved', () => this.panels.every(calm), pass);
  }
}

test('[S8] [S9] [S10] whatever happens, every word is in the log once and every panel shows the log', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      globalThis.indexedDB = new IDBFactory();
      const room = new Room();
      await room.start();
      try {
        const interview = new Interview(room);
        for (const one of steps) await interview.take(one);
        await interview.calm();
        const { server } = room;
        const inLog = server.log().map(({ id }) => id);
        expect(new Set(inLog).size).toBe(inLog.length);
        expect(interview.notes.filter((id) => !inLog.includes(id))).toEqual([]);
        for (const [id, who] of interview.moves) {
          if (inLog.includes(id)) continue;
          const asked = () => interview.panelsOf(who).every((one) => one.view().clash !== null);
          await until('a move that lost is asked about', asked);
        }
        for (const one of interview.panels) {
          expect(one.view().state).toEqual(server.state());
          const told = one.view().history.map(({ seq }) => seq);
          expect(told).toEqual(
            server
              .log()
              .map(({ seq }) => seq)
              .reverse(),
          );
        }
      } finally {
        await room.stop();
      }
    }),
    { numRuns: 40 },
  );
});
