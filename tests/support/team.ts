import type { Output } from '../../common/contract.ts';
import type { Member, Role } from '../../common/member.ts';
import { DEFAULT_ORGANIZATION_SETTINGS } from '../../common/organization.ts';
import { at } from '../common/samples.ts';
import type { FakeApi } from './fake-api.ts';

const member = (id: string, name: string, role: Role, active = true): Member => ({
  id,
  organizationId: 'corrib',
  name,
  email: `${name.toLowerCase().replaceAll(' ', '.')}@corrib.example`,
  role,
  active,
  timeZone: 'Europe/Dublin',
});

const ahead = (id: string, candidateName: string, title: string, hosts: boolean) => ({
  id,
  title,
  startsAt: at(1_500),
  candidateId: `${id}-candidate`,
  candidateName,
  interviews: true,
  hosts,
});

/** A small team, two hiring teams, and somebody with much ahead of them. */
export function onTeam(api: FakeApi): FakeApi {
  const duties: Output<'memberDuties'> = {
    refusal: null,
    interviews: [
      ahead('one', 'Niamh Brennan', 'Technical interview', true),
      ahead('two', 'Theo Brenner', 'System design with the platform group', false),
    ],
    jobs: [{ id: 'job-data', title: 'Senior Data Engineer' }],
    zoom: true,
    tokens: 2,
    notices: 1,
  };
  return api
    .on('GET /api/members', () => ({
      items: [
        member('ada', 'Ada Admin', 'admin'),
        member('elena', 'Elena Duarte', 'interviewer'),
        member('max', 'Maximiliane Okonkwo-Fitzgerald', 'interviewer', false),
        member('priya', 'Priya Raman', 'admin'),
        member('tomasz', 'Tomasz Wolski', 'hiring_manager'),
      ],
      nextCursor: null,
    }))
    .on('GET /api/jobs', () => ({
      items: [
        { id: 'job-data', title: 'Senior Data Engineer', hiringTeam: ['tomasz'] },
        { id: 'job-platform', title: 'Platform Engineer', hiringTeam: ['tomasz', 'ada'] },
      ],
      nextCursor: null,
    }))
    .on('GET /api/members/elena/duties', () => duties)
    .on('GET /api/join-requests', () => ({ items: [], nextCursor: null }))
    .on('GET /api/organization', () => ({
      id: 'corrib',
      name: 'Corrib',
      settings: DEFAULT_ORGANIZATION_SETTINGS,
    }));
}
