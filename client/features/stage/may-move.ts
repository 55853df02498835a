import { may } from '../../../common/permissions.ts';
import type { ReadyView } from '../../sync/view.ts';

/**
 * Whether to offer moving the stage: the server's own rule with what a panel knows. A hiring
 * manager's teams are not among that; the server decides in any case.
 */
export function mayMoveStage({ snapshot, state }: ReadyView, now: number): boolean {
  const { me, organization } = snapshot;
  const hiringTeam = me.role === 'hiring_manager' ? [me.id] : [];
  return may(
    me,
    'stage.move',
    {
      organizationId: organization.id,
      kind: 'candidate',
      settings: organization.settings,
      applications: Object.values(state.applications).map(({ id, jobId }) => ({
        id,
        jobId,
        hiringTeam,
        feedbackVisibility: null,
      })),
      interviews: Object.values(state.interviews),
      submitted: [],
      meetingMembers: [],
    },
    now,
  );
}
