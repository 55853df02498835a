// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { DeskSearch } from '../../../client/desk/bar/desk-search.tsx';
import { InterviewRecords } from '../../../client/desk/records/transcript-tab.tsx';
import { useToMoment } from '../../../client/desk/records/use-to-moment.ts';
import type { Output } from '../../../common/contract.ts';
import { toInstant } from '../../../common/time.ts';
import { FakeApi } from '../../support/fake-api.ts';
import { NOON } from '../../support/fixtures.ts';
import { renderDesk } from '../../support/render-desk-page.tsx';
import { expectAccessible } from '../../support/render-panel.tsx';

const at = (seconds: number) => toInstant(NOON + seconds * 1_000);
const cue = (seq: number, text: string) => ({
  seq,
  part: 0,
  startMs: seq * 10_000,
  endMs: seq * 10_000 + 9_000,
  speaker: 'Niamh Brennan',
  text,
});
const TRANSCRIPT: Output<'interviewRecordings'>['transcripts'][number] = {
  id: 'transcript-1',
  meetingUuid: 'one==',
  interviewId: 'interview-1',
  state: 'ready',
  reason: null,
  trashed: false,
  parts: [{ startsAt: at(0), endsAt: at(60), pauses: [] }],
  startedAt: at(0),
  cues: 2,
};
const withTranscript = (more: Partial<typeof TRANSCRIPT> = {}) =>
  new FakeApi()
    .on('GET /api/interviews/interview-1/recordings', () => ({
      recordings: [],
      transcripts: [{ ...TRANSCRIPT, ...more }],
    }))
    .on('GET /api/transcripts/transcript-1/cues', () => ({
      cues: [cue(0, 'We froze the loads.'), cue(1, 'Then we compared the counts.')],
      next: null,
    }));

// jsdom draws nothing, so it has nowhere to scroll to.
window.scrollTo = () => undefined;

const place = (address: string) => window.history.replaceState(null, '', address);
afterEach(() => place('/'));

test('the search finds what was said; arrow keys and Enter open it at its moment', async () => {
  const found: Output<'search'> = {
    candidates: [],
    notes: [
      { id: 'n', candidateId: 'niamh', candidateName: 'Niamh', text: 'Counts rows', at: at(0) },
    ],
    transcripts: [
      {
        ...cue(1, 'Then we compared the counts.'),
        transcriptId: 'transcript-1',
        interviewId: 'interview-1',
        candidateId: 'niamh',
        candidateName: 'Niamh Brennan',
        at: at(10),
      },
    ],
  };
  const api = new FakeApi().on('GET /api/search', () => found);
  const { user, went, container } = renderDesk(<DeskSearch />, api);
  const box = screen.getByRole('combobox', { name: 'Search' });
  await user.type(box, 'counts');
  const hit = await screen.findByRole('option', { name: /compared the counts/ });
  expect(screen.getByText('Transcripts')).toBeVisible();
  expect(hit).toHaveTextContent(/Niamh Brennan, (?!Niamh)/);
  await expectAccessible(container);
  await user.keyboard('{ArrowDown}');
  expect(box).toHaveAttribute('aria-activedescendant', hit.id);
  await user.keyboard('{Enter}');
  expect(went).toEqual([`/interviews/interview-1?tab=transcript&at=${encodeURIComponent(at(10))}`]);
});

test('an address with a moment shows its line and puts the focus there', async () => {
  place(`/interviews/interview-1?tab=transcript&at=${encodeURIComponent(at(12))}`);
  Element.prototype.scrollIntoView = () => undefined;
  const page = (
    <main>
      <InterviewRecords interviewId="interview-1" marks={[]} from={NOON} changes={null} />
    </main>
  );
  const { container } = renderDesk(page, withTranscript());
  const line = (await screen.findByText('Then we compared the counts.')).closest('li')!;
  await waitFor(() => expect(line).toHaveAttribute('aria-current', 'true'));
  expect(line).toContainElement(document.activeElement as HTMLElement);
  await expectAccessible(container);
});

describe('the way from a question to what was said then', () => {
  const Way = ({ seconds }: { seconds: number }) => {
    const go = useToMoment('interview-1', null)(at(seconds));
    return (
      <button type="button" disabled={go === null} onClick={() => go?.()}>
        Go
      </button>
    );
  };

  test('leads there once the transcript is known', async () => {
    const { user } = renderDesk(<Way seconds={20} />, withTranscript());
    await waitFor(() => expect(screen.getByRole('button')).toBeEnabled());
    await user.click(screen.getByRole('button'));
    expect(location.search).toBe(`?tab=transcript&at=${encodeURIComponent(at(20))}`);
  });

  test.each([
    ['what was said before recording began', {}, -5],
    ['a transcript in the trash', { trashed: true }, 20],
    ['one that is not written yet', { state: 'waiting' as const }, 20],
  ])('is none for %s', async (_what, more, seconds) => {
    const api = withTranscript(more);
    renderDesk(<Way seconds={seconds} />, api);
    await waitFor(() => expect(api.asked).toHaveLength(1));
    expect(screen.getByRole('button')).toBeDisabled();
  });
});
