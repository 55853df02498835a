import { toInstant } from '../../common/time.ts';
import { type NoticeKey, putNotice, recruitersOf } from '../../db/notices.ts';
import type { Tx } from '../../db/transact.ts';
import type { WebhookHandler } from '../zoom/webhooks.ts';
import { alertPayload, runOf } from './events.ts';

/** What a recruiter is told of an interview, for which somebody has to act or to know. */
export interface Matter {
  organizationId: string;
  candidateId: string;
  interviewId: string;
  kind: Extract<
    NoticeKey['kind'],
    'meeting_alert' | 'meeting_changed' | 'zoom_refused' | 'records_refused' | 'no_show_suggested'
  >;
  /** Which of them: told again, the same one is one notice. */
  matter: string;
  /** A sentence for people. */
  reason: string;
}

/** Tells whoever answers for the interview. One who put this matter away hears no more of it. */
export async function tellOf(tx: Tx, about: Matter, now: number): Promise<void> {
  const { organizationId, candidateId, interviewId, kind, matter, reason } = about;
  for (const memberId of await recruitersOf(tx, organizationId, candidateId, interviewId)) {
    const key = { organizationId, memberId, kind, candidateId, interviewId, aboutId: matter };
    await putNotice(tx, key, { count: 1, at: toInstant(now), reason });
  }
}

/** `meeting.alert`: Zoom saw that a connection was bad. What it is about is kept once for each run. */
export const meetingAlert: WebhookHandler = async (tx, event, { clock }) => {
  const parsed = alertPayload.safeParse(event.payload);
  if (!parsed.success) return;
  const run = await runOf(tx, parsed.data, event.at);
  if (run === null) return;
  const { organizationId, candidateId, interviewId, uuid } = run;
  for (const issue of new Set(parsed.data.object.issues)) {
    await tellOf(
      tx,
      {
        organizationId,
        candidateId,
        interviewId,
        kind: 'meeting_alert',
        matter: `${uuid}:${issue}`,
        reason: ALERTS[issue] ?? `Zoom reports: ${issue}.`,
      },
      clock.now(),
    );
  }
};

/** Zoom's words, and what they mean for an interview. */
const ALERTS: Record<string, string> = {
  'Unstable audio quality': 'Zoom reports bad sound in this interview.',
  'Unstable video quality': 'Zoom reports a bad picture in this interview.',
  'Unstable screen share quality': 'Zoom reports that a shared screen was hard to see.',
  'High CPU occupation': 'Zoom reports that somebody’s computer could hardly keep up.',
  'Call Reconnection': 'Zoom reports that somebody lost the connection and came back.',
};
