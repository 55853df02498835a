import type { Application } from '../../common/application.ts';
import type { Interview } from '../../common/interview.ts';
import { toMs } from '../../common/time.ts';
import type { ReadyView } from '../sync/view.ts';

/** What the panel is about: the interview of this meeting and the application it is for. */
export interface Subject {
  interview: Interview | null;
  application: Application | undefined;
}

export function subjectOf({ snapshot, state }: ReadyView): Subject {
  const { match } = snapshot;
  const matched = match.kind === 'matched' ? state.interviews[match.interviewId] : undefined;
  const interview = matched ?? null;
  const own = interview?.applicationId ? state.applications[interview.applicationId] : undefined;
  return { interview, application: own ?? newest(Object.values(state.applications)) };
}

/** Where no interview says which, the job applied for last. */
const newest = (applications: Application[]): Application | undefined =>
  applications.sort((a, b) => toMs(b.appliedAt) - toMs(a.appliedAt))[0];
