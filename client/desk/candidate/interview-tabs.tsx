import type { ComponentType } from 'react';
import type { Interview } from '../../../common/interview.ts';
import { copy } from '../../copy.ts';
import { transcriptCopy } from '../../copy-transcript.ts';
import { GuideTab } from '../../features/guide/guide-tab.tsx';
import { momentText } from '../../features/notes/note-list.ts';
import { ScorecardTab } from '../../features/scorecard/scorecard-tab.tsx';
import type { PanelStore, ReadyView } from '../../sync/view.ts';
import type { People } from '../../ui/people.ts';
import { TranscriptTab } from '../records/transcript-tab.tsx';

export interface InterviewTabProps {
  store: PanelStore;
  view: ReadyView;
  people: People;
  interview: Interview;
}

export interface InterviewTab {
  key: 'scorecard' | 'guide' | 'transcript';
  /** What the tab is called. */
  word: string;
  Tab: ComponentType<InterviewTabProps>;
}

const Guide = ({ store, view, people, interview }: InterviewTabProps) => (
  <GuideTab
    {...{ store, view, people, interview }}
    timeOf={(at) => momentText(at, interview, store.now())}
    late={null}
    onNotes={() => document.querySelector<HTMLElement>('[data-note-box]')?.focus()}
  />
);

const Scorecard = ({ store, view, people, interview }: InterviewTabProps) => (
  <ScorecardTab
    {...{ store, view, people, interview }}
    timeOf={(at) => momentText(at, interview, store.now())}
  />
);

/** What an interview is held with, beside the list of interviews. */
export const INTERVIEW_TABS: readonly InterviewTab[] = [
  { key: 'scorecard', word: copy.tabs.scorecard, Tab: Scorecard },
  { key: 'guide', word: copy.tabs.guide, Tab: Guide },
  { key: 'transcript', word: transcriptCopy.tab, Tab: TranscriptTab },
];
