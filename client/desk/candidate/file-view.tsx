import { useMemo, useRef, useState } from 'react';
import type { Id } from '../../../common/ids.ts';
import { copy } from '../../copy.ts';
import { Composer } from '../../features/composer/composer.tsx';
import { History } from '../../features/history/history.tsx';
import { momentText } from '../../features/notes/note-list.ts';
import { NotesTab } from '../../features/notes/notes-tab.tsx';
import { Applications } from '../../features/profile/applications.tsx';
import { Profile } from '../../features/profile/profile.tsx';
import { ResumeViewer } from '../../features/resume/resume-viewer.tsx';
import { UndoBar } from '../../features/stage/undo-bar.tsx';
import { askedNow, nameOfQuestion } from '../../panel/asked-now.ts';
import { Save } from '../../panel/head.tsx';
import { subjectOf } from '../../panel/subject.ts';
import { useKeys } from '../../panel/use-keys.ts';
import text from '../../styles/text.module.css';
import type { PanelStore, ReadyView } from '../../sync/view.ts';
import type { People } from '../../ui/people.ts';
import { Correspondence } from '../records/correspondence.tsx';
import { EarlierResumes } from './earlier-resumes.tsx';
import styles from './file.module.css';
import { FileActs } from './file-acts.tsx';
import { FileHead } from './file-head.tsx';
import { Middle } from './middle.tsx';

interface FileViewProps {
  store: PanelStore;
  view: ReadyView;
}

/** The file in three columns: who and what so far, the interviews, the notes. */
export function FileView({ store, view }: FileViewProps) {
  const root = useRef<HTMLDivElement>(null);
  useKeys(root, {});
  // The résumé that is open: the one that counts, or an earlier one by its id.
  const [resume, setResume] = useState<'current' | { fileId: Id } | null>(null);
  const { snapshot, state } = view;
  const subject = subjectOf(view);
  const candidate = state.candidate;
  const name = candidate?.name ?? '';
  const people = useMemo(
    (): People => ({ me: snapshot.me.id, byId: snapshot.people, candidate: name }),
    [snapshot.me.id, snapshot.people, name],
  );
  const parts = { store, view, people };
  return (
    <div ref={root} className={styles.file}>
      <FileHead {...parts} subject={subject} />
      <div className={styles.columns}>
        <div className={styles.column}>
          {candidate && (
            <Profile
              candidate={candidate}
              clock={store}
              onResume={() => setResume('current')}
              onOpen={(url) => void store.openUrl(url)}
            />
          )}
          {candidate?.resume && snapshot.streamId !== null && (
            <EarlierResumes
              candidateId={snapshot.streamId}
              currentId={candidate.resume.fileId}
              people={people}
              onOpen={(fileId) => setResume({ fileId })}
            />
          )}
          {candidate && snapshot.streamId !== null && (
            <FileActs candidateId={snapshot.streamId} candidate={candidate} />
          )}
          <Applications
            applications={Object.values(state.applications)}
            current={subject.application?.id ?? null}
            now={store.now()}
          />
          <Correspondence view={view} people={people} />
          <History {...parts} />
        </div>
        <div className={styles.column}>
          {resume ? (
            <ResumeViewer
              // Another one that was filed meanwhile is another opening.
              key={resume === 'current' ? candidate?.resume?.fileId : resume.fileId}
              store={store}
              fileId={resume === 'current' ? undefined : resume.fileId}
              onBack={() => setResume(null)}
            />
          ) : (
            <Middle {...parts} interview={subject.interview} />
          )}
        </div>
        <section className={styles.notes} aria-labelledby="file-notes">
          <header className={styles.notesHead}>
            <h2 id="file-notes" className={text.strong}>
              {copy.tabs.notes}
            </h2>
            <Save store={store} view={view} />
          </header>
          <div className={styles.log}>
            <NotesTab {...parts} interview={subject.interview} />
          </div>
          <UndoBar {...parts} application={subject.application} />
          <Composer
            store={store}
            streamId={snapshot.streamId}
            timeOf={(at) => momentText(at, subject.interview, store.now())}
            asking={askedNow(view, subject.interview)}
            questionName={(id) => nameOfQuestion(view, subject.interview, id)}
          />
        </section>
      </div>
    </div>
  );
}
