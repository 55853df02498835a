import { useCallback, useEffect, useRef, useState } from 'react';
import { type Moment, momentAt, nearestStart } from '../../../common/moments.ts';
import { asLong, type RecordedPart, stretchesOf } from '../../../common/pauses.ts';
import { toMs } from '../../../common/time.ts';
import { transcriptCopy as copy } from '../../copy-transcript.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useDesk } from '../context.ts';
import { CopyLine } from './copy-line.tsx';
import type { Mark } from './marks.ts';
import styles from './player.module.css';
import type { Recording } from './use-records.ts';

type File = Recording['files'][number];

interface PlayerProps {
  recording: Recording;
  /** The transcript's, or where there is none the recording's own. */
  parts: readonly RecordedPart[];
  marks: readonly Mark[];
  /** Where to go; a new object goes there again. */
  wanted: Pick<Moment, 'part' | 'ms'> | null;
}

interface Playing {
  file: File;
  url: string;
  /** Where to begin, seconds. */
  from: number;
}

/** Plays a recording through Hireside. Zoom is asked, and the audit told, only when it is to play. */
export function Player({ recording, parts, marks, wanted }: PlayerProps) {
  const { api } = useDesk();
  const [part, setPart] = useState(0);
  const [playing, setPlaying] = useState<Playing | null>(null);
  const [isOpening, setIsOpening] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  /** Of the part that plays, as its file says. */
  const [length, setLength] = useState<{ part: number; ms: number } | null>(null);
  const media = useRef<HTMLVideoElement>(null);
  const file = fileOf(recording.files, parts[part]);

  const open = useCallback(
    async (of: File, from: number) => {
      setTrouble(null);
      setIsOpening(true);
      try {
        const path = `/api/recordings/${encodeURIComponent(recording.id)}/ticket`;
        const { url } = await api.post<{ url: string }>(path, { fileId: of.id });
        setPlaying({ file: of, url, from });
      } catch (error) {
        setTrouble(error instanceof Error ? error.message : copy.broken);
      } finally {
        setIsOpening(false);
      }
    },
    [api, recording.id],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: Only a new wish moves the player.
  useEffect(() => {
    if (wanted === null) return;
    const next = fileOf(recording.files, parts[wanted.part]);
    setPart(wanted.part);
    if (playing === null || next === null) return;
    const seconds = secondsIn(next, parts[wanted.part], wanted.ms);
    if (next.id === playing.file.id && media.current) media.current.currentTime = seconds;
    else void open(next, seconds);
  }, [wanted]);

  /** An element says only that it failed: what Zoom said, the server is asked. */
  async function failed() {
    if (playing === null) return;
    const message = await api.open(playing.url, { headers: { range: 'bytes=0-0' } }).then(
      async (res) => {
        await res.body?.cancel();
        return copy.broken;
      },
      (error: unknown) => (error instanceof Error ? error.message : copy.broken),
    );
    setTrouble(message);
  }

  if (file === null) return null;
  const asTheyAre = parts.map((one, index) => (index === length?.part ? asLong(one, length) : one));
  const start = () => {
    const ms = wanted?.part === part ? wanted.ms : 0;
    const from = media.current?.currentTime || secondsIn(file, parts[part], ms);
    void open(file, from);
  };
  return (
    <section className={styles.player} aria-label={copy.player}>
      {parts.length > 1 && (
        <fieldset className={styles.parts} aria-label={copy.runs}>
          {parts.map(({ startsAt }, index) => (
            <Button
              key={startsAt}
              look="quiet"
              aria-pressed={index === part}
              onClick={() => {
                setPart(index);
                const next = fileOf(recording.files, parts[index]);
                if (playing !== null && next !== null) void open(next, 0);
              }}
            >
              {copy.run(index + 1, parts.length)}
            </Button>
          ))}
        </fieldset>
      )}
      {playing !== null && (
        // biome-ignore lint/a11y/useMediaCaption: The transcript beside it says every word.
        <video
          ref={media}
          className={playing.file.kind === 'video' ? styles.picture : styles.sound}
          key={playing.url}
          src={playing.url}
          aria-label={copy.player}
          controls
          autoPlay
          preload="metadata"
          onLoadedMetadata={(event) => {
            const { currentTarget } = event;
            currentTarget.currentTime = playing.from;
            const ms = currentTarget.duration * 1_000;
            setLength(Number.isFinite(ms) ? { part, ms } : null);
          }}
          onError={() => void failed()}
        />
      )}
      {(playing === null || trouble !== null) && (
        <Button onClick={start} disabled={isOpening}>
          <Icon name="video" />
          {trouble !== null ? copy.renew : file.kind === 'video' ? copy.play : copy.listen}
        </Button>
      )}
      <CopyLine file={playing?.file ?? file} />
      <Marks marks={marks} parts={asTheyAre} part={part} />
      <p className={text.trouble} role="alert">
        {trouble}
      </p>
    </section>
  );
}

/** Where notes are along the recording. */
function Marks({ marks, parts, part }: Pick<PlayerProps, 'marks' | 'parts'> & { part: number }) {
  const stretches = stretchesOf(parts);
  const stretch = stretches[part];
  const end = stretch && stretch.to !== null ? momentAt([stretch], stretch.to) : null;
  const length = end?.ms ?? 0;
  const places = marks
    .filter(({ kind }) => kind === 'note')
    .map(({ id, at }) => ({ id, moment: momentAt(stretches, toMs(at)) }))
    .filter(({ moment }) => moment?.isInside && moment.part === part);
  if (length <= 0 || places.length === 0) return null;
  return (
    <svg
      className={styles.marks}
      viewBox="0 0 1000 8"
      preserveAspectRatio="none"
      role="img"
      aria-label={copy.marks(places.length)}
    >
      {places.map(({ id, moment }) => (
        <rect key={id} x={(moment!.ms / length) * 996} y={0} width={4} height={8} />
      ))}
    </svg>
  );
}

const PREFERRED = ['shared_screen_with_speaker_view', 'active_speaker', 'speaker_view'];

/** The file that shows a part: a picture before sound alone, speakers before a gallery. */
function fileOf(files: readonly File[], part: RecordedPart | undefined): File | null {
  const done = files.filter(({ status }) => status === 'completed');
  const near = nearestStart(done, part === undefined ? 0 : toMs(part.startsAt), startOf);
  if (near === null) return null;
  const rank = ({ kind, recordingType }: File) =>
    (kind === 'video' ? 0 : 10) +
    ((PREFERRED.indexOf(recordingType) + PREFERRED.length) % (PREFERRED.length + 1));
  const same = done.filter((one) => Math.abs(startOf(one) - startOf(near)) < 1_000);
  return same.sort((a, b) => rank(a) - rank(b))[0] ?? near;
}

const startOf = ({ startsAt }: File) => toMs(startsAt);

/** A part's transcript and its picture may begin moments apart. */
const secondsIn = (file: File, part: RecordedPart | undefined, ms: number) =>
  Math.max(0, (ms + (part === undefined ? 0 : toMs(part.startsAt) - startOf(file))) / 1000);
