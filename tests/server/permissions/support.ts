import { newId } from '../../../common/ids.ts';
import type { Role } from '../../../common/member.ts';
import { toInstant } from '../../../common/time.ts';
import { insertKit } from '../../../db/kits.ts';
import { insertMember } from '../../../db/members.ts';
import type { Database } from '../../../db/open.ts';
import { issueToken } from '../../../server/auth/identity.ts';
import { NOON, type World } from '../../support/fixtures.ts';

/** The least that is a PDF by its first bytes. */
export const PDF = '%PDF-1.4\n1 0 obj << /Type /Page >> endobj\n%%EOF\n';

/** A new token of a member, in a meeting where one is given. */
export async function tokenFor(
  database: Database,
  memberId: string,
  meetingUuid: string | null = null,
): Promise<string> {
  const { token } = await database.transact((tx) =>
    issueToken(tx, { kind: 'machine', memberId, meetingUuid }, NOON),
  );
  return token;
}

/** One more member of the world's organization. @returns the id */
export async function addMember(database: Database, world: World, role: Role): Promise<string> {
  const id = newId();
  await database.transact((tx) =>
    insertMember(tx, {
      id,
      organizationId: world.organizationId,
      email: `${id}@corrib.example`,
      name: 'Another Member',
      role,
      timeZone: 'Europe/Dublin',
      zoomUserId: `zoom-${id}`,
      createdAt: toInstant(NOON),
    }),
  );
  return id;
}

/** A small kit as it is sent. */
export const KIT = {
  name: 'Technical',
  sections: [
    {
      id: 'section-1',
      title: 'Pipelines',
      questions: [
        { id: 'question-1', text: 'What broke?', listenFor: 'The first sign', minutes: 6 },
        { id: 'question-2', text: 'And then?', listenFor: null, minutes: 4.5 },
      ],
    },
  ],
  attributes: [
    { id: 'attr-debugging', name: 'Debugging', definition: 'Finds causes from evidence.' },
    { id: 'attr-modelling', name: 'Data modelling', definition: null },
  ],
  reserveMinutes: 5,
};

/** Keeps `KIT` in the world's organization. @returns its id */
export async function addKit(database: Database, world: World): Promise<string> {
  const id = newId();
  const by = world.admin.id;
  await database.transact((tx) =>
    insertKit(tx, world.organizationId, id, { ...KIT, by, at: toInstant(NOON) }),
  );
  return id;
}
