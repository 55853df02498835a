import type { Output } from '../../common/contract.ts';
import { at } from '../common/samples.ts';

export type AuditEntry = Output<'listAudit'>['items'][number];

export const auditEntry = (more: Partial<AuditEntry> = {}): AuditEntry => ({
  id: 'audit-1',
  at: at(-30),
  actorId: 'ada',
  actorName: 'Ada Admin',
  action: 'scorecards.looked',
  candidateId: 'niamh',
  candidateName: 'Niamh Brennan',
  interviewId: 'interview-2',
  interviewTitle: 'Technical interview',
  detail: {},
  ...more,
});
