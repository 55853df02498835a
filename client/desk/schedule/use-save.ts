import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Output } from '../../../common/contract.ts';
import { type Api, ApiError } from '../../api.ts';
import { useDesk } from '../context.ts';
import { bodyOf, type Draft } from './draft.ts';
import type { Plan } from './use-plan.ts';

type InterviewOut = Output<'interview'>;

/**
 * Saves what was filled in. The interview's id is made before the first try, so that a second press,
 * or another try after an answer that got lost, makes no second one.
 */
export function useSave(plan: Plan, onSaved: (interview: InterviewOut) => void) {
  const { api } = useDesk();
  const queries = useQueryClient();
  const isUnderWay = useRef(false);
  const save = useMutation({
    mutationFn: (draft: Draft) =>
      plan.moved === null ? create(api, plan, draft) : move(api, plan, draft),
    onSuccess: (interview) => {
      for (const key of ['candidates', 'interviews', 'availability'])
        void queries.invalidateQueries({ queryKey: [key] });
      void queries.invalidateQueries({ queryKey: ['meeting', interview.id] });
      onSaved(interview);
    },
    onSettled: () => {
      isUnderWay.current = false;
    },
  });
  return {
    save(draft: Draft) {
      // A second press comes before anything is drawn anew.
      if (isUnderWay.current) return;
      isUnderWay.current = true;
      save.mutate(draft);
    },
    isPending: save.isPending,
    error: save.error,
  };
}

async function create(api: Api, plan: Plan, draft: Draft): Promise<InterviewOut> {
  const { candidate } = plan;
  const last = Math.max(0, ...plan.roundsOf(draft.applicationId).map(({ round }) => round));
  const body = {
    id: draft.id,
    candidateId: candidate.id,
    ...(draft.applicationId === null ? {} : { applicationId: draft.applicationId }),
    title: draft.title.trim(),
    round: draft.round,
    rounds: Math.max(last, draft.round),
    ...bodyOf(draft, false),
  };
  try {
    return await api.post<InterviewOut>('/api/interviews', body);
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'conflict') throw error;
    const made = await api.get<InterviewOut>(`/api/interviews/${draft.id}`);
    if (made.candidateId !== candidate.id) throw error;
    // An earlier try arrived and its answer did not; what was changed since is told now.
    return move(api, plan, draft);
  }
}

const move = (api: Api, plan: Plan, draft: Draft): Promise<InterviewOut> => {
  const hasMeeting = plan.meeting !== null && plan.meeting.state !== 'none';
  return api.patch(`/api/interviews/${draft.id}`, bodyOf(draft, hasMeeting));
};
