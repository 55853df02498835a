import { config as readEnvFile } from 'dotenv';
import { systemClock } from '../../common/time.ts';
import { openDatabase } from '../../db/open.ts';
import { readConfig } from '../config.ts';
import { processIo } from './output.ts';
import { run } from './run.ts';

// A backup and an export are as confidential as the database.
process.umask(0o077);
readEnvFile({ quiet: true });
const deps = { config: () => readConfig(), clock: systemClock, open: openDatabase };
process.exitCode = await run(process.argv.slice(2), processIo(), deps);
