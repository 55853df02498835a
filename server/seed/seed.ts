import { createHash } from 'node:crypto';
import { DEFAULT_STAGES } from '../../common/pipeline.ts';
import { type Clock, toInstant } from '../../common/time.ts';
import { append } from '../../db/append.ts';
import { insertCandidate } from '../../db/candidates.ts';
import { isUniqueViolation } from '../../db/dialect.ts';
import { insertFile } from '../../db/files.ts';
import { insertJob } from '../../db/jobs.ts';
import { insertKit } from '../../db/kits.ts';
import { insertMember } from '../../db/members.ts';
import type { Database } from '../../db/open.ts';
import { insertOrganization } from '../../db/organizations.ts';
import type { Tx } from '../../db/transact.ts';
import { JOBS, MEMBERS, ORGANIZATION, TIME_ZONE } from './cast.ts';
import { KITS, ROUNDS } from './kits/plan.ts';
import { called } from './people/called.ts';
import { decided } from './people/decided.ts';
import { interviewing } from './people/interviewing.ts';
import { invited } from './people/invited.ts';
import { niamhBrennan } from './people/niamh.ts';
import { waiting } from './people/waiting.ts';
import { rehearsalExists } from './rehearsal.ts';
import { resumePdf } from './resume.ts';
import type { Story } from './story.ts';

const TEN_MONTHS = 600 * 24 * 3_600_000;

/**
 * Makes the rehearsal organization: members, kits, jobs, a dozen candidates with history and résumés,
 * and an interview that starts in two minutes. All or nothing; does nothing where it is there.
 * @returns whether it was made now
 */
export async function seedRehearsal(services: {
  database: Database;
  clock: Clock;
}): Promise<boolean> {
  const { database, clock } = services;
  if (await rehearsalExists(database)) return false;
  const now = clock.now();
  const stories = [niamhBrennan, interviewing, invited, waiting, called, decided].flatMap((tell) =>
    tell(now),
  );
  try {
    await database.transact(async (tx) => {
      await house(tx, toInstant(now - TEN_MONTHS));
      for (const story of stories) await write(tx, story);
    });
  } catch (error) {
    // Another server that started at the same time was first.
    if (isUniqueViolation(error) && (await rehearsalExists(database))) return false;
    throw error;
  }
  return true;
}

async function house(tx: Tx, createdAt: string): Promise<void> {
  const { id: organizationId, name, zoomAccountId } = ORGANIZATION;
  const settings = {};
  await insertOrganization(tx, { id: organizationId, name, settings, zoomAccountId, createdAt });
  for (const member of Object.values(MEMBERS)) {
    await insertMember(tx, { ...member, organizationId, timeZone: TIME_ZONE, createdAt });
  }
  for (const { id, ...kit } of KITS) {
    await insertKit(tx, organizationId, id, { ...kit, by: MEMBERS.priya.id, at: createdAt });
  }
  const teams: Record<string, string[]> = {
    [JOBS.dataEngineer.id]: [MEMBERS.tomasz.id],
    [JOBS.earlier.id]: [MEMBERS.tomasz.id],
  };
  for (const { id, title, office } of Object.values(JOBS)) {
    const hiringTeam = teams[id] ?? [];
    await insertJob(tx, organizationId, {
      id,
      title,
      stages: [...DEFAULT_STAGES],
      hiringTeam,
      createdAt,
      rounds: ROUNDS[id] ?? [],
      office,
    });
  }
}

async function write(tx: Tx, story: Story): Promise<void> {
  const organizationId = ORGANIZATION.id;
  const { candidateId, profile, happenings, resumeText, fileId } = story;
  const createdAt = toInstant(happenings[0]!.at);
  await insertCandidate(tx, { id: candidateId, organizationId, kind: 'candidate', createdAt });
  const { bytes } = resumePdf(profile, resumeText);
  await insertFile(tx, {
    id: fileId,
    organizationId,
    candidateId,
    name: `${profile.name}, résumé.pdf`,
    media: 'application/pdf',
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    createdAt,
  });
  for (const { at, event } of happenings) {
    const entry = { actor: null, event };
    await append(tx, { organizationId, candidateId }, [entry], at, () => []);
  }
}
