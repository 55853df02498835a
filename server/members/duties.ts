import type { Output } from '../../common/contract.ts';
import { AppError } from '../../common/errors.ts';
import type { Id } from '../../common/ids.ts';
import type { Member } from '../../common/member.ts';
import { toInstant } from '../../common/time.ts';
import { jobsOf } from '../../db/jobs.ts';
import { interviewsAhead, openOf } from '../../db/member-duties.ts';
import { memberOf } from '../../db/members.ts';
import { grantOf } from '../../db/zoom-grants.ts';
import type { Services } from '../services.ts';
import { refusalOf } from './change.ts';

/** What deactivating a member would mean; nothing is changed. @throws AppError `not_found` */
export async function dutiesOf(
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  { organizationId }: Member,
  id: Id,
): Promise<Output<'memberDuties'>> {
  const member = await memberOf(database.read, organizationId, id);
  if (member === null) throw new AppError('not_found', 'There is no such member.');
  const jobs = await jobsOf(database, organizationId, { memberId: id });
  return {
    refusal: await refusalOf(database.read, member),
    interviews: await interviewsAhead(database.read, member, toInstant(clock.now())),
    jobs: jobs.map(({ id: jobId, title }) => ({ id: jobId, title })),
    zoom: (await grantOf(database, id)) !== null,
    ...(await openOf(database.read, id)),
  };
}
