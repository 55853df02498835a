import { newId } from '../../../common/ids.ts';
import { type CallElement, foldCall, minutesOf } from '../../../common/phone.ts';
import { toInstant } from '../../../common/time.ts';
import { append, type ServerEvent } from '../../../db/append.ts';
import { candidatesByNumber } from '../../../db/phones.ts';
import { elementsOf, putElement } from '../../../db/records/call-elements.ts';
import {
  type CallRow,
  callsNamed,
  changeCall,
  columnsOf,
  insertCall,
  mergeCalls,
  nameCall,
} from '../../../db/records/calls.ts';
import type { Tx } from '../../../db/transact.ts';

/**
 * Files one row of Zoom's history: under the one candidate with its number, or as a question where
 * there are several. A row that is nobody's leaves nothing behind (decision 0043). The same for
 * every order of rows, and for each of them twice. Under `holdCalls`.
 * @param names Zoom's names for its call
 * @returns the call; `null` where the row is nobody's, or the call is to be ignored
 */
export async function fileElement(
  tx: Tx,
  organizationId: string,
  element: CallElement,
  names: readonly string[],
  now: number,
): Promise<string | null> {
  const candidates = await candidatesByNumber(tx, organizationId, element.number);
  const [known, ...others] = await callsNamed(tx, organizationId, names);
  if (candidates.length === 0 && known?.number !== element.number) return null;
  const call = known ?? (await begin(tx, organizationId, element, now));
  for (const other of others) await join(tx, call, other, now);
  await nameCall(tx, organizationId, call.id, names);
  if (call.state === 'ignored') return null;

  await putElement(tx, organizationId, call.id, element);
  const columns = columnsOf(foldCall(await elementsOf(tx, call.id)));
  await changeCall(tx, call.id, columns);
  // Who it was filed under stays, unless an earlier leg tells of another number.
  const isSettled = call.state === 'filed' && call.number === columns.number;
  if (call.chosen === 0 && !isSettled) await settle(tx, call, { ...call, ...columns }, now);
  return call.id;
}

/** Whose call it is: of the one candidate with its number, or a question. */
async function settle(tx: Tx, before: CallRow, call: CallRow, now: number): Promise<void> {
  const [only, ...more] = await candidatesByNumber(tx, call.organization_id, call.number);
  if (only === undefined) return;
  const candidateId = more.length === 0 ? only : null;
  const state = candidateId === null ? 'ask' : 'filed';
  await changeCall(tx, call.id, { state, candidate_id: candidateId });
  if (candidateId === before.candidate_id) return;
  if (before.state === 'filed') await logGone(tx, before, now);
  if (candidateId !== null) await logCall(tx, { ...call, candidate_id: candidateId }, now);
}

async function begin(
  tx: Tx,
  organizationId: string,
  element: CallElement,
  now: number,
): Promise<CallRow> {
  const row: CallRow = {
    id: newId(now),
    organization_id: organizationId,
    state: 'ask',
    candidate_id: null,
    chosen: 0,
    ...columnsOf(foldCall([element])),
    created_at: toInstant(now),
  };
  await insertCall(tx, row);
  return row;
}

/** Two calls turn out to be one: the other one's entry, where it has one, is taken back. */
async function join(tx: Tx, call: CallRow, other: CallRow, now: number): Promise<void> {
  await mergeCalls(tx, call.id, other.id);
  if (other.state === 'filed') await logGone(tx, other, now);
}

/** Tells a candidate's log of a call. @param actorId who filed it, where a person did */
export async function logCall(
  tx: Tx,
  call: CallRow,
  now: number,
  actorId: string | null = null,
): Promise<void> {
  await tell(tx, call, now, {
    id: newId(now),
    actorId,
    type: 'call.logged',
    clientAt: call.started_at,
    body: {
      minutes: minutesOf(call),
      recorded: call.recording_id !== null,
      direction: call.direction,
      callId: call.id,
      result: call.result,
    },
  });
}

/** Tells it that the call is there no more. */
export async function logGone(
  tx: Tx,
  call: CallRow,
  now: number,
  actorId: string | null = null,
): Promise<void> {
  const body = { kind: 'phone', recordId: call.id, to: 'deleted' } as const;
  await tell(tx, call, now, { id: newId(now), actorId, type: 'record.changed', body });
}

async function tell(tx: Tx, call: CallRow, now: number, event: ServerEvent): Promise<void> {
  const { organization_id: organizationId, candidate_id: candidateId } = call;
  if (candidateId === null) return;
  await append(tx, { organizationId, candidateId }, [{ actor: null, event }], now, () => []);
}
