import type { Output } from '../../common/contract.ts';
import type { Member } from '../../common/member.ts';
import { toInstant } from '../../common/time.ts';
import { REHEARSAL_SCOPES } from '../../server/rehearsal/cloud/whole.ts';
import type { RunningServer } from '../../server/start.ts';
import { tokenFor } from '../server/permissions/support.ts';
import { freshDatabase, type TestDatabase } from '../support/databases.ts';
import { emptyDatabase } from '../support/empty.ts';
import { makeWorld, NOON, type World } from '../support/fixtures.ts';
import { Caller, startTestServer, TestClock } from '../support/server.ts';
import { startSmtp, type TestSmtp } from '../support/smtp.ts';
import { connect, renewZoom, startTestZoom, type TestZoom, zoomPerson } from '../support/zoom.ts';

export type Meeting = Output<'interviewMeeting'>;
export type Interview = Output<'interview'>;

/** In ten days at ten. */
export const TENS = toInstant(NOON + 10 * 86_400_000 - 7_200_000);

/** One rehearsal cloud, a server beside it, and a recruiter who has connected Zoom. */
export class SchedulingWorld implements AsyncDisposable {
  world!: World;
  recruiter!: Caller;
  private constructor(
    readonly fresh: TestDatabase,
    readonly clock: TestClock,
    readonly zoom: TestZoom,
    readonly smtp: TestSmtp,
    readonly server: RunningServer,
  ) {}

  static async start(
    engine: 'sqlite' | 'postgres',
    more: Parameters<typeof startTestServer>[1] = {},
  ): Promise<SchedulingWorld> {
    const fresh = await freshDatabase(engine);
    const clock = new TestClock();
    const zoom = await startTestZoom(clock, [], REHEARSAL_SCOPES);
    const smtp = await startSmtp();
    const config = configOf(zoom, smtp);
    const server = await startTestServer(fresh.url, { clock, config, ...more });
    const here = new SchedulingWorld(fresh, clock, zoom, smtp, server);
    await here.renew();
    return here;
  }

  /** Everything anew, on the same server: at noon, with a Zoom that knows nothing yet. */
  async renew(): Promise<void> {
    const { fresh, clock, zoom, smtp, server } = this;
    await server.tasks.idle();
    await emptyDatabase(fresh.database);
    clock.pass(NOON - clock.now());
    smtp.taken.length = 0;
    this.world = await makeWorld(fresh.database);
    const { admin, recruiter, interviewer, manager } = this.world;
    renewZoom(zoom, [admin, recruiter, interviewer, manager].map(person));
    await connect(fresh.database, zoom, recruiter, clock);
    this.recruiter = await this.as(recruiter);
  }

  /** Schedules in ten days with a meeting. */
  async schedule(more: object = {}): Promise<{ status: number; body: Interview }> {
    const { candidateId, interviewer } = this.world;
    const body = { candidateId, startsAt: TENS, memberIds: [interviewer.id], zoom: {}, ...more };
    return this.recruiter.post('/api/interviews', body);
  }

  async meeting(id: string, caller = this.recruiter): Promise<Meeting> {
    return (await caller.get(`/api/interviews/${id}/meeting`)).body;
  }

  async as(member: Member): Promise<Caller> {
    return new Caller(this.server.url, await tokenFor(this.fresh.database, member.id));
  }

  /** A new sign-in, with what is granted now. */
  reconnect = (member: Member) => connect(this.fresh.database, this.zoom, member, this.clock);

  /** Another server on the same database and the same Zoom. */
  another = (): Promise<RunningServer> =>
    startTestServer(this.fresh.url, { clock: this.clock, config: configOf(this.zoom, this.smtp) });

  async [Symbol.asyncDispose](): Promise<void> {
    await this.server[Symbol.asyncDispose]();
    await this.smtp[Symbol.asyncDispose]();
    await this.zoom[Symbol.asyncDispose]();
    await this.fresh.drop();
  }
}

const person = ({ id, name, email }: Member) => {
  const [firstName = '', ...rest] = name.split(' ');
  return zoomPerson(`zoom-${id}`, { firstName, lastName: rest.join(' '), email });
};

const configOf = (zoom: TestZoom, smtp: TestSmtp) => ({ zoom: zoom.config, ...smtp.config });
