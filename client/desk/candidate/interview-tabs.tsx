import type { ComponentType } from 'react';
import type { Interview } from '../../../common/interview.ts';
import type { Member } from '../../../common/member.ts';
import { copy } from '../../copy.ts';
import { recordsCopy } from '../../copy-records.ts';
import { transcriptCopy } from '../../copy-transcript.ts';
import { GuideTab } from '../../features/guide/guide-tab.tsx';
import { momentText } from '../../features/notes/note-list.ts';
import { ScorecardTab } from '../../features/scorecard/scorecard-tab.tsx';
import type { PanelStore, ReadyView } from '../../sync/view.ts';
import type { People } from '../../ui/people.ts';
import { AttendanceTab } from '../records/attendance.tsx';
import { lastTold, TranscriptTab } from '../records/transcript-tab.tsx';
import { useToMoment } from '../records/use-to-moment.ts';

export interface InterviewTabProps {
  store: PanelStore;
  view: ReadyView;
  people: People;
  interview: Interview;
}

export interface InterviewTab {
  key: 'scorecard' | 'guide' | 'attendance' | 'transcript';
  /** What the tab is called. */
  word: string;
  Tab: ComponentType<InterviewTabProps>;
  /** Who has it, where not everyone; what it shows, the server decides. */
  may?(me: Member): boolean;
}

/** The guide; what was asked leads to its moment in the transcript, where there is one. */
function Guide({ store, view, people, interview }: InterviewTabProps) {
  const toMoment = useToMoment(interview.id, lastTold(view));
  return (
    <GuideTab
      {...{ store, view, people, interview, toMoment }}
      timeOf={(at) => momentText(at, interview, store.now())}
      late={null}
      onNotes={() => document.querySelector<HTMLElement>('[data-note-box]')?.focus()}
    />
  );
}

const Scorecard = ({ store, view, people, interview }: InterviewTabProps) => (
  <ScorecardTab
    {...{ store, view, people, interview }}
    timeOf={(at) => momentText(at, interview, store.now())}
  />
);

const notPanelOnly = ({ role }: Member) => role !== 'interviewer';

/** What an interview is held with, beside the list of interviews. */
export const INTERVIEW_TABS: readonly InterviewTab[] = [
  { key: 'scorecard', word: copy.tabs.scorecard, Tab: Scorecard },
  { key: 'guide', word: copy.tabs.guide, Tab: Guide },
  { key: 'transcript', word: transcriptCopy.tab, Tab: TranscriptTab },
  { key: 'attendance', word: recordsCopy.attendance.tab, Tab: AttendanceTab, may: notPanelOnly },
];
