import { newId } from '../../../common/ids.ts';
import type { KitContent } from '../../../common/kit.ts';
import { toInstant } from '../../../common/time.ts';
import type { Database } from '../../../db/open.ts';
import { draft, makeWorld, NOON, type World, write } from '../../support/fixtures.ts';
import type { Caller } from '../../support/server.ts';

export const ATTRIBUTES = [
  { id: 'attr-sql', name: 'SQL', definition: 'Reads a plan' },
  { id: 'attr-reliability', name: 'Reliability', definition: null },
  { id: 'attr-analysts', name: 'Working with analysts', definition: null },
];

/** The small organization, whose interview is held with a kit of three attributes. */
export async function worldWithKit(database: Database): Promise<World> {
  const world = await makeWorld(database);
  const kitId = newId(NOON);
  const content: KitContent = { sections: [], attributes: ATTRIBUTES, reserveMinutes: 5 };
  const created_at = toInstant(NOON);
  const { organizationId: organization_id } = world;
  await database.transact(async (tx) => {
    const kit = { id: kitId, organization_id, name: 'Technical', version: 1, created_at };
    await tx.sql
      .insertInto('kit')
      .values({ ...kit, archived: 0 })
      .execute();
    const version = { kit_id: kitId, version: 1, name: 'Technical', created_at, created_by: null };
    await tx.sql
      .insertInto('kit_version')
      .values({ ...version, content: JSON.stringify(content) })
      .execute();
  });
  await write(database, world.log, NOON, [
    {
      id: newId(NOON),
      type: 'interview.kit_set',
      applicationId: world.applicationId,
      interviewId: world.interviewId,
      body: { kitId, focus: { [world.interviewer.id]: ['attr-reliability'] } },
    },
  ]);
  return world;
}

/** Elena's card with a note as evidence, not submitted. @returns the note's id */
export async function elenaRates(
  { candidateId, interviewId }: World,
  elena: Caller,
  words = 'Vague on re-runs: “we *usually* just ran it again”',
): Promise<string> {
  const here = { interviewId };
  const note = draft('note.added', { text: words, flag: 'concern' }, here);
  await elena.append(
    candidateId,
    note,
    draft(
      'rating.set',
      {
        attributeId: 'attr-reliability',
        value: 'strong_no',
        comment: 'Re-runs by luck.',
        evidence: [note.id],
      },
      here,
    ),
    draft('rating.set', { attributeId: 'attr-sql', value: 'yes' }, here),
  );
  return note.id;
}

export async function submits(
  { candidateId, interviewId }: World,
  caller: Caller,
  recommendation: 'strong_no' | 'no' | 'yes' | 'strong_yes' | null,
  comment: string | null = null,
): Promise<void> {
  await caller.append(
    candidateId,
    draft('scorecard.submitted', { recommendation, comment }, { interviewId }),
  );
}

/** Kofi's card, which differs. */
export async function kofiRates({ candidateId, interviewId }: World, kofi: Caller): Promise<void> {
  const here = { interviewId };
  await kofi.append(
    candidateId,
    draft('rating.set', { attributeId: 'attr-reliability', value: 'yes' }, here),
    draft('rating.set', { attributeId: 'attr-sql', value: 'yes', comment: 'UNHEARD' }, here),
  );
}
