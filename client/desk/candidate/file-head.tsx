import { deskCopy as copy } from '../../copy-desk.ts';
import { mayMoveStage } from '../../features/stage/may-move.ts';
import { Stage } from '../../panel/head.tsx';
import { Presence } from '../../panel/presence.tsx';
import type { Subject } from '../../panel/subject.ts';
import { whoIsHere } from '../../panel/who-is-here.ts';
import text from '../../styles/text.module.css';
import type { PanelStore, ReadyView } from '../../sync/view.ts';
import type { People } from '../../ui/people.ts';
import { PageTitle } from '../parts/page-title.tsx';
import { ScheduleButton } from '../schedule/schedule-button.tsx';
import styles from './file.module.css';
import { timesText } from './interview-text.ts';

interface FileHeadProps {
  store: PanelStore;
  view: ReadyView;
  people: People;
  subject: Subject;
}

/** Who it is, for which job, which interview, at which stage, and who else is looking. */
export function FileHead({ store, view, people, subject }: FileHeadProps) {
  const { interview, application } = subject;
  const candidate = view.state.candidate;
  const now = store.now();
  const about = [
    application?.jobTitle,
    interview && `${copy.file.round(interview.round, interview.rounds)}, ${timesText(interview)}`,
  ].filter(Boolean);
  return (
    <header className={styles.head}>
      <div>
        <div className={styles.name}>
          <PageTitle>{candidate?.name ?? copy.file.unnamed}</PageTitle>
          {candidate?.say && <span className={text.meta}>{candidate.say}</span>}
        </div>
        <p>{about.join('. ')}</p>
      </div>
      <div className={styles.acts}>
        {application && (
          <Stage {...{ store, view, people, application }} mayMove={mayMoveStage(view, now)} />
        )}
        {candidate && view.snapshot.streamId !== null && (
          <ScheduleButton
            look="primary"
            turns={[{ candidateId: view.snapshot.streamId, name: candidate.name }]}
          />
        )}
        <Presence people={whoIsHere(view, interview)} />
      </div>
    </header>
  );
}
