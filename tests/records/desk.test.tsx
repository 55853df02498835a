// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { ApiError } from '../../client/api.ts';
import { hitsIn, type Mark, piecesOf, placeMarks } from '../../client/desk/records/marks.ts';
import { InterviewRecords } from '../../client/desk/records/transcript-tab.tsx';
import type { Records } from '../../client/desk/records/use-records.ts';
import { toInstant } from '../../common/time.ts';
import type { PlacedCue } from '../../common/transcript.ts';
import { FakeApi } from '../support/fake-api.ts';
import { NOON } from '../support/fixtures.ts';
import { renderDesk } from '../support/render-desk-page.tsx';
import { expectAccessible } from '../support/render-panel.tsx';

const cue = (seq: number, speaker: string | null, text: string): PlacedCue => ({
  seq,
  part: 0,
  startMs: seq * 10_000,
  endMs: seq * 10_000 + 9_000,
  speaker,
  text,
});
const CUES = [
  cue(0, 'Elena Duarte', 'How did you know the copy was complete?'),
  cue(1, 'Niamh Brennan', 'Row counts. A re-run was cheap.'),
  cue(2, null, 'And again: re-run.'),
];
const PARTS = [{ startsAt: toInstant(NOON), endsAt: toInstant(NOON + 60_000), pauses: [] }];

const recording = (more: Partial<Records['recordings'][number]> = {}) => ({
  id: 'recording-1',
  meetingUuid: 'one==',
  state: 'kept' as const,
  startedAt: toInstant(NOON),
  minutes: 1,
  files: [
    {
      id: 'file-1',
      kind: 'video' as const,
      recordingType: 'active_speaker',
      size: 1,
      ...PARTS[0]!,
      status: 'completed' as const,
      copy: null,
    },
  ],
  ...more,
});
const transcript = (more: Partial<Records['transcripts'][number]> = {}) => ({
  id: 'transcript-1',
  meetingUuid: 'one==',
  interviewId: 'interview-1',
  state: 'ready' as const,
  reason: null,
  trashed: false,
  parts: PARTS,
  startedAt: toInstant(NOON),
  cues: 3,
  ...more,
});

const MARKS: Mark[] = [{ id: 'note-1', kind: 'note', at: toInstant(NOON + 12_000), name: '' }];

function open(records: Records, api = new FakeApi()) {
  api.on('GET /api/interviews/interview-1/recordings', () => records);
  api.on('GET /api/transcripts/transcript-1/cues', ({ query }) =>
    query.from === 0 ? { cues: CUES.slice(0, 2), next: 2 } : { cues: CUES.slice(2), next: null },
  );
  const page = (
    <main>
      <InterviewRecords interviewId="interview-1" marks={MARKS} from={NOON} changes={null} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: A note is a row that keys go to. */}
      <article data-note="note-1" tabIndex={0}>
        A note
      </article>
    </main>
  );
  return { ...renderDesk(page, api), api };
}

describe('what Zoom recorded, on the desk', () => {
  test('is shown piece by piece with speakers and times, and breaks no rule', async () => {
    const { container } = open({ recordings: [recording()], transcripts: [transcript()] });
    const list = await screen.findByRole('region', { name: 'Transcript' });
    expect(await within(list).findByText('And again: re-run.')).toBeVisible();
    expect(within(list).getAllByRole('button', { name: /^Play from/ })).toHaveLength(3);
    expect(within(list).getByText('Niamh Brennan')).toBeVisible();
    expect(within(list).getByText('Somebody')).toBeVisible();
    expect(screen.getByRole('img', { name: 'One note' })).toBeInTheDocument();
    await expectAccessible(container);
  });

  test('a note and its line are lit together by keys, and lead to each other', async () => {
    const { user } = open({ recordings: [], transcripts: [transcript()] });
    const line = (await screen.findByText('Row counts. A re-run was cheap.')).closest('li')!;
    const note = screen.getByText('A note');
    await user.click(within(line).getByRole('button', { name: '1 note' }));
    expect(note).toHaveFocus();
    expect(note).toHaveAttribute('data-lit');
    expect(line.className).toMatch(/lit/);
    await user.hover(screen.getByText('And again: re-run.'));
    expect(note).not.toHaveAttribute('data-lit');
  });

  test('a recording is asked for only when it is to play', async () => {
    const api = new FakeApi().on('POST /api/recordings/recording-1/ticket', () => ({
      url: '/api/recordings/recording-1/files/file-1?ticket=t',
    }));
    const { user } = open({ recordings: [recording()], transcripts: [] }, api);
    const play = await screen.findByRole('button', { name: 'Play the recording' });
    expect(api.count('POST', '/api/recordings/recording-1/ticket')).toBe(0);
    await user.click(play);
    const region = screen.getByRole('region', { name: 'Recording' });
    await within(region).findByLabelText('Recording');
    expect(region.querySelector('video')).toHaveAttribute(
      'src',
      '/api/recordings/recording-1/files/file-1?ticket=t',
    );
  });

  test('a recording that Zoom does not give says why', async () => {
    const message = 'Zoom does not have this recording any more.';
    const api = new FakeApi().on('POST /api/recordings/recording-1/ticket', () => {
      throw new ApiError('not_found', message);
    });
    const { user } = open({ recordings: [recording()], transcripts: [] }, api);
    await user.click(await screen.findByRole('button', { name: 'Play the recording' }));
    expect(await screen.findByText(message)).toBeVisible();
  });

  type FileCopy = Records['recordings'][number]['files'][number]['copy'];
  test.each<[FileCopy, RegExp]>([
    [{ state: 'waiting', reason: null, bytes: 0 }, /^Plays from Zoom\. A copy is to be made\.$/],
    [{ state: 'copying', reason: null, bytes: 12e6 }, /being made: 12 MB of 30 MB\.$/],
    [{ state: 'kept', reason: null, bytes: 30e6 }, /^Plays from the copy kept here, 30 MB\.$/],
    [{ state: 'refused', reason: 'gone', bytes: 0 }, /no copy\. Zoom does not have the file/],
    [{ state: 'too_large', reason: null, bytes: 0 }, /too large for a copy\.$/],
  ])('a file with a copy says how far that is: %o', async (copy, words) => {
    const files = [{ ...recording().files[0]!, size: 30e6, copy }];
    const { container } = open({ recordings: [recording({ files })], transcripts: [] });
    expect(await screen.findByText(words)).toBeVisible();
    await expectAccessible(container);
  });

  test('a file that is not to be copied says nothing of copies', async () => {
    open({ recordings: [recording()], transcripts: [] });
    await screen.findByRole('button', { name: 'Play the recording' });
    expect(screen.queryByText(/copy/)).toBeNull();
  });

  test.each<[string, Parameters<typeof recording>[0], RegExp]>([
    ['in the trash', { state: 'trashed', files: [] }, /^The recording is in Zoom’s trash\./],
    ['deleted', { state: 'deleted', files: [] }, /^The recording was deleted in Zoom\.$/],
    ['without files', { files: [] }, /^Zoom has no picture or sound/],
    [
      'not done',
      { files: [{ ...recording().files[0]!, status: 'processing' }] },
      /^Zoom is still working on the recording\./,
    ],
  ])('a recording that is %s is a sentence', async (_what, more, words) => {
    open({ recordings: [recording(more)], transcripts: [] });
    expect(await screen.findByText(words)).toBeVisible();
    expect(screen.queryByRole('button', { name: /Play/ })).toBeNull();
  });

  test.each<[Parameters<typeof transcript>[0], RegExp]>([
    [{ state: 'waiting', reason: 'not_ready' }, /not written the transcript yet.*asks again/],
    [{ state: 'none', reason: 'no_speech' }, /no transcript of this meeting\. Zoom heard nobody/],
    [{ state: 'restricted', reason: 'not_allowed' }, /does not let Hireside.*turned off/],
    [{ state: 'deleted', reason: 'deleted_at_zoom' }, /deleted in Zoom\. What it said is gone/],
    [{ state: 'failed', reason: 'host_disconnected' }, /could not be fetched.*connect Zoom again/],
    [{ trashed: true }, /^The transcript is in Zoom’s trash with its recording\.$/],
  ])('a transcript that is %j is a sentence', async (more, words) => {
    const { container } = open({ recordings: [], transcripts: [transcript(more)] });
    expect(await screen.findByText(words)).toBeVisible();
    await expectAccessible(container);
  });

  test('nothing recorded says where it would come from', async () => {
    open({ recordings: [], transcripts: [] });
    expect(await screen.findByText(/^Nothing is recorded of this interview\./)).toBeVisible();
  });
});

describe('words in a transcript', () => {
  test('are found in what was said and in names, whatever their case', () => {
    expect(hitsIn(CUES, ' RE-RUN ')).toEqual([1, 2]);
    expect(hitsIn(CUES, 'elena')).toEqual([0]);
    expect(hitsIn(CUES, ' ')).toEqual([]);
    expect(piecesOf('A re-run, a Re-run', 're-run')).toEqual([
      'A ',
      're-run',
      ', a ',
      'Re-run',
      '',
    ]);
    expect(piecesOf('İ re-run', 're-run')).toEqual(['İ re-run']);
  });

  test('belong to the notes of their moment', () => {
    const far: Mark = { ...MARKS[0]!, id: 'far', at: toInstant(NOON + 3_600_000) };
    const { seqOf, marksOf } = placeMarks([...MARKS, far], CUES, [{ from: NOON, to: null }]);
    expect([...seqOf]).toEqual([['note-1', 1]]);
    expect(marksOf.get(1)).toEqual(MARKS);
  });
});
