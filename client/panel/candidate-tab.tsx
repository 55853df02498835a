import { lazy, Suspense, useState } from 'react';
import { History } from '../features/history/history.tsx';
import { MatchLine } from '../features/match/match-line.tsx';
import { MatchScreen } from '../features/match/match-screen.tsx';
import { Applications } from '../features/profile/applications.tsx';
import { Profile } from '../features/profile/profile.tsx';
import type { PanelStore, ReadyView } from '../sync/view.ts';
import type { People } from '../ui/people.ts';
import type { Subject } from './subject.ts';
import { PANEL_ID } from './tabs.tsx';

interface CandidateTabProps {
  store: PanelStore;
  view: ReadyView;
  people: People;
  subject: Subject;
}

/** Loaded with the first résumé that is opened. */
const ResumeViewer = lazy(async () => ({
  default: (await import('../features/resume/resume-viewer.tsx')).ResumeViewer,
}));

/** Why this candidate is here, who they are and what happened so far. */
export function CandidateTab({ store, view, people, subject }: CandidateTabProps) {
  const [aside, setAside] = useState<'resume' | 'correct' | null>(null);
  const { match } = view.snapshot;
  const { candidate, applications } = view.state;
  function back() {
    setAside(null);
    document.getElementById(PANEL_ID)?.focus();
  }
  if (aside === 'resume') {
    return (
      <Suspense fallback={null}>
        <ResumeViewer store={store} onBack={back} />
      </Suspense>
    );
  }
  if (aside === 'correct') return <MatchScreen store={store} match={match} onDone={back} />;
  return (
    <>
      {match.kind === 'matched' && view.snapshot.meeting !== null && (
        <MatchLine
          reason={match.reason}
          candidate={people.candidate}
          onWrong={() => setAside('correct')}
        />
      )}
      {candidate && (
        <Profile
          candidate={candidate}
          clock={store}
          onResume={() => setAside('resume')}
          onOpen={(url) => void store.openUrl(url)}
        />
      )}
      <Applications
        applications={Object.values(applications)}
        current={subject.application?.id ?? null}
        now={store.now()}
      />
      <History store={store} view={view} people={people} />
    </>
  );
}
