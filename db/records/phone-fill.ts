import { regionOfZone, toE164 } from '../phone-number.ts';

interface Profile {
  phone?: string | null;
  timeZone?: string | null;
}

const BATCH = 500;

/** Notes the numbers of the candidates that are there already, a page at a time. */
export async function fillPhones(run: (statement: string) => Promise<unknown>): Promise<void> {
  const zones = await commonZones(run);
  for (let after = ''; ; ) {
    const page = rowsOf(
      await run(
        `select id, organization_id, profile from candidate
         where kind = 'candidate' and profile <> '' and id > '${after}' order by id limit ${BATCH}`,
      ),
    );
    const values = page.flatMap(({ id, organization_id: organization, profile }) => {
      const { phone, timeZone } = JSON.parse(profile!) as Profile;
      const zone = timeZone ?? zones.get(organization!);
      const number = phone ? toE164(phone, zone ? regionOfZone(zone) : null) : null;
      return number === null ? [] : [`('${id}', '${organization}', '${number}')`];
    });
    if (values.length > 0) {
      await run(
        `insert into candidate_phone (candidate_id, organization_id, number) values ${values.join(', ')}`,
      );
    }
    const last = page.at(-1)?.id;
    if (last == null || page.length < BATCH) return;
    after = last;
  }
}

/** The time zone that most members of each organization have. */
async function commonZones(run: (statement: string) => Promise<unknown>) {
  const rows = rowsOf(
    await run(
      `select organization_id, time_zone, count(*) as members from member where active = 1
       group by organization_id, time_zone order by members, time_zone desc`,
    ),
  );
  // Of each organization the last one stays: the one with the most.
  return new Map(rows.map((row) => [row.organization_id!, row.time_zone!]));
}

type Row = Partial<Record<string, string>>;
const rowsOf = (result: unknown): Row[] => (result as { rows: Row[] }).rows;
