import { useState } from 'react';
import { copy } from '../copy.ts';
import { AttentionDialog } from '../features/attention/attention-dialog.tsx';
import { ClashDialog } from '../features/stage/clash-dialog.tsx';
import { StagePicker } from '../features/stage/stage-picker.tsx';
import { StageText } from '../features/stage/stage-text.tsx';
import text from '../styles/text.module.css';
import type { PanelStore, ReadyView } from '../sync/view.ts';
import { cx } from '../ui/cx.ts';
import type { People } from '../ui/people.ts';
import { useNow } from '../ui/use-now.ts';
import { Clock } from './clock.tsx';
import styles from './head.module.css';
import { Presence } from './presence.tsx';
import { SaveLine } from './save-line.tsx';
import type { Subject } from './subject.ts';
import { whoIsHere } from './who-is-here.ts';

interface HeadProps {
  store: PanelStore;
  view: ReadyView;
  people: People;
  subject: Subject;
  mayMove: boolean;
}

/** What never scrolls away: who, how far, which stage, who is here, and whether all is saved. */
export function Head({ store, view, people, subject, mayMove }: HeadProps) {
  const { interview, application } = subject;
  const { match, meeting } = view.snapshot;
  const matched = match.kind === 'matched';
  const candidate = view.state.candidate;
  const job = application?.jobTitle;
  return (
    <header className={styles.head}>
      <h1 className={styles.name}>
        {matched
          ? candidate?.name
          : match.kind === 'ambiguous'
            ? copy.match.which
            : copy.match.none}
      </h1>
      <Clock interview={interview} clock={store} />
      {matched
        ? candidate?.say && <p className={cx(styles.say, text.cut)}>{candidate.say}</p>
        : meeting?.number && (
            <p className={cx(styles.say, text.cut)}>{copy.head.meeting(meeting.number)}</p>
          )}
      <Save store={store} view={view} />
      {matched && job && (
        <p className={cx(styles.role, text.cut)} title={job}>
          {job}
        </p>
      )}
      {interview && (
        <p className={styles.round}>{copy.head.round(interview.round, interview.rounds)}</p>
      )}
      {matched && (
        <div className={styles.controls}>
          {application && <Stage {...{ store, view, people, application, mayMove }} />}
          <Presence people={whoIsHere(view, interview)} />
        </div>
      )}
    </header>
  );
}

/** Whether all is saved; where the server did not take something, why. */
export function Save({ store, view }: Pick<HeadProps, 'store' | 'view'>) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <SaveLine save={view.save} onWhy={() => setAsking(true)} />
      {asking && (
        <AttentionDialog store={store} refused={view.refused} onClose={() => setAsking(false)} />
      )}
    </>
  );
}

interface StageProps extends Omit<HeadProps, 'subject'> {
  application: NonNullable<Subject['application']>;
}

/** The stage, and where one may, the picker that moves it. */
export function Stage({ store, view, people, application, mayMove }: StageProps) {
  const now = useNow(store, view.clash === null ? 60_000 : 1000);
  return (
    <>
      {mayMove ? (
        <StagePicker store={store} view={view} application={application} now={now} />
      ) : (
        <StageText application={application} now={now} />
      )}
      {view.clash !== null && (
        <ClashDialog store={store} clash={view.clash} people={people} now={now} />
      )}
    </>
  );
}
