import { systemClock } from '../../common/time.ts';
import { startTestServer } from './server.ts';

/** A server in a process of its own, to be killed. Says its address on the first line. */
const server = await startTestServer(process.argv[2]!, { clock: systemClock });
process.stdout.write(`${server.url}\n`);
process.once('SIGTERM', () => void server[Symbol.asyncDispose]());
