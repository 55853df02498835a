import { toInstant } from '../../common/time.ts';
import { insertMember } from '../../db/members.ts';
import { openDatabase } from '../../db/open.ts';
import { Connection, requestText } from './connection.ts';
import { EventStream } from './event-stream.ts';
import { atMost, type Bench, type Figure } from './figure.ts';
import { insertCard, insertRound, type Round, submission } from './judged-round.ts';
import { bearer, type Child, EPOCH, signIn, startChild } from './process.ts';
import { type SmallWorld, smallWorld } from './small.ts';
import { median, percentile } from './stats.ts';

const PANELS = 20;
const CARDS = 30;
const ATTRIBUTES = 8;
const ROUNDS = 3;
const PAUSE_MS = 40;

/** From the moment a scorecard is submitted to the moment the last of all panels has it, whole. */
export const scorecard: Bench = {
  name: 'scorecard',
  summary: `a scorecard submitted to visible on the last of ${PANELS} panels`,
  run: async ({ say, profile }) => {
    await using small = await smallWorld(PANELS, 0);
    const ours: number[][] = [];
    const bare: number[][] = [];
    for (let round = 1; round <= ROUNDS; round++) {
      say(`scorecard: round ${round} of ${ROUNDS}`);
      const judged = await roundOf(small, round);
      await using relay = await startChild({ kind: 'relay' });
      const nobody = Array<Record<string, string>>(PANELS).fill({});
      bare.push(await watch(relay, judged, { stream: '/', post: '/' }, nobody, nobody));
      await using hireside = await startChild({
        kind: 'hireside',
        databaseUrl: small.url,
        profile,
      });
      const readers = (await signIn(hireside, small.recruiters)).map(bearer);
      const zoomIds = judged.memberIds.map((id) => `zoom-${id}`);
      const writers = (await signIn(hireside, zoomIds)).map(bearer);
      const log = `/api/candidates/${judged.candidateId}`;
      const paths = { stream: `${log}/stream`, post: `${log}/events` };
      ours.push(await watch(hireside, judged, paths, readers, writers));
    }
    const middle = (rounds: number[][], share: number) =>
      median(rounds.map((one) => percentile(one, share)));
    return [0.5, 0.95].map((share): Figure => {
      const value = middle(ours, share);
      return {
        bench: 'scorecard',
        what: `submitted to the last of ${PANELS} panels, p${share * 100}`,
        value,
        unit: 'ms',
        limit: { what: 'bare node:http relay', value: middle(bare, share) },
        aim: share === 0.95 ? atMost(value, 100, 'ms') : null,
      };
    });
  },
};

/** A panel whose cards are all filled in, and none of them submitted. */
async function roundOf({ url, world }: SmallWorld, number: number): Promise<Round> {
  const { organizationId, jobId } = world;
  const memberIds = Array.from({ length: CARDS }, (_, index) => `judge-${number}-${index}`);
  const round: Round = {
    organizationId,
    jobId,
    candidateId: `candidate-${number}`,
    interviewId: `interview-${number}`,
    memberIds,
    attributes: ATTRIBUTES,
    at: EPOCH - 3_600_000,
  };
  const database = await openDatabase(url);
  await database.transact(async (tx) => {
    for (const id of memberIds) {
      await insertMember(tx, {
        id,
        organizationId,
        email: `${id}@corrib.example`,
        name: id,
        role: 'interviewer',
        timeZone: 'Europe/Dublin',
        zoomUserId: `zoom-${id}`,
        createdAt: toInstant(EPOCH),
      });
    }
  });
  await insertRound(database, round);
  for (const memberId of memberIds) await insertCard(database, round, memberId, false);
  await database.close();
  return round;
}

/** Each card is submitted once; what counts is the panel that hears of it last. */
async function watch(
  child: Child,
  { interviewId }: Round,
  paths: { stream: string; post: string },
  readers: Record<string, string>[],
  writers: Record<string, string>[],
): Promise<number[]> {
  const waiting = new Map<string, { posted: number; left: number }>();
  const latencies: number[] = [];
  const heard = (id: string) => {
    const card = waiting.get(id);
    if (card === undefined || --card.left > 0) return;
    latencies.push(performance.now() - card.posted);
    waiting.delete(id);
  };
  const streams = await Promise.all(
    readers.map((one) => EventStream.open(child.port, paths.stream, one, heard)),
  );
  const connection = await Connection.open(child.port);
  for (const writer of writers) {
    const { id, body } = submission(interviewId, EPOCH);
    waiting.set(id, { posted: performance.now(), left: readers.length });
    await connection.send(requestText('POST', paths.post, writer, body));
    await pause(PAUSE_MS);
  }
  await pause(500);
  connection.close();
  for (const stream of streams) stream.close();
  if (waiting.size > 0) throw new Error(`${waiting.size} scorecards did not reach every panel.`);
  return latencies;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
