import type { Id } from '../../common/ids.ts';
import type { Database } from './database.ts';
import type { Platform } from './platform.ts';
import type { ComposerDraft } from './view.ts';

/** S11: what is typed and not yet saved, one text per log, kept across reloads. */
export interface Drafts {
  load(streamId: Id): Promise<ComposerDraft>;
  save(streamId: Id, draft: ComposerDraft): void;
  /** The meeting belongs to another log now: the words go along, behind any that wait there. */
  move(from: Id, to: Id): Promise<void>;
  /** Writes what is not written yet, now. */
  flush(): void;
}

/** Long enough to spare the disk a write per key, short enough to lose nothing worth having. */
const DEBOUNCE_MS = 120;

export const EMPTY_DRAFT: ComposerDraft = {
  text: '',
  flag: null,
  audience: 'team',
  startedAt: null,
};

export function createDrafts(
  opening: Promise<Database | null>,
  platform: Pick<Platform, 'after'>,
): Drafts {
  /** What was typed in this session; the database follows. */
  const latest = new Map<Id, ComposerDraft>();
  const unwritten = new Set<Id>();
  let cancelTimer: (() => void) | null = null;
  let database: Database | null = null;
  const opened = opening.then((db) => {
    database = db;
  });

  function flush(): void {
    cancelTimer?.();
    cancelTimer = null;
    if (database === null) {
      void opened.then(() => database !== null && flush());
      return;
    }
    for (const streamId of unwritten) write(database, streamId, latest.get(streamId)!);
    unwritten.clear();
  }

  function save(streamId: Id, draft: ComposerDraft): void {
    latest.set(streamId, draft);
    unwritten.add(streamId);
    cancelTimer ??= platform.after(DEBOUNCE_MS, flush);
  }

  async function load(streamId: Id): Promise<ComposerDraft> {
    const here = latest.get(streamId);
    if (here !== undefined) return here;
    await opened;
    const stored = await database?.get('drafts', streamId).catch(() => undefined);
    return latest.get(streamId) ?? stored ?? EMPTY_DRAFT;
  }

  return {
    load,
    save,
    async move(from, to) {
      const [moving, waiting] = await Promise.all([load(from), load(to)]);
      if (isEmpty(moving)) return;
      save(to, isEmpty(waiting) ? moving : joined(waiting, moving));
      save(from, EMPTY_DRAFT);
      flush();
    },
    flush,
  };
}

/** Fire and forget: a page that is going away cannot wait, and a full disk keeps it in memory. */
function write(database: Database, streamId: Id, draft: ComposerDraft): void {
  const written = isEmpty(draft)
    ? database.delete('drafts', streamId)
    : database.put('drafts', draft, streamId);
  written.catch(() => undefined);
}

const isEmpty = ({ text, flag, audience }: ComposerDraft): boolean =>
  text === '' && flag === null && audience === 'team';

function joined(first: ComposerDraft, second: ComposerDraft): ComposerDraft {
  if (first.text === second.text) return second;
  // The narrower audience wins: private words must not become the team's by being moved.
  const audience = first.audience === 'author' ? 'author' : second.audience;
  return {
    text: [first.text, second.text].filter(Boolean).join('\n'),
    flag: second.flag ?? first.flag,
    audience,
    startedAt: first.startedAt ?? second.startedAt,
    questionId: second.questionId ?? first.questionId,
  };
}
