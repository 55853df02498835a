import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Output } from '../../../common/contract.ts';
import { dayTimeText } from '../../ui/dates.ts';
import { useDesk } from '../context.ts';
import { momentPath } from '../records/moment-place.ts';

/** One line of what was found, with where it leads. */
export interface Hit {
  key: string;
  kind: 'candidate' | 'note' | 'transcript';
  title: string;
  detail: string;
  to: string;
}

const LIMIT = 6;

/** Candidates, notes and what was said, with these words; the earlier ones stay until the newer have come. */
export function useFound(typed: string) {
  const { api } = useDesk();
  const q = typed.trim();
  return useQuery({
    queryKey: ['search', q],
    enabled: q !== '',
    placeholderData: q === '' ? undefined : keepPreviousData,
    queryFn: async ({ signal }): Promise<readonly Hit[]> =>
      hitsOf(await api.get<Output<'search'>>('/api/search', { q, limit: LIMIT }, { signal })),
  });
}

const hitsOf = ({ candidates, notes, transcripts }: Output<'search'>): readonly Hit[] => [
  ...candidates.map(({ id, name, headline, applications }) => ({
    key: id,
    kind: 'candidate' as const,
    title: name,
    detail: [applications.at(-1)?.jobTitle, headline].filter(Boolean).join(', '),
    to: `/candidates/${id}`,
  })),
  ...notes.map(({ id, candidateId, candidateName, text }) => ({
    key: id,
    kind: 'note' as const,
    title: text,
    detail: candidateName,
    to: `/candidates/${candidateId}`,
  })),
  ...transcripts.map(({ transcriptId, interviewId, candidateName, seq, speaker, text, at }) => ({
    key: `${transcriptId}-${seq}`,
    kind: 'transcript' as const,
    title: text,
    detail: [...new Set([candidateName, speaker]), dayTimeText(at)].filter(Boolean).join(', '),
    to: momentPath(interviewId, at),
  })),
];

/** A candidate who was found. */
export interface FoundCandidate {
  id: string;
  name: string;
  detail: string;
}

/** Candidates alone, by the same search. */
export function useFoundCandidates(typed: string) {
  const { api } = useDesk();
  const q = typed.trim();
  return useQuery({
    queryKey: ['search-candidates', q],
    enabled: q !== '',
    queryFn: async ({ signal }): Promise<readonly FoundCandidate[]> => {
      const query = { q, limit: LIMIT };
      const { candidates } = await api.get<Output<'search'>>('/api/search', query, { signal });
      return candidates.map(({ id, name, headline, applications }) => ({
        id,
        name,
        detail: [applications.at(-1)?.jobTitle, headline].filter(Boolean).join(', '),
      }));
    },
  });
}
