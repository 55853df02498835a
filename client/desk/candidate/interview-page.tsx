import type { PageProps } from '../pages.ts';
import { FilePage } from './file-page.tsx';
import { useFile } from './use-file.ts';

/** The same file, opened for one interview of it: what is written here belongs to that one. */
export function InterviewPage({ params }: PageProps) {
  return <FilePage store={useFile('interviewId', params.id!)} />;
}
