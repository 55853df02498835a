import { useState } from 'react';
import type { Output } from '../../../common/contract.ts';
import type { Id } from '../../../common/ids.ts';
import { scheduleCopy as copy } from '../../copy-schedule.ts';
import { firstName } from '../../ui/people.ts';
import { Bones } from '../parts/opening.tsx';
import { Trouble } from '../trouble.tsx';
import { Frame, FrameHead } from './frame.tsx';
import { Outcome } from './outcome.tsx';
import styles from './schedule.module.css';
import { ScheduleForm } from './schedule-form.tsx';
import { useKeptDraft } from './use-kept-draft.ts';
import { type Plan, usePlan } from './use-plan.ts';
import { useSave } from './use-save.ts';

export interface Turn {
  candidateId: Id;
  name: string;
}

interface ScheduleDialogProps {
  /** One after the other in the same dialog. */
  turns: readonly Turn[];
  /** Moves this interview of the only one. */
  interviewId?: Id | null;
  onClose(): void;
}

/** Schedules interviews, or moves one. What is saved is saved, whenever it is closed. */
export function ScheduleDialog({ turns, interviewId = null, onClose }: ScheduleDialogProps) {
  const [at, setAt] = useState(0);
  const turn = turns[at]!;
  const following = turns[at + 1];
  const { plan, error, refetch } = usePlan({ candidateId: turn.candidateId, interviewId });
  const title = titleOf(interviewId !== null);
  const step = turns.length > 1 ? copy.step(at + 1, turns.length) : null;
  return (
    <Frame onClose={onClose}>
      {(titleId) =>
        plan === null ? (
          <>
            <FrameHead {...{ titleId, title, onClose }} about={copy.about([turn.name, step])} />
            <div className={styles.body}>
              {error === null ? <Bones /> : <Trouble error={error} onRetry={refetch} />}
            </div>
          </>
        ) : (
          <OneTurn
            key={turn.candidateId}
            {...{ plan, titleId, title, step, onClose }}
            next={following && { name: firstName(following.name), go: () => setAt(at + 1) }}
          />
        )
      }
    </Frame>
  );
}

const titleOf = (isMove: boolean): string => (isMove ? copy.titles.move : copy.titles.plain);

interface OneTurnProps {
  plan: Plan;
  titleId: string;
  title: string;
  step: string | null;
  next: { name: string; go(): void } | undefined;
  onClose(): void;
}

function OneTurn({ plan, titleId, title, step, next, onClose }: OneTurnProps) {
  const kept = useKeptDraft(plan);
  const [saved, setSaved] = useState<Output<'interview'> | null>(null);
  const saving = useSave(plan, (interview) => {
    kept.drop();
    setSaved(interview);
  });
  const { candidate, applications } = plan;
  const { draft } = kept;
  const job = applications.find(({ id }) => id === draft.applicationId)?.jobTitle;
  const last = Math.max(
    draft.round,
    ...plan.roundsOf(draft.applicationId).map(({ round }) => round),
  );
  const about = copy.about([candidate.name, job, copy.round(draft.round, last), step]);
  const isNewMeeting = plan.moved === null && draft.zoom.on;
  return (
    <>
      <FrameHead {...{ titleId, about, onClose }} title={isNewMeeting ? copy.titles.zoom : title} />
      {saved === null ? (
        <ScheduleForm
          {...{ plan, draft, saving, onClose }}
          onChange={kept.change}
          onAnew={kept.isFound ? kept.startAnew : null}
          onSkip={next?.go ?? null}
        />
      ) : (
        <Outcome
          interview={saved}
          candidate={candidate}
          timeZone={draft.timeZone}
          isMoved={plan.moved !== null}
          next={next ?? null}
          onClose={onClose}
        />
      )}
    </>
  );
}
