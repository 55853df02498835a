import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Debrief } from '../../../common/debrief.ts';
import { NO_AVERAGE, roundText, stateText } from '../../../common/debrief-words.ts';
import type { Id } from '../../../common/ids.ts';
import { debriefCopy as copy } from '../../copy-debrief.ts';
import text from '../../styles/text.module.css';
import type { PanelStore, ReadyView } from '../../sync/view.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useDesk } from '../context.ts';
import { Trouble } from '../trouble.tsx';
import styles from './debrief.module.css';
import { DebriefTable } from './debrief-table.tsx';
import { Decision } from './decision.tsx';
import { TakeAlong } from './take-along.tsx';
import { debriefKey, debriefPath, useDebrief, useReadyView } from './use-debrief.ts';

interface DebriefPageProps {
  params: Readonly<Record<string, string>>;
  /** The live file of the interview: what makes the page live, and decisions possible on it. */
  store?: PanelStore | undefined;
}

/** `/interviews/:id/debrief`: the round's scorecards side by side, and what follows from them. */
export function DebriefPage({ params, store }: DebriefPageProps) {
  const interviewId = params.id ?? '';
  const view = useReadyView(store);
  const { data, error, refetch } = useDebrief(interviewId, view);
  if (data !== undefined) return <Ready debrief={data} store={store} view={view} />;
  if (error === null) return <p className={text.empty}>{copy.loading}</p>;
  return (
    <div className={text.empty}>
      <Trouble error={error} onRetry={() => void refetch()} />
    </div>
  );
}

interface ReadyProps {
  debrief: Debrief;
  store: PanelStore | undefined;
  view: ReadyView | null;
}

function Ready({ debrief, store, view }: ReadyProps) {
  const { boot, go } = useDesk();
  const { me } = boot;
  const { candidateId, candidateName, jobTitle, applicationId, stage, state } = debrief;
  const isStaff = me.role === 'admin' || me.role === 'recruiter';
  const application = applicationId === null ? undefined : view?.state.applications[applicationId];
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <div>
          <h1>{copy.title(candidateName)}</h1>
          <p>{[jobTitle, roundText(debrief)].filter(Boolean).join(', ')}</p>
          <p aria-live="polite">{stateText(debrief, me.id)}</p>
          {stage !== null && <p className={styles.printed}>{copy.stageNow(stage)}</p>}
        </div>
        <div className={styles.controls}>
          {store && view && application ? (
            <Decision store={store} view={view} application={application} />
          ) : (
            <Elsewhere stage={stage} onOpen={() => go(`/candidates/${candidateId}`)} />
          )}
          <div className={styles.acts}>
            {isStaff && state === 'waiting' && <OpenNow interviewId={debrief.interviewId} />}
            <TakeAlong debrief={debrief} />
          </div>
        </div>
      </div>
      {debrief.recommendations.length === 0 ? (
        <p className={text.quiet}>{copy.noCard}</p>
      ) : (
        <>
          <DebriefTable debrief={debrief} />
          <p className={styles.foot}>
            <Icon name="info" />
            {NO_AVERAGE}
          </p>
        </>
      )}
    </div>
  );
}

/** Where the file is not open here, the decision is made in it. */
const Elsewhere = ({ stage, onOpen }: { stage: string | null; onOpen(): void }) => (
  <div className={styles.elsewhere}>
    {stage !== null && <span className={text.strong}>{copy.stageNow(stage)}</span>}
    <Button onClick={onOpen}>{copy.decideInFile}</Button>
  </div>
);

/** Ends the waiting, for everyone; who has not submitted stays blind. */
function OpenNow({ interviewId }: { interviewId: Id }) {
  const { api } = useDesk();
  const client = useQueryClient();
  const opening = useMutation({
    mutationFn: () => api.post<Debrief>(debriefPath(interviewId), {}),
    onSuccess: (debrief) => client.setQueryData(debriefKey(interviewId), debrief),
  });
  return (
    <>
      <Button disabled={opening.isPending} onClick={() => opening.mutate()}>
        {opening.isPending ? copy.opening : copy.open}
      </Button>
      {opening.isError && (
        <p className={text.trouble} role="alert">
          {copy.failed}
        </p>
      )}
    </>
  );
}
