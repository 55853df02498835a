import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { append } from './append.ts';
import { debrief } from './debrief.ts';
import { fanout } from './fanout.ts';
import type { Bench, Figure } from './figure.ts';
import { ratioOf } from './figure.ts';
import { firstLoad } from './first-load.ts';
import { home } from './home.ts';
import { interchange } from './interchange.ts';
import { panels } from './panels.ts';
import { scorecard } from './scorecard.ts';
import { search } from './search.ts';
import { servers } from './servers.ts';
import { tableOf } from './table.ts';
import { webhooks } from './webhooks.ts';

const BENCHES: readonly Bench[] = [
  append,
  fanout,
  scorecard,
  home,
  search,
  debrief,
  firstLoad,
  webhooks,
  servers,
  panels,
  interchange,
];

const USAGE = `npm run bench [-- [--json] [--profile FOLDER] [--candidates N] [name…]]

${BENCHES.map(({ name, summary }) => `  ${name.padEnd(11)} ${summary}`).join('\n')}

  --json            prints the figures as JSON after the table
  --profile FOLDER  writes a CPU profile of each measured server there
  --candidates N    how many interchange takes (100000)
`;

/** Runs the named benchmarks, or all, one after another. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      profile: { type: 'string', default: '' },
      candidates: { type: 'string', default: '100000' },
      help: { type: 'boolean', default: false },
    },
  });
  const unknown = positionals.filter((name) => !BENCHES.some((bench) => bench.name === name));
  if (values.help || unknown.length > 0) {
    if (unknown.length > 0) process.exitCode = 2;
    process.stdout.write(USAGE);
    return;
  }
  const chosen = BENCHES.filter(
    ({ name }) => positionals.length === 0 || positionals.includes(name),
  );
  const context = {
    say: (text: string) => void process.stderr.write(`${text}\n`),
    profile: values.profile,
    candidates: Number(values.candidates),
  };
  const figures: Figure[] = [];
  for (const bench of chosen) figures.push(...(await bench.run(context)));
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}`;
  process.stdout.write(`${machine}\n\n${tableOf(figures)}\n`);
  if (values.json) {
    const withRatios = figures.map((figure) => ({ ...figure, ratio: ratioOf(figure) }));
    process.stdout.write(`\n${JSON.stringify({ machine, figures: withRatios }, null, 2)}\n`);
  }
}

await main();
