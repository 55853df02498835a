import { useFile } from '../candidate/use-file.ts';
import type { PageProps } from '../pages.ts';
import { DebriefPage } from './debrief-page.tsx';

/** The debrief beside the live file of its interview: it moves when the file moves. */
export function LiveDebriefPage({ params }: PageProps) {
  const store = useFile('interviewId', params.id!);
  return <DebriefPage params={params} store={store ?? undefined} />;
}
