import type { Kysely } from 'kysely';
import { type KitContent, questionsOf } from '../../common/kit.ts';
import type { Role } from '../../common/member.ts';
import type { Schema } from '../schema.ts';

type Sql = Kysely<Schema>;

/** Somebody of the organization, with everything they may be known by. */
export interface KnownPerson {
  id: string;
  role: Role;
  /** Name, address and Zoom's id. */
  called: string[];
}

export async function peopleKnown(on: Sql, organizationId: string): Promise<KnownPerson[]> {
  const rows = await on
    .selectFrom('member')
    .select(['id', 'role', 'name', 'email', 'zoom_user_id'])
    .where('organization_id', '=', organizationId)
    .orderBy('id')
    .execute();
  return rows.map(({ id, role, name, email, zoom_user_id }) => ({
    id,
    role,
    called: [name, email, zoom_user_id].filter((one) => one !== null),
  }));
}

/** What keys in a candidate's rows stand for: jobs, applications, interviews, questions, attributes. */
export async function thingsKnown(on: Sql, candidateId: string): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  const applications = await on
    .selectFrom('application')
    .select(['id', 'job_id', 'job_title'])
    .where('candidate_id', '=', candidateId)
    .execute();
  for (const { id, job_id, job_title } of applications) {
    names.set(id, job_title);
    names.set(job_id, job_title);
  }
  const interviews = await on
    .selectFrom('interview')
    .select(['id', 'title', 'round', 'kit_id'])
    .where('candidate_id', '=', candidateId)
    .execute();
  for (const { id, title, round } of interviews) names.set(id, `${title}, round ${round}`);
  const kits = interviews.flatMap(({ kit_id }) => (kit_id === null ? [] : [kit_id]));
  if (kits.length === 0) return names;
  const versions = await on
    .selectFrom('kit_version')
    .select(['kit_id', 'name', 'content'])
    .where('kit_id', 'in', kits)
    .orderBy('version')
    .execute();
  for (const { kit_id, name, content } of versions) {
    const kit: KitContent = JSON.parse(content);
    names.set(kit_id, name);
    for (const { id, name: attribute } of kit.attributes) names.set(id, attribute);
    for (const { id, text } of questionsOf(kit)) names.set(id, text);
  }
  return names;
}

/** The titles of the jobs on whose hiring team a member is. */
export async function jobsKnown(on: Sql, memberId: string): Promise<Map<string, string>> {
  const rows = await on
    .selectFrom('job_member')
    .innerJoin('job', 'job.id', 'job_member.job_id')
    .select(['job.id', 'job.title'])
    .where('job_member.member_id', '=', memberId)
    .execute();
  return new Map(rows.map(({ id, title }) => [id, title]));
}
