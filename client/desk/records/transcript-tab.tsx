import { useMemo, useState } from 'react';
import type { Id } from '../../../common/ids.ts';
import type { Interview } from '../../../common/interview.ts';
import type { Moment } from '../../../common/moments.ts';
import type { RecordedPart } from '../../../common/pauses.ts';
import { transcriptCopy as copy } from '../../copy-transcript.ts';
import { startOf } from '../../features/notes/note-list.ts';
import text from '../../styles/text.module.css';
import type { ReadyView } from '../../sync/view.ts';
import { questionOf, shortName } from '../../ui/question-name.ts';
import type { Mark } from './marks.ts';
import { useTarget } from './moment-place.ts';
import { Player } from './player.tsx';
import { Transcript } from './transcript.tsx';
import { type Recording, type Transcript as TranscriptRecord, useRecords } from './use-records.ts';

interface TranscriptTabProps {
  view: ReadyView;
  interview: Interview;
}

/** What Zoom recorded of an interview, beside its notes. */
export function TranscriptTab({ view, interview }: TranscriptTabProps) {
  const { notes, guides } = view.state;
  const { kits } = view.snapshot;
  const guide = guides[interview.id];
  const marks = useMemo((): Mark[] => {
    const ofNotes = Object.values(notes)
      .filter(({ interviewId, deleted }) => interviewId === interview.id && !deleted)
      .map(({ id, at }) => ({ id, kind: 'note' as const, at, name: '' }));
    const ofQuestions = Object.entries(guide?.questions ?? {}).flatMap(([id, { firstAt }]) => {
      const question = questionOf(kits, interview.id, id);
      if (firstAt === null || question === undefined) return [];
      return [{ id, kind: 'question' as const, at: firstAt, name: shortName(question.text) }];
    });
    return [...ofNotes, ...ofQuestions];
  }, [notes, guide, kits, interview.id]);
  return (
    <InterviewRecords
      interviewId={interview.id}
      marks={marks}
      from={startOf(interview)}
      changes={lastTold(view)}
    />
  );
}

/** The latest entry of the log about recordings: with each they are asked for anew. */
export const lastTold = ({ history }: ReadyView): Id | undefined =>
  history.find(({ type }) => /^(recording|transcript|record)\./.test(type))?.id;

interface InterviewRecordsProps {
  interviewId: string;
  marks: readonly Mark[];
  from: number;
  changes: unknown;
}

/** Every run of the meeting: its recording, its transcript, or why they are not here. */
export function InterviewRecords({ interviewId, marks, from, changes }: InterviewRecordsProps) {
  const { data, error, isPending, refetch } = useRecords(interviewId, changes);
  if (isPending) return <p className={text.empty}>{copy.loading}</p>;
  if (data === undefined)
    return (
      <p className={text.empty}>
        {copy.failed} {error?.message}{' '}
        <button type="button" className={text.link} onClick={() => void refetch()}>
          {copy.again}
        </button>
      </p>
    );
  const runs = pairs(data.recordings, data.transcripts);
  if (runs.length === 0) return <p className={text.empty}>{copy.nothing}</p>;
  return runs.map(({ recording, transcript }) => (
    <Run
      key={recording?.id ?? transcript?.id}
      recording={recording}
      transcript={transcript}
      marks={marks}
      from={from}
    />
  ));
}

interface Pair {
  recording: Recording | null;
  transcript: TranscriptRecord | null;
}

/** Both of one run of the meeting have the same name at Zoom. */
function pairs(recordings: Recording[], transcripts: TranscriptRecord[]): Pair[] {
  const alone = transcripts.filter(
    ({ meetingUuid }) => !recordings.some((one) => one.meetingUuid === meetingUuid),
  );
  return [
    ...recordings.map((recording) => ({
      recording,
      transcript: transcripts.find((one) => one.meetingUuid === recording.meetingUuid) ?? null,
    })),
    ...alone.map((transcript) => ({ recording: null, transcript })),
  ];
}

function Run({
  recording,
  transcript,
  marks,
  from,
}: Pair & Omit<InterviewRecordsProps, 'interviewId' | 'changes'>) {
  const target = useTarget();
  const [wanted, setWanted] = useState<Pick<Moment, 'part' | 'ms'> | null>(null);
  const isReady = transcript?.state === 'ready' && !transcript.trashed;
  const parts = useMemo(
    () => (isReady && transcript.parts.length > 0 ? transcript.parts : partsOf(recording)),
    [isReady, transcript, recording],
  );
  const why = recording === null ? null : whyNot(recording);
  return (
    <>
      {recording !== null && why === null && (
        <Player recording={recording} parts={parts} marks={marks} wanted={wanted} />
      )}
      {why !== null && <p className={text.empty}>{why}</p>}
      {isReady ? (
        <Transcript {...{ transcript, marks, from, target }} onMoment={setWanted} />
      ) : (
        transcript !== null && <p className={text.empty}>{wordsFor(transcript)}</p>
      )}
    </>
  );
}

function whyNot({ state, files }: Recording): string | null {
  if (state !== 'kept') return copy.recording[state];
  if (files.length === 0) return copy.recording.empty;
  return files.some(({ status }) => status === 'completed') ? null : copy.recording.processing;
}

function wordsFor({ state, reason, trashed }: TranscriptRecord): string {
  if (trashed) return copy.trashed;
  if (reason === 'retention') return copy.lapsed;
  return [copy.states[state], reason && copy.reasons[reason]].filter(Boolean).join(' ');
}

/** A part for each time that recording was started. */
function partsOf(recording: Recording | null): RecordedPart[] {
  const byStart = new Map(
    (recording?.files ?? []).map(({ startsAt, endsAt, pauses }) => [
      startsAt,
      { startsAt, endsAt, pauses },
    ]),
  );
  return [...byStart.values()].sort((a, b) => a.startsAt.localeCompare(b.startsAt));
}
