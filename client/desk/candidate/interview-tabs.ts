import type { ComponentType } from 'react';
import type { Interview } from '../../../common/interview.ts';
import type { PanelStore, ReadyView } from '../../sync/view.ts';
import type { People } from '../../ui/people.ts';

export interface InterviewTabProps {
  store: PanelStore;
  view: ReadyView;
  people: People;
  interview: Interview;
}

export interface InterviewTab {
  key: string;
  /** What the tab is called. */
  word: string;
  Tab: ComponentType<InterviewTabProps>;
}

/** What an interview is held with, beside the list of interviews: guide, scorecard, checklist. */
export const INTERVIEW_TABS: readonly InterviewTab[] = [];
