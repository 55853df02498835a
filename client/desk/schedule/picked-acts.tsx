import type { CandidateLine } from '../candidates/use-candidates.ts';
import { ScheduleButton } from './schedule-button.tsx';

/** For the ticked candidates of the list: one after the other. */
export const PickedActs = ({ candidates }: { candidates: readonly CandidateLine[] }) => (
  <ScheduleButton
    look="primary"
    turns={candidates.map(({ id, name }) => ({ candidateId: id, name }))}
  />
);
