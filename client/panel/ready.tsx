import { useEffect, useMemo, useState } from 'react';
import type { Id } from '../../common/ids.ts';
import { Checklist } from '../features/checklist/checklist.tsx';
import type { GoTo } from '../features/checklist/todo.ts';
import { AskedAloud } from '../features/guide/asked-aloud.tsx';
import { MatchScreen } from '../features/match/match-screen.tsx';
import { momentText, newNotes } from '../features/notes/note-list.ts';
import { NotesTab } from '../features/notes/notes-tab.tsx';
import { mayMoveStage } from '../features/stage/may-move.ts';
import { UndoBar } from '../features/stage/undo-bar.tsx';
import { RECOMMENDATION } from '../scorecard.ts';
import type { PanelStore, ReadyView } from '../sync/view.ts';
import type { People } from '../ui/people.ts';
import { CandidateTab } from './candidate-tab.tsx';
import { HandOver } from './hand-over.tsx';
import { Head } from './head.tsx';
import { fetchTabs, GuideTab, LostLine, ScorecardTab } from './later-tabs.ts';
import styles from './panel.module.css';
import { subjectOf } from './subject.ts';
import { PANEL_ID, type Tab, Tabs, tabId } from './tabs.tsx';
import { useCardShown } from './use-card-shown.ts';
import { useLateArrival } from './use-late-arrival.ts';

interface ReadyProps {
  store: PanelStore;
  view: ReadyView;
  tab: Tab;
  onTab(tab: Tab): void;
}

/** The panel of a known member: head, tabs and body, or the question what the meeting is about. */
export function Ready({ store, view, tab, onTab }: ReadyProps) {
  const { snapshot, state } = view;
  const subject = subjectOf(view);
  const candidate = state.candidate?.name ?? '';
  const people = useMemo(
    (): People => ({ me: snapshot.me.id, byId: snapshot.people, candidate }),
    [snapshot.me.id, snapshot.people, candidate],
  );
  const late = useLateArrival(view, subject.interview);
  const mayMove = mayMoveStage(view, store.now());
  const parts = { store, view, people };
  const fresh = newNotes(view.history, view.seenSeq, people.me).size > 0;
  const shown = useCardShown(view);
  // After the first picture, so that the tabs are there before anyone opens them, offline too.
  useEffect(() => void fetchTabs().catch(() => undefined), []);
  const goTo = useGoTo(tab, (to) => {
    if (to.kind === 'stage') return;
    shown.back();
    onTab('scorecard');
  });
  if (snapshot.match.kind !== 'matched') {
    const { interview } = subject;
    return (
      <>
        <Head {...parts} subject={subject} mayMove={false} />
        <main className={styles.body}>
          <MatchScreen store={store} match={snapshot.match} />
          {Object.keys(state.notes).length > 0 && <NotesTab {...parts} interview={interview} />}
        </main>
      </>
    );
  }
  return (
    <>
      <Head {...parts} subject={subject} mayMove={mayMove} />
      <main className={styles.main}>
        {store.services && <LostLine services={store.services} />}
        <HandOver
          view={view}
          shown={shown}
          onOpen={() => onTab('scorecard')}
          visible={tab === 'scorecard'}
        />
        <Tabs chosen={tab} newNotes={fresh && tab !== 'notes'} onChoose={onTab} />
        <div
          key={tab}
          id={PANEL_ID}
          className={styles.body}
          role="tabpanel"
          aria-labelledby={tabId(tab)}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: What scrolls must be in reach of the keys.
          tabIndex={0}
        >
          {tab === 'candidate' && <CandidateTab {...parts} subject={subject} />}
          {tab === 'guide' && (
            <GuideTab
              {...parts}
              interview={subject.interview}
              timeOf={(at) => momentText(at, subject.interview, store.now())}
              late={
                late && {
                  at: late.at,
                  dismiss() {
                    late.dismiss();
                    document.getElementById(PANEL_ID)?.focus();
                  },
                }
              }
              onNotes={() => onTab('notes')}
            />
          )}
          {tab === 'notes' && <NotesTab {...parts} interview={subject.interview} />}
          {tab === 'scorecard' && (
            <ScorecardTab
              {...parts}
              interview={shown.interview ?? subject.interview}
              timeOf={(at) => momentText(at, shown.interview ?? subject.interview, store.now())}
            />
          )}
        </div>
        <AskedAloud view={view} people={people} interview={subject.interview} />
        {subject.interview && (
          <Checklist
            {...parts}
            key={subject.interview.id}
            interview={subject.interview}
            mayMove={mayMove}
            onGoTo={goTo}
          />
        )}
        <UndoBar {...parts} application={subject.application} />
      </main>
    </>
  );
}

/** Where an item of the checklist leads is focused once it is on screen. */
function useGoTo(tab: Tab, open: (to: GoTo) => void): (to: GoTo) => void {
  const [target, setTarget] = useState<{ id: Id } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: The tab it stands on may open first.
  useEffect(() => {
    if (target === null) return;
    document.querySelector<HTMLElement>(`[data-attribute="${target.id}"]`)?.focus();
  }, [target, tab]);
  return (to) => {
    open(to);
    if (to.kind === 'stage') {
      document.querySelector<HTMLElement>('header [role=combobox]')?.focus();
    } else {
      setTarget({ id: to.kind === 'attribute' ? to.id : RECOMMENDATION });
    }
  };
}
