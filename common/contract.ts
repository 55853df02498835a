import type { z } from 'zod';
import { accessEndpoints } from './contract/access.ts';
import { callEndpoints } from './contract/calls.ts';
import { dataEndpoints } from './contract/data.ts';
import { debriefEndpoints } from './contract/debrief.ts';
import { fileEndpoints } from './contract/file.ts';
import { kitEndpoints } from './contract/kits.ts';
import { mailEndpoints } from './contract/mail.ts';
import { mailTemplateEndpoints } from './contract/mail-templates.ts';
import { memberEndpoints } from './contract/members.ts';
import { noticeEndpoints } from './contract/notices.ts';
import { organizationEndpoints } from './contract/organization.ts';
import { panelEndpoints } from './contract/panel.ts';
import { privacyEndpoints } from './contract/privacy.ts';
import { recordingEndpoints } from './contract/recordings.ts';
import { recordsEndpoints } from './contract/records.ts';
import { schedulingEndpoints } from './contract/scheduling.ts';
import { takeInEndpoints } from './contract/take-ins.ts';
import { zoomEndpoints } from './contract/zoom.ts';

/**
 * Every HTTP endpoint: the one description from which the router validates, the OpenAPI document
 * is made and the permission matrix is tested.
 */
export const contract = {
  ...panelEndpoints,
  ...debriefEndpoints,
  ...schedulingEndpoints,
  ...recordingEndpoints,
  ...mailEndpoints,
  ...mailTemplateEndpoints,
  ...fileEndpoints,
  ...kitEndpoints,
  ...noticeEndpoints,
  ...zoomEndpoints,
  ...organizationEndpoints,
  ...recordsEndpoints,
  ...callEndpoints,
  ...privacyEndpoints,
  ...memberEndpoints,
  ...accessEndpoints,
  ...dataEndpoints,
  ...takeInEndpoints,
} as const;

export type Contract = typeof contract;
export type EndpointName = keyof Contract;
type Of<
  N extends EndpointName,
  K extends 'params' | 'query' | 'input' | 'output',
> = Contract[N] extends {
  [P in K]: infer S extends z.ZodType;
}
  ? S
  : never;
export type Params<N extends EndpointName> = z.output<Of<N, 'params'>>;
export type Query<N extends EndpointName> = z.output<Of<N, 'query'>>;
export type Input<N extends EndpointName> = z.output<Of<N, 'input'>>;
export type Output<N extends EndpointName> = z.output<Of<N, 'output'>>;
