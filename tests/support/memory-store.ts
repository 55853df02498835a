import type {
  ComposerDraft,
  PanelStore,
  PanelView,
  ReadyView,
  RefusedEvent,
  SearchHit,
} from '../../client/sync/view.ts';
import type { ErrorCode } from '../../common/errors.ts';
import type { Audience, ClientEventType, EventBody, LogEvent } from '../../common/events.ts';
import { type Id, newId } from '../../common/ids.ts';
import type { PanelSnapshot } from '../../common/panel.ts';
import { fold } from '../../common/reduce.ts';
import { toInstant } from '../../common/time.ts';
import { isJudgement } from '../../common/visibility.ts';

type Options = Parameters<PanelStore['append']>[2];

/**
 * A panel's engine without a network: it folds its log with the real reducer and answers at once.
 * Tests own its clock and play what colleagues, the network and the server do.
 */
export class MemoryStore implements PanelStore {
  readonly #listeners = new Set<() => void>();
  #time: number;
  #log: LogEvent[];
  #older: LogEvent[] = [];
  #view: PanelView;
  #snapshot: PanelSnapshot;
  #part: Partial<ReadyView> = {};
  draft: ComposerDraft = { text: '', flag: null, audience: 'team', startedAt: null };
  hits: SearchHit[] = [];
  resumeBytes: ArrayBuffer | null = null;
  /** The next append does not reach the disk. */
  full = false;
  linked: unknown = null;
  closed = false;
  writing = false;
  /** What was typed into boxes of a scorecard, by box. */
  readonly words = new Map<string, string>();
  retries = 0;

  /** @param log oldest first */
  constructor(snapshot: PanelSnapshot, log: LogEvent[], now: number) {
    this.#snapshot = snapshot;
    this.#log = log;
    this.#time = now;
    this.#view = this.#ready();
  }

  #ready(): ReadyView {
    const history = [...this.#log].reverse();
    return {
      phase: 'ready',
      snapshot: this.#snapshot,
      state: fold([...this.#older, ...this.#log]),
      history,
      historyNext: this.#older.length > 0 ? (this.#log[0]?.seq ?? null) : null,
      historyLoading: false,
      pending: new Set(),
      refused: [],
      save: { kind: 'saved' },
      presence: [],
      clash: null,
      seenSeq: this.#head(),
      ...this.#part,
    };
  }

  #head = (): number => this.#log.reduce((most, { seq }) => Math.max(most, seq), 0);

  #changed(): void {
    this.#view = this.#view.phase === 'ready' ? this.#ready() : { ...this.#view };
    for (const listener of [...this.#listeners]) listener();
  }

  // What the screens call.

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  getView = (): PanelView => this.#view;
  now = (): number => this.#time;

  async append<T extends ClientEventType>(
    type: T,
    body: EventBody<T>,
    options: Options = {},
  ): Promise<Id> {
    if (this.full) throw new Error('no room');
    const event = this.event(type, body, this.#snapshot.me.id, options);
    const offline = this.#part.save?.kind === 'offline';
    this.#log.push(offline ? { ...event, seq: 0, card: 0 } : event);
    if (offline) {
      const pending = new Set([...(this.#part.pending ?? []), event.id]);
      this.#part.pending = pending;
      this.#part.save = { kind: 'offline', count: pending.size, durable: true };
    }
    this.#part.seenSeq ??= this.#head();
    this.#changed();
    return event.id;
  }

  async discardRefused(id: Id): Promise<void> {
    const refused = (this.#part.refused ?? []).filter((one) => one.id !== id);
    this.#part.refused = refused;
    this.#part.save =
      refused.length > 0 ? { kind: 'attention', count: refused.length } : { kind: 'saved' };
    this.#changed();
  }

  async retryRefused(id: Id): Promise<void> {
    const one = this.#part.refused?.find((refused) => refused.id === id);
    await this.discardRefused(id);
    if (one) this.receive(one.event);
  }

  async settleClash(choice: 'keep' | 'mine'): Promise<void> {
    const { clash } = this.#part;
    this.#part.clash = null;
    if (clash && choice === 'mine') {
      const from = clash.application.stage;
      const applicationId = clash.application.id;
      await this.append('stage.changed', { ...clash.chosen, from }, { applicationId });
    }
    this.#changed();
  }

  loadDraft = async (): Promise<ComposerDraft> => this.draft;
  saveDraft = (draft: ComposerDraft): void => {
    this.draft = draft;
  };
  loadWords = async (box: string): Promise<string> => this.words.get(box) ?? '';
  saveWords = (box: string, words: string): void => {
    if (words === '') this.words.delete(box);
    else this.words.set(box, words);
  };
  setWriting = (writing: boolean): void => {
    this.writing = writing;
  };

  async loadOlder(): Promise<void> {
    this.#log = [...this.#older, ...this.#log];
    this.#older = [];
    this.#changed();
  }
  markSeen = (): void => {
    if (this.#part.seenSeq === this.#head()) return;
    this.#part.seenSeq = this.#head();
    this.#changed();
  };
  async link(target: unknown): Promise<void> {
    this.linked = target;
  }
  async search(query: string): Promise<SearchHit[]> {
    const word = query.toLowerCase();
    return this.hits.filter(({ name }) => name.toLowerCase().includes(word));
  }
  async resume(): Promise<ArrayBuffer> {
    if (this.resumeBytes === null) throw new Error('no such file');
    return this.resumeBytes.slice(0);
  }
  retryNow = (): void => {
    this.retries += 1;
  };
  readonly opened: string[] = [];

  async openUrl(url: string): Promise<void> {
    this.opened.push(url);
  }

  async closeApp(): Promise<void> {
    this.closed = true;
  }
  dispose = (): void => this.#listeners.clear();

  // What tests play.

  /** An event as the server would log it. */
  event<T extends LogEvent['type']>(
    type: T,
    body: unknown,
    actorId: Id | null,
    { applicationId, interviewId, audience, at }: NonNullable<Options> = {},
  ): LogEvent {
    const { match } = this.#snapshot;
    const matched = match.kind === 'matched' ? match.interviewId : null;
    return {
      seq: this.#head() + 1,
      id: newId(),
      type,
      body,
      actorId,
      applicationId: applicationId ?? null,
      interviewId: interviewId === undefined ? matched : interviewId,
      meetingUuid: null,
      audience: audience ?? ('team' satisfies Audience),
      clientAt: at ?? toInstant(this.#time),
      serverAt: toInstant(this.#time),
      late: false,
      card: isJudgement(type) ? this.#log.filter((one) => isJudgement(one.type)).length + 1 : 0,
      informed: false,
    } as LogEvent;
  }

  /** A colleague's event arrives, or one of the server's own. */
  receive(event: LogEvent): void {
    this.#part.seenSeq ??= this.#head();
    this.#log.push({ ...event, seq: this.#head() + 1 });
    this.#changed();
  }

  /** The earliest entries of the log are not loaded yet. */
  keepBack(count: number): void {
    this.#older = this.#log.slice(0, count);
    this.#log = this.#log.slice(count);
    this.#changed();
  }

  /** Any other part of the picture: presence, save line, clash. */
  show(part: Partial<ReadyView>): void {
    this.#part = { ...this.#part, ...part };
    this.#changed();
  }

  /** The server does not take one of this member's notes. */
  refuse(text: string, code: ErrorCode, message: string): void {
    const event = this.event('note.added', { text }, this.#snapshot.me.id);
    const one: RefusedEvent = {
      id: event.id,
      type: 'note.added',
      text,
      code,
      message,
      at: event.serverAt,
      event,
    };
    const refused = [...(this.#part.refused ?? []), one];
    this.show({ refused, save: { kind: 'attention', count: refused.length } });
  }

  change(snapshot: Partial<PanelSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...snapshot };
    this.#changed();
  }

  phase(view: Exclude<PanelView, { phase: 'ready' }> | 'ready'): void {
    this.#view = view === 'ready' ? this.#ready() : view;
    this.#changed();
  }

  /** Time passes. */
  pass(ms: number): void {
    this.#time += ms;
    this.#changed();
  }
}
