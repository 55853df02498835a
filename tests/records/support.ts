import type { Output } from '../../common/contract.ts';
import type { LogEvent } from '../../common/events.ts';
import { newId } from '../../common/ids.ts';
import type { Member } from '../../common/member.ts';
import { toInstant } from '../../common/time.ts';
import { interviewById } from '../../db/interviews.ts';
import { claimAccount } from '../../db/joining.ts';
import { eventsAfter } from '../../db/log.ts';
import { insertMarks } from '../../db/records/attendance.ts';
import { startCollecting } from '../../db/records/collecting.ts';
import { tellInstance } from '../../db/records/instance-rows.ts';
import type { Tx } from '../../db/transact.ts';
import { personKey } from '../../server/records/attendance/spans.ts';
import { type DayFacts, interviewDay } from '../../server/rehearsal/cloud/day.ts';
import { type CloudEvent, type Hook, hookTo } from '../../server/rehearsal/cloud/hooks.ts';
import type { CloudRun } from '../../server/rehearsal/cloud/state.ts';
import { REHEARSAL_SCOPES } from '../../server/rehearsal/cloud/whole.ts';
import type { RunningServer } from '../../server/start.ts';
import { tokenFor } from '../server/permissions/support.ts';
import { freshDatabase, type TestDatabase } from '../support/databases.ts';
import { makeWorld, NOON, type World } from '../support/fixtures.ts';
import { Caller, CLIENT, startTestServer, TestClock } from '../support/server.ts';
import { connect, startTestZoom, type TestZoom, zoomPerson } from '../support/zoom.ts';

export const accountOf = ({ organizationId }: World): string => `account-${organizationId}`;
export const NUMBER = '83244710925';
export const MINUTE = 60_000;
export type Attendance = Output<'attendance'>;

/** The day that Zoom tells of: the interview of the world, begun at its planned time. */
export const dayOf = (world: World, more: Partial<DayFacts> = {}): DayFacts => ({
  accountId: accountOf(world),
  number: NUMBER,
  uuids: ['/first+run//A==', 'second+run/B=='],
  hostId: `zoom-${world.recruiter.id}`,
  topic: 'Technical interview: Niamh Brennan',
  startedAt: NOON,
  minutes: 45,
  host: person(world.recruiter),
  interviewer: person(world.interviewer),
  candidate: { name: 'Niamh', zoomUserId: null, email: 'niamh@example.com' },
  stranger: { name: 'Niamh Brennan', zoomUserId: null, email: null },
  ...more,
});

const person = ({ id, name }: Member) => ({ name, zoomUserId: `zoom-${id}`, email: null });

/** An organization with Zoom, attendance turned on, and a hand at Zoom's webhooks. */
export class RecordsWorld implements AsyncDisposable {
  readonly servers: RunningServer[] = [];
  world!: World;
  private constructor(
    readonly fresh: TestDatabase,
    readonly clock: TestClock,
    readonly zoom: TestZoom,
  ) {}

  static async start(engine: 'sqlite' | 'postgres', { servers = 1 } = {}): Promise<RecordsWorld> {
    const fresh = await freshDatabase(engine);
    const clock = new TestClock();
    const zoom = await startTestZoom(clock, [], REHEARSAL_SCOPES);
    const here = new RecordsWorld(fresh, clock, zoom);
    for (let count = 0; count < servers; count++) await here.another();
    await here.renew();
    return here;
  }

  /** Another organization on the same servers, at the same moment as the one before. */
  async renew({ collects = true } = {}): Promise<void> {
    this.clock.pass(NOON - this.clock.now());
    this.world = await makeWorld(this.fresh.database);
    const { world } = this;
    for (const { id, email } of [world.admin, world.recruiter, world.interviewer]) {
      this.zoom.state.users.set(`zoom-${id}`, zoomPerson(`zoom-${id}`, { email }));
    }
    await this.fresh.database.transact(async (tx) => {
      await claimAccount(tx, world.organizationId, accountOf(world));
      if (collects) await collectAttendance(tx, world);
    });
  }

  async another(): Promise<RunningServer> {
    const { clock, zoom } = this;
    const server = await startTestServer(this.fresh.url, { clock, config: { zoom: zoom.config } });
    this.servers.push(server);
    return server;
  }

  get server(): RunningServer {
    return this.servers[0]!;
  }

  hook = (server = this.server): Hook => hookTo(server.url, CLIENT.webhookSecret, this.clock);

  /** Plays events one after the other, as they are. */
  async play(events: readonly CloudEvent[], hook = this.hook()): Promise<void> {
    for (const event of events) {
      const status = await hook(event);
      if (status !== 200) throw new Error(`${event.event} was answered ${status}`);
    }
  }

  day = (more: Partial<DayFacts> = {}): CloudEvent[] => interviewDay(dayOf(this.world, more));

  /** Everything that is due by then is done. */
  async pass(ms: number): Promise<void> {
    this.clock.pass(ms);
    for (const { tasks } of this.servers) tasks.wake();
    for (const { tasks } of this.servers) await tasks.idle();
  }

  connect = (member: Member) => connect(this.fresh.database, this.zoom, member, this.clock);

  async as(member: Member): Promise<Caller> {
    return new Caller(this.server.url, await tokenFor(this.fresh.database, member.id));
  }

  async attendance(member = this.world.recruiter): Promise<Attendance> {
    const caller = await this.as(member);
    return (await caller.get(`/api/interviews/${this.world.interviewId}/attendance`)).body;
  }

  async interview() {
    const { organizationId, interviewId } = this.world;
    const row = await interviewById(this.fresh.database.read, organizationId, interviewId);
    return row!.interview;
  }

  events = (): Promise<LogEvent[]> =>
    eventsAfter(this.fresh.database, this.world.candidateId, 0, 1_000);

  async typed(type: LogEvent['type']): Promise<LogEvent[]> {
    return (await this.events()).filter((event) => event.type === type);
  }

  async notices(member = this.world.recruiter): Promise<Output<'listNotices'>['items']> {
    const { body } = await (await this.as(member)).get('/api/notices');
    return (body as Output<'listNotices'>).items;
  }

  /** The run as Zoom lists it afterwards. */
  addRun(run: Partial<CloudRun> & Pick<CloudRun, 'uuid'>): void {
    const hostId = `zoom-${this.world.recruiter.id}`;
    this.zoom.state.runs.push({ number: Number(NUMBER), hostId, stays: [], ...run });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const server of this.servers) await server[Symbol.asyncDispose]();
    await this.zoom[Symbol.asyncDispose]();
    await this.fresh.drop();
  }
}

export const collectAttendance = (tx: Tx, { organizationId, admin }: World) =>
  startCollecting(tx, {
    organizationId,
    kind: 'attendance',
    since: toInstant(NOON),
    byMemberId: admin.id,
  });

/** @returns the id of somebody who was in the world's interview */
export async function someoneWasThere(tx: Tx, world: World): Promise<string> {
  const { organizationId, interviewId } = world;
  const uuid = `run-${newId()}`;
  const of = { organizationId, uuid, interviewId, number: NUMBER, hostZoomId: null };
  await tellInstance(tx, { ...of, startedAt: toInstant(NOON), endedAt: null });
  const who = { name: 'Niamh', email: null, zoomUserId: null };
  const key = personKey(who);
  await insertMarks(tx, [
    {
      organization_id: organizationId,
      uuid,
      source: 'event',
      connection: '16778240',
      kind: 'joined',
      at: toInstant(NOON),
      person: key,
      name: who.name,
      email: null,
      zoom_user_id: null,
      reason: null,
    },
  ]);
  return key;
}
