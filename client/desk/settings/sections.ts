import type { ComponentType } from 'react';
import type { Member } from '../../../common/member.ts';
import { mayIn } from '../../../common/permissions.ts';
import { accessCopy } from '../../copy-access.ts';
import { auditCopy } from '../../copy-audit.ts';
import { dataCopy } from '../../copy-data.ts';
import { deskCopy as copy } from '../../copy-desk.ts';
import { invitationCopy } from '../../copy-invitation.ts';
import { privacyCopy } from '../../copy-privacy.ts';
import { AuditSection } from '../audit/audit-section.tsx';
import { DataSection } from './data/data-section.tsx';
import { InterviewsSection } from './interviews-section.tsx';
import { MailSection } from './mail-section.tsx';
import { PrivacySection } from './privacy/section.tsx';
import { TeamSection } from './team/team-section.tsx';
import { YouSection } from './you/you-section.tsx';
import { IntegrationsSection } from './zoom/integrations-section.tsx';

export interface Section {
  /** The last part of its address. */
  key: string;
  word: string;
  /** Who finds it here; what it shows and changes, the server decides. */
  may(me: Member): boolean;
  Section: ComponentType;
}

const words = copy.settings.sections;
const adminOnly = (me: Member) => mayIn(me, 'settings.edit');

/** The settings, in the order of their list. */
export const SECTIONS: readonly Section[] = [
  { key: 'integrations', word: words.integrations, may: adminOnly, Section: IntegrationsSection },
  { key: 'team', word: words.team, may: () => true, Section: TeamSection },
  // The same address for everyone: whoever hosts connects a Zoom of their own.
  {
    key: 'integrations',
    word: words.yourZoom,
    may: (me) => !adminOnly(me),
    Section: IntegrationsSection,
  },
  { key: 'interviews', word: words.interviews, may: adminOnly, Section: InterviewsSection },
  {
    key: 'mail',
    word: invitationCopy.templates.title,
    may: (me) => mayIn(me, 'mail.templates'),
    Section: MailSection,
  },
  {
    key: 'privacy',
    word: privacyCopy.title,
    may: (me) => mayIn(me, 'privacy.manage'),
    Section: PrivacySection,
  },
  {
    key: 'data',
    word: dataCopy.title,
    may: (me) => mayIn(me, 'data.manage'),
    Section: DataSection,
  },
  {
    key: 'audit',
    word: auditCopy.title,
    may: (me) => mayIn(me, 'audit.read'),
    Section: AuditSection,
  },
  { key: 'you', word: accessCopy.title, may: () => true, Section: YouSection },
];
