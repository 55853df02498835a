import type { Id } from '../../common/ids.ts';
import { idOf, type RefusedEntry } from './entry.ts';
import type { Outbox } from './outbox.ts';
import { type Problem, type Situation, verdict } from './verdict.ts';

export interface RefusalsOptions {
  outbox: Outbox;
  situation(): Situation;
  /** Fetches the panel anew: it may belong to another candidate. */
  refetch(): Promise<void>;
  /** Addresses these entries to where their meeting belongs now. */
  refile(ids: ReadonlySet<Id>): Promise<void>;
  changed(): void;
}

export interface Refusals {
  /** Clashes whose other side has not been heard of yet. */
  readonly unheard: ReadonlySet<Id>;
  /** Settles what the server would not take; rejects when that has to be tried again. */
  settle(problems: readonly Problem[]): Promise<void>;
}

/** Carries out the verdicts on refused events. */
export function createRefusals(options: RefusalsOptions): Refusals {
  const { outbox } = options;
  const unheard = new Set<Id>();

  async function clash(problems: readonly Problem[]): Promise<void> {
    if (problems.length === 0) return;
    for (const { entry } of problems) unheard.add(idOf(entry));
    await outbox.refuse(problems.map((problem) => keptAs('clash', problem)));
    const heard = () => {
      for (const { entry } of problems) unheard.delete(idOf(entry));
      options.changed();
    };
    options.refetch().then(heard, heard);
  }

  async function refuse(problems: readonly Problem[]): Promise<void> {
    if (problems.length === 0) return;
    await outbox.refuse(problems.map((problem) => keptAs('refused', problem)));
  }

  /**
   * Asks where the meeting belongs now; what that does not move is refused after all. Only what
   * the server turned away moves: after a hand-over the candidate before keeps what is theirs.
   */
  async function refile(problems: readonly Problem[]): Promise<void> {
    if (problems.length === 0) return;
    await options.refetch();
    await options.refile(new Set(problems.map(({ entry }) => idOf(entry))));
    const stayed = ({ entry }: Problem) =>
      outbox.entries.some((one) => idOf(one) === idOf(entry) && one.streamId === entry.streamId);
    await refuse(problems.filter(stayed));
  }

  return {
    unheard,
    async settle(problems) {
      const situation = options.situation();
      const judged = problems.map((problem) => ({ problem, as: verdict(problem, situation) }));
      const those = (as: ReturnType<typeof verdict>) =>
        judged.filter((one) => one.as === as).map(({ problem }) => problem);
      await clash(those('clash'));
      await refuse(those('refuse'));
      await refile(those('refile'));
    },
  };
}

const keptAs = (kind: RefusedEntry['kind'], { entry, code, message }: Problem): RefusedEntry => ({
  ...entry,
  id: idOf(entry),
  kind,
  code,
  message,
});
