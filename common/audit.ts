/**
 * Everything that the audit keeps, by what it is about. An action that is not named here cannot be
 * kept, and one without words in `client/copy-audit.ts` does not compile.
 */
export const AUDIT_GROUPS = {
  sessions: [
    'session.opened',
    'session.closed',
    'session.refused',
    'token.made',
    'token.used',
    'token.revoked',
  ],
  looks: [
    'scorecards.looked',
    'recordings.watched',
    'transcript.read',
    'transcript.found',
    'call.heard',
  ],
  exports: [
    'data.exported',
    'data.export_downloaded',
    'data.export_deleted',
    'debrief.exported',
    'report.exported',
    'audit.exported',
    'backup.made',
    'backup.restored',
  ],
  imports: ['data.imported', 'data.moved_in', 'people.imported'],
  privacy: [
    'privacy.erased',
    'privacy.erasure_asked',
    'privacy.erasure_withdrawn',
    'privacy.hold_set',
    'privacy.hold_ended',
    'privacy.retention_changed',
    'privacy.data_taken',
    'privacy.own_erasure_asked',
    'privacy.own_erasure_withdrawn',
  ],
  team: ['member.role_changed', 'member.deactivated', 'member.reactivated', 'job.team_changed'],
  settings: ['settings.changed', 'job.changed', 'mail.template_changed'],
  zoom: [
    'zoom.connected',
    'zoom.disconnected',
    'collecting.started',
    'collecting.stopped',
    'records.purged',
    'copies.started',
    'copies.earlier',
    'copies.stopped',
    'copies.deleted',
    'call.assigned',
    'chat.linked',
    'chat.unlinked',
  ],
} as const;

export type AuditGroup = keyof typeof AUDIT_GROUPS;
export type AuditAction = (typeof AUDIT_GROUPS)[AuditGroup][number];
export const AUDIT_ACTIONS: readonly AuditAction[] = Object.values(AUDIT_GROUPS).flat();

/** How somebody came in. */
export type SignInWay = 'browser' | 'app' | 'panel';
