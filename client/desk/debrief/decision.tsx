import { useRef, useState } from 'react';
import type { Application } from '../../../common/application.ts';
import type { EventBody } from '../../../common/events.ts';
import { isClosed, type Stage, stageByName, targetsFrom } from '../../../common/pipeline.ts';
import { debriefCopy as copy } from '../../copy-debrief.ts';
import { ClashDialog } from '../../features/stage/clash-dialog.tsx';
import { mayMoveStage } from '../../features/stage/may-move.ts';
import { asksReason } from '../../features/stage/move.ts';
import { moveWord, ReasonStep } from '../../features/stage/reason-step.tsx';
import { StagePicker } from '../../features/stage/stage-picker.tsx';
import { StageText } from '../../features/stage/stage-text.tsx';
import { UndoBar } from '../../features/stage/undo-bar.tsx';
import text from '../../styles/text.module.css';
import type { PanelStore, ReadyView } from '../../sync/view.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import type { People } from '../../ui/people.ts';
import pop from '../../ui/pop.module.css';
import { useDismiss } from '../../ui/use-dismiss.ts';
import { useNow } from '../../ui/use-now.ts';
import styles from './decision.module.css';

interface DecisionProps {
  store: PanelStore;
  view: ReadyView;
  application: Application;
}

/** What follows from the debrief: the stage, the next one in one press, or a rejection. */
export function Decision({ store, view, application }: DecisionProps) {
  const now = useNow(store, view.clash === null ? 60_000 : 1000);
  const [asking, setAsking] = useState<Stage | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const pressed = useRef<HTMLButtonElement>(null);
  useDismiss(place, asking !== null, (by) => close(by === 'escape'));
  const { snapshot, state } = view;
  const people: People = {
    me: snapshot.me.id,
    byId: snapshot.people,
    candidate: state.candidate?.name ?? '',
  };
  const stages = snapshot.stages[application.id] ?? [];
  const current = stageByName(stages, application.stage);

  function close(focus: boolean) {
    setAsking(null);
    if (focus) pressed.current?.focus();
  }

  function move(body: EventBody<'stage.changed'>) {
    close(false);
    void store.append('stage.changed', body, { applicationId: application.id });
  }

  function choose(stage: Stage, button: HTMLButtonElement) {
    pressed.current = button;
    if (asksReason(current, stage) !== null) setAsking(stage);
    else move({ from: application.stage, to: stage.name });
  }

  if (!mayMoveStage(view, now)) {
    return (
      <section className={styles.decision} aria-label={copy.decision}>
        <StageText application={application} now={now} />
        <p className={text.meta}>{copy.noRight}</p>
      </section>
    );
  }
  const { next, rejected } = waysOn(stages, application);
  return (
    <section className={styles.decision} aria-label={copy.decision}>
      <div ref={place} className={styles.row}>
        <div className={styles.picker}>
          <StagePicker store={store} view={view} application={application} now={now} />
        </div>
        {rejected !== undefined && (
          <Button
            aria-haspopup="dialog"
            aria-expanded={asking === rejected}
            onClick={(event) => choose(rejected, event.currentTarget)}
          >
            {moveWord(rejected)}
          </Button>
        )}
        {next !== undefined && (
          <Button look="primary" onClick={(event) => choose(next, event.currentTarget)}>
            {moveWord(next)}
          </Button>
        )}
        {asking !== null && (
          <div
            className={cx(pop.pop, pop.under, styles.why)}
            role="dialog"
            aria-label={moveWord(asking)}
          >
            <ReasonStep
              application={application}
              stages={stages}
              interviews={Object.values(state.interviews)}
              now={now}
              to={asking}
              onBack={() => close(true)}
              onMove={move}
            />
          </div>
        )}
        {view.clash !== null && (
          <ClashDialog store={store} clash={view.clash} people={people} now={now} />
        )}
      </div>
      <UndoBar store={store} application={application} people={people} />
    </section>
  );
}

/** The stage after this one, and the rejected one, where the application may go there. */
function waysOn(stages: readonly Stage[], { stage, lastMove }: Application) {
  const targets = targetsFrom(stages, stage, lastMove?.from ?? null);
  const at = stages.findIndex(({ name }) => name === stage);
  const after = stages.slice(at + 1).find(({ type }) => !isClosed(type));
  return {
    next: targets.find(({ name }) => at >= 0 && name === after?.name),
    rejected: targets.find(({ type }) => type === 'rejected'),
  };
}
