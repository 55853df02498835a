import type { PageProps } from '../pages.ts';
import { FilePage } from './file-page.tsx';
import { useFile } from './use-file.ts';

/** A candidate's whole file, live. */
export function CandidatePage({ params }: PageProps) {
  return <FilePage store={useFile('candidateId', params.id!)} />;
}
