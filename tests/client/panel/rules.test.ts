import { describe, expect, it } from 'vitest';
import { EMPTY_DRAFT, mergedDraft, noteOf } from '../../../client/features/composer/draft.ts';
import { momentText } from '../../../client/features/notes/note-list.ts';
import { moveBody } from '../../../client/features/stage/move.ts';
import { meetingClock } from '../../../client/panel/meeting-clock.ts';
import { rowTime, timeIn } from '../../../client/ui/dates.ts';
import type { Application } from '../../../common/application.ts';
import type { Interview } from '../../../common/interview.ts';
import { DEFAULT_STAGES, stageByName } from '../../../common/pipeline.ts';
import { toInstant } from '../../../common/time.ts';
import { START } from '../../support/panel-world.ts';

const MINUTE = 60_000;
const interview: Interview = {
  id: 'interview-1',
  applicationId: null,
  title: 'Screen',
  round: 1,
  rounds: 1,
  startsAt: toInstant(START - 2 * MINUTE),
  minutes: 45,
  meetingNumber: null,
  memberIds: [],
  status: 'in_progress',
  reply: 'accepted',
  meetingUuid: 'uuid',
  startedAt: toInstant(START),
  endedAt: null,
  kitId: null,
  kitVersion: null,
  focus: {},
  debriefOpenedAt: null,
};

describe('the clock counts from the real start', () => {
  it.each([
    ['in the middle', 23 * MINUTE + 41_000, { main: '23:41', beside: '/ 45:00', near: false }],
    ['three minutes before the end', 42 * MINUTE, { beside: '3 min left', near: true }],
    ['in the last minute', 44.5 * MINUTE, { beside: '1 min left', near: true }],
    ['just over', 45.2 * MINUTE, { beside: 'time is up', near: true }],
    ['a minute over', 46.2 * MINUTE, { main: '46:12', beside: '1 min over', near: true }],
  ])('%s', (_, elapsed, face) => {
    expect(meetingClock(interview, START + elapsed)).toMatchObject(face);
  });

  it('counts from the planned start while the meeting has not begun', () => {
    const planned = { ...interview, startedAt: null };
    expect(meetingClock(planned, START)).toMatchObject({ main: '02:00' });
    expect(meetingClock(planned, START - 7 * MINUTE)?.main).toBe('-05:00');
  });

  it('stands still once the meeting has ended', () => {
    const ended = { ...interview, endedAt: toInstant(START + 40 * MINUTE) };
    const face = { main: '40:00', beside: 'ended', near: false };
    expect(meetingClock(ended, START + 90 * MINUTE)).toEqual(face);
  });

  it('says nothing where there is no interview, or a cancelled one', () => {
    expect(meetingClock(null, START)).toBeNull();
    expect(meetingClock({ ...interview, status: 'cancelled' }, START)).toBeNull();
  });
});

describe('a moment is told as time into the meeting', () => {
  it('during it', () => {
    const at = toInstant(START + 6 * MINUTE + 48_000);
    expect(momentText(at, interview, START)).toBe('06:48');
  });
  it('and as a date days before it', () => {
    expect(momentText('2026-11-12T12:00:00.000Z', interview, START)).toBe('12 Nov');
  });
  it('a row of another year says the year', () => {
    expect(rowTime('2024-05-05T12:00:00.000Z', START)).toBe('2024');
  });
  it('an unknown time zone has no time', () => {
    expect(timeIn('Nowhere/Atall', START)).toBeNull();
    expect(timeIn('Europe/Dublin', START)).toBe('14:02');
  });
});

describe('what is typed becomes a note', () => {
  it('two slashes at the start make a bookmark of what follows', () => {
    const note = noteOf({ ...EMPTY_DRAFT, text: '// Backfill story', flag: 'concern' });
    expect(note).toEqual({ text: 'Backfill story', flag: 'bookmark' });
    expect(noteOf({ ...EMPTY_DRAFT, text: '//' })).toEqual({ text: '', flag: 'bookmark' });
  });
  it('slashes elsewhere are words', () => {
    expect(noteOf({ ...EMPTY_DRAFT, text: 'and // or' })).toEqual({
      text: 'and // or',
      flag: null,
    });
  });
  it('blanks make none', () => {
    expect(noteOf({ ...EMPTY_DRAFT, text: ' \n ' })).toBeNull();
  });
});

describe('a kept draft and typed words are both saved', () => {
  const draft = (text: string, more = {}) => ({ ...EMPTY_DRAFT, text, ...more });
  it('an empty side gives way', () => {
    expect(mergedDraft(draft('kept'), draft(''))).toEqual(draft('kept'));
    expect(mergedDraft(draft(''), draft('typed'))).toEqual(draft('typed'));
  });
  it('the same words are not said twice', () => {
    expect(mergedDraft(draft('kept'), draft('kept, typed on')).text).toBe('kept, typed on');
  });
  it('two texts become two lines, and the narrower audience wins', () => {
    const merged = mergedDraft(draft('kept', { audience: 'author' }), draft('typed'));
    expect(merged).toMatchObject({ text: 'kept\ntyped', audience: 'author' });
  });
});

describe('a move is complete when its reasons are', () => {
  const at = (stage: string): Application => ({
    id: 'application-1',
    jobId: 'job-1',
    jobTitle: 'Analyst',
    appliedAt: toInstant(START),
    stage,
    since: toInstant(START),
    reason: null,
    onHold: false,
    lastMove: null,
  });
  const move = (from: string, to: string, reason: string | null = null, note = '') =>
    moveBody(at(from), DEFAULT_STAGES, { to: stageByName(DEFAULT_STAGES, to)!, reason, note });

  it.each([
    ['Interview', 'Offer', null, '', true],
    ['Interview', 'Rejected', null, 'no', false],
    ['Interview', 'Rejected', 'Spam', '', true],
    ['Interview', 'Withdrawn', 'Other', ' ', false],
    ['Interview', 'Withdrawn', 'Other', 'moved away', true],
    ['Hired', 'Offer', null, '', false],
    ['Hired', 'Offer', null, 'declined after all', true],
  ])('%s → %s because of %s “%s”: %s', (from, to, reason, note, complete) => {
    expect(move(from, to, reason, note) !== null).toBe(complete);
  });
});
