import type { Interview } from '../../../common/interview.ts';
import { transcriptCopy } from '../../copy-transcript.ts';
import text from '../../styles/text.module.css';
import type { ReadyView } from '../../sync/view.ts';
import { Link } from '../link.tsx';
import { Attended } from '../records/attended.tsx';
import { tabPath } from '../records/moment-place.ts';
import { lastTold } from '../records/transcript-tab.tsx';
import { useRecords } from '../records/use-records.ts';
import styles from './file.module.css';

interface RecordLinksProps {
  view: ReadyView;
  interview: Interview;
}

const FILED = ['recording.filed', 'transcript.filed', 'attendance.filed'] as const;

/** What Zoom filed of an interview, in a line that leads there. Nothing is asked where nothing is. */
export function RecordLinks({ view, interview }: RecordLinksProps) {
  const [isRecorded, isWritten, isAttended] = FILED.map((type) =>
    view.history.some((one) => one.type === type && one.interviewId === interview.id),
  );
  const mayAttend = view.snapshot.me.role !== 'interviewer';
  const hasAttendance = isAttended && mayAttend;
  if (!isRecorded && !isWritten && !hasAttendance) return null;
  return (
    <p className={styles.records}>
      {(isRecorded || isWritten) && <Recorded view={view} interview={interview} />}
      {hasAttendance && <Attended view={view} interview={interview} />}
    </p>
  );
}

function Recorded({ view, interview: { id } }: RecordLinksProps) {
  const { data } = useRecords(id, lastTold(view));
  const to = tabPath(id, 'transcript');
  const minutes = (data?.recordings ?? [])
    .filter(({ state }) => state === 'kept')
    .reduce((sum, one) => sum + one.minutes, 0);
  const transcript = data?.transcripts.find(({ state }) => state !== 'none');
  return (
    <>
      {minutes > 0 && (
        <Link className={text.link} to={to}>
          {transcriptCopy.line.recording(minutes)}
        </Link>
      )}
      {transcript && (
        <Link className={text.link} to={to}>
          {transcriptCopy.line.transcript(transcript.state)}
        </Link>
      )}
    </>
  );
}
