import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../common/facts.ts';
import { ROLES } from '../../common/member.ts';
import {
  type CandidateAction,
  isOnOpenPanel,
  may,
  mayIn,
  type OrganizationAction,
} from '../../common/permissions.ts';
import { actor, DAY, facts, interviewFacts, MINUTE, NOON_MS } from './samples.ts';

const ACTIONS: CandidateAction[] = [
  'candidate.read',
  'candidate.edit',
  'note.write',
  'stage.move',
  'scorecard.write',
  'interview.manage',
  'meeting.link',
];

/** Whether the member sits on the hiring team (T) and on the panel (P), and what they may then do. */
const TABLE = `
  role           T  P | read edit note move card plan link
  admin          -  - | yes  yes  yes  yes  no   yes  yes
  admin          T  - | yes  yes  yes  yes  no   yes  yes
  admin          -  P | yes  yes  yes  yes  yes  yes  yes
  admin          T  P | yes  yes  yes  yes  yes  yes  yes
  recruiter      -  - | yes  yes  yes  yes  no   yes  yes
  recruiter      T  - | yes  yes  yes  yes  no   yes  yes
  recruiter      -  P | yes  yes  yes  yes  yes  yes  yes
  recruiter      T  P | yes  yes  yes  yes  yes  yes  yes
  hiring_manager -  - | no   no   no   no   no   no   no
  hiring_manager T  - | yes  no   yes  yes  no   no   yes
  hiring_manager -  P | yes  no   yes  no   yes  no   yes
  hiring_manager T  P | yes  no   yes  yes  yes  no   yes
  interviewer    -  - | no   no   no   no   no   no   no
  interviewer    T  - | no   no   no   no   no   no   no
  interviewer    -  P | yes  no   yes  no   yes  no   yes
  interviewer    T  P | yes  no   yes  no   yes  no   yes
`;

const ROWS = TABLE.trim()
  .split('\n')
  .slice(1)
  .flatMap((line) => {
    const [role, team, panel, , ...answers] = line.trim().split(/\s+/);
    return ACTIONS.map(
      (action, index) => [role!, team!, panel!, action, answers[index] === 'yes'] as const,
    );
  });

const standing = (team: string, panel: string) =>
  facts({
    applications: [
      {
        id: 'application-data',
        jobId: 'job-data',
        hiringTeam: team === 'T' ? ['me'] : [],
        feedbackVisibility: null,
      },
    ],
    interviews: [interviewFacts('interview-2', panel === 'P' ? ['me'] : ['somebody'])],
  });

describe('may this member do this to this candidate', () => {
  test.each(ROWS)('%s, team %s, panel %s: %s is %s', (role, team, panel, action, expected) => {
    const me = actor('me', role as 'admin');
    expect(may(me, action, standing(team, panel), NOON_MS)).toBe(expected);
  });

  test('the table names every role in every standing', () => {
    expect(ROWS).toHaveLength(ROLES.length * 4 * ACTIONS.length);
  });

  test.each(ROLES)('a %s of another organization, or inactive, may nothing at all', (role) => {
    for (const action of ACTIONS) {
      const stranger = actor('me', role, { organizationId: 'org-other' });
      expect(may(stranger, action, standing('T', 'P'), NOON_MS)).toBe(false);
      expect(may(actor('me', role, { active: false }), action, standing('T', 'P'), NOON_MS)).toBe(
        false,
      );
    }
  });

  test('interviewers move the stage where the organization allows it, and only from a panel', () => {
    const settings = { ...DEFAULT_SETTINGS, interviewersMoveStage: true };
    const me = actor('me', 'interviewer');
    expect(may(me, 'stage.move', { ...standing('-', 'P'), settings }, NOON_MS)).toBe(true);
    expect(may(me, 'stage.move', { ...standing('-', '-'), settings }, NOON_MS)).toBe(false);
  });

  test.each(ROLES)(
    'a meeting’s own log belongs to a %s who sits in it, and to nobody else',
    (role) => {
      const open = facts({ kind: 'unfiled', applications: [], interviews: [] });
      for (const action of ACTIONS) {
        const inside = { ...open, meetingMembers: ['me'] };
        const allowed = ['candidate.read', 'note.write', 'meeting.link'].includes(action);
        expect(may(actor('me', role), action, inside, NOON_MS), action).toBe(allowed);
        expect(may(actor('me', role), action, open, NOON_MS), action).toBe(false);
      }
    },
  );
});

describe('an interviewer’s sight ends with the scorecard window', () => {
  const planned = interviewFacts('interview-2', ['me']);
  const ended = { ...planned, endedAt: new Date(NOON_MS + 30 * MINUTE).toISOString() };
  test.each([
    ['planned end, last millisecond', planned, 45 * MINUTE + 14 * DAY - 1, true],
    ['planned end, over', planned, 45 * MINUTE + 14 * DAY, false],
    ['real end, last millisecond', ended, 30 * MINUTE + 14 * DAY - 1, true],
    ['real end, over', ended, 30 * MINUTE + 14 * DAY, false],
    ['months before the interview', planned, -90 * DAY, true],
  ])('%s', (_, interview, after, expected) => {
    expect(isOnOpenPanel({ id: 'me' }, interview, NOON_MS + after)).toBe(expected);
  });
});

const IN_ORGANIZATION: Record<OrganizationAction, string> = {
  'panel.open': 'admin recruiter hiring_manager interviewer',
  'candidates.list': 'admin recruiter hiring_manager interviewer',
  'candidates.create': 'admin recruiter',
  'jobs.read': 'admin recruiter hiring_manager interviewer',
  'jobs.create': 'admin recruiter',
  'interviews.read': 'admin recruiter hiring_manager interviewer',
  'interviews.create': 'admin recruiter',
  'members.read': 'admin recruiter hiring_manager interviewer',
  'members.manage': 'admin',
  'jobs.edit': 'admin recruiter',
  'kits.read': 'admin recruiter hiring_manager interviewer',
  'kits.edit': 'admin recruiter',
  'notices.read': 'admin recruiter hiring_manager interviewer',
  'reports.read': 'admin recruiter hiring_manager',
  'audit.read': 'admin',
  'settings.edit': 'admin',
  'mail.templates': 'admin recruiter',
  'attendance.report': 'admin recruiter',
  'calls.assign': 'admin recruiter',
  'privacy.manage': 'admin',
  'data.manage': 'admin',
};

describe('may this member do this in the organization', () => {
  test.each(Object.entries(IN_ORGANIZATION))('%s: %s', (action, roles) => {
    for (const role of ROLES) {
      const expected = roles.split(' ').includes(role);
      expect(mayIn(actor('me', role), action as OrganizationAction), role).toBe(expected);
      const gone = actor('me', role, { active: false });
      expect(mayIn(gone, action as OrganizationAction)).toBe(false);
    }
  });
});
