import type { Id } from '../../common/ids.ts';
import type { SearchHit } from './view.ts';

/** The part of `GET /api/search` that a panel needs to name a candidate. */
export interface SearchAnswer {
  candidates: { id: Id; name: string; applications: { jobTitle: string; stage: string }[] }[];
}

export const searchHits = ({ candidates }: SearchAnswer): SearchHit[] =>
  candidates.map(({ id, name, applications }) => ({
    candidateId: id,
    name,
    detail: applications.map(({ jobTitle, stage }) => `${jobTitle} · ${stage}`).join(', '),
  }));
