import { membersByEmail } from '../../db/members.ts';
import { organizations } from '../../db/operations.ts';
import { keepAudit } from '../audit/keep.ts';
import { issueToken } from '../auth/identity.ts';
import { type Command, DONE, Failure, readArgs, UsageError } from './command.ts';
import { withReadyDatabase } from './database.ts';

export const token: Command = {
  name: 'token',
  summary: 'Make a token for scripts, with the rights of a member',
  usage: `token --member EMAIL [--organization NAME]

Prints a bearer token and nothing else. It has the rights of that member and lasts until it
is revoked; only its hash is kept, so it cannot be shown again.`,
  async run(args, io, deps) {
    const { values } = readArgs(args, ['member', 'organization']);
    const { member: email, organization } = values;
    if (email === undefined) throw new UsageError('--member is missing');
    return withReadyDatabase(deps, async (database) => {
      const names = new Map((await organizations(database)).map(({ id, name }) => [id, name]));
      const found = (await membersByEmail(database, email)).filter(
        ({ organizationId }) =>
          organization === undefined || names.get(organizationId) === organization,
      );
      const where = organization === undefined ? '' : ` in ${organization}`;
      if (found.length === 0) throw new Failure(`There is no member ${email}${where}.`);
      if (found.length > 1) {
        const all = found.map(({ organizationId }) => names.get(organizationId)).join(', ');
        throw new Failure(`${email} is in several organizations; add --organization NAME: ${all}`);
      }
      const [member] = found;
      if (!member!.active) throw new Failure(`${email} is not active any more.`);
      const wanted = { kind: 'machine' as const, memberId: member!.id, meetingUuid: null };
      const made = await database.transact(async (tx) => {
        const { id: actorId, organizationId } = member!;
        const now = deps.clock.now();
        await keepAudit(tx, { organizationId, actorId, action: 'token.made' }, now);
        return issueToken(tx, wanted, now);
      });
      io.out(made.token);
      return DONE;
    });
  },
};
