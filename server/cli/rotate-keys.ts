import { resealAll } from '../auth/reseal.ts';
import { Sealer } from '../auth/seal.ts';
import { type Command, DONE, FAILED, readArgs } from './command.ts';
import { withReadyDatabase } from './database.ts';
import { progressLine } from './output.ts';

export const rotateKeys: Command = {
  name: 'rotate-keys',
  summary: 'Seal all secrets with the first key of DATA_KEYS',
  usage: `rotate-keys

Opens every sealed secret and seals it anew with the first key of DATA_KEYS, while servers run.
To change keys: put the new one in front of the old in DATA_KEYS, restart the servers, run this,
then take the old one out. Running it again changes nothing.`,
  async run(args, io, deps) {
    readArgs(args, []);
    const { dataKeys } = deps.config();
    return withReadyDatabase(deps, async (database) => {
      const line = progressLine(io);
      const { anew, current, lost } = await resealAll(database, new Sealer(dataKeys), (looked) =>
        line.show(`${looked} secrets`),
      );
      line.end();
      const key = dataKeys[0]!.id;
      io.out(`${anew} secrets sealed anew with the key ${key}, ${current} were already.`);
      for (const place of lost) io.err(`${place} does not open: keep its key, or connect again.`);
      return lost.length === 0 ? DONE : FAILED;
    });
  },
};
