import type { Application } from '../../common/application.ts';
import type { Candidate } from '../../common/candidate.ts';
import type { Output } from '../../common/contract.ts';
import type { Id } from '../../common/ids.ts';

/** Candidates as the interface shows them. */

const applicationOut = ({ lastMove: _, ...rest }: Application) => rest;

export function presentCandidate(
  id: Id,
  { name, email, phone, location, headline }: Candidate,
  applications: Application[],
): Output<'search'>['candidates'][number] {
  return {
    id,
    name,
    email,
    phone,
    location,
    headline,
    applications: applications.map(applicationOut),
  };
}

export function presentDetail(
  id: Id,
  profile: Candidate,
  applications: Application[],
): Output<'candidate'> {
  const { say, timeZone, source, links, tags, resume } = profile;
  return {
    ...presentCandidate(id, profile, applications),
    say,
    timeZone,
    source,
    links,
    tags,
    resume: resume && { fileId: resume.fileId, name: resume.name, pages: resume.pages },
  };
}
