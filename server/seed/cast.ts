import type { Id } from '../../common/ids.ts';
import type { Role } from '../../common/member.ts';

/** The rehearsal organization has ids of its own, so that rooms, tests and scripts can name them. */
export const ORGANIZATION = {
  id: 'seed-organization',
  name: 'Larkfield Energy',
  zoomAccountId: 'rehearsal-larkfield',
} as const;
export const TIME_ZONE = 'Europe/Dublin';

export interface CastMember {
  id: Id;
  name: string;
  email: string;
  role: Role;
  zoomUserId: string;
}

const member = (id: Id, name: string, role: Role, post: string): CastMember => ({
  id,
  name,
  role,
  email: `${post}@rehearsal.example`,
  zoomUserId: `zoom-${post}`,
});

/** One member per role, and a second interviewer. */
export const MEMBERS = {
  ada: member('seed-member-ada-okafor', 'Ada Okafor', 'admin', 'admin'),
  priya: member('seed-member-priya-raman', 'Priya Raman', 'recruiter', 'recruiter'),
  elena: member('seed-member-elena-duarte', 'Elena Duarte', 'interviewer', 'interviewer'),
  kofi: member('seed-member-kofi-mensah', 'Kofi Mensah', 'interviewer', 'interviewer2'),
  tomasz: member('seed-member-tomasz-wolski', 'Tomasz Wolski', 'hiring_manager', 'manager'),
} as const;

export const JOBS = {
  dataEngineer: {
    id: 'seed-job-senior-data-engineer',
    title: 'Senior Data Engineer',
    office: 'Dublin',
  },
  analyticsLead: { id: 'seed-job-analytics-lead', title: 'Analytics Lead', office: 'Dublin' },
  platformEngineer: {
    id: 'seed-job-platform-engineer',
    title: 'Platform Engineer',
    office: 'Kraków',
  },
  earlier: { id: 'seed-job-data-engineer', title: 'Data Engineer', office: 'Dublin' },
} as const;

/** The interview that is always about to start. */
export const FIRST_INTERVIEW = {
  id: 'seed-interview-niamh-brennan-2',
  candidateId: 'seed-candidate-niamh-brennan',
  candidateName: 'Niamh Brennan',
  candidateEmail: 'niamh.brennan@example.com',
  /** As Zoom has it. */
  candidateNumber: '+35315550142',
  applicationId: 'seed-application-niamh-brennan-2',
  stage: 'Interview',
  meetingNumber: '83244710925',
  minutes: 45,
} as const;

/** Somebody with a Zoom account that no member has: in the meeting, not of the team. */
export const GUEST = {
  name: 'Sam Whitfield',
  email: 'sam@elsewhere.example',
  zoomUserId: 'zoom-guest',
  zoomAccountId: 'rehearsal-elsewhere',
} as const;
