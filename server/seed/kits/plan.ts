import type { Id } from '../../../common/ids.ts';
import type { Focus, Round } from '../../../common/kit.ts';
import { JOBS, MEMBERS } from '../cast.ts';
import { FIRST_CALL } from './first-call.ts';
import { PANEL } from './panel.ts';
import { FOCUS, type SeedKit, TECHNICAL } from './technical.ts';

const { priya, elena, kofi, tomasz } = MEMBERS;

export const KITS: readonly SeedKit[] = [TECHNICAL, FIRST_CALL, PANEL];

export const PANEL_FOCUS: Focus = {
  [tomasz.id]: ['attr-trade-offs', 'attr-collaboration'],
  [elena.id]: ['attr-system-design'],
  [kofi.id]: ['attr-reliability'],
};

export const FIRST_CALL_FOCUS: Focus = { [priya.id]: ['attr-communication', 'attr-motivation'] };

const firstCall = { title: 'Screen', minutes: 30, kitId: FIRST_CALL.id, focus: FIRST_CALL_FOCUS };
const technical = {
  title: 'Technical interview',
  minutes: 45,
  kitId: TECHNICAL.id,
  focus: FOCUS,
};
const panel = { title: 'Panel interview', minutes: 60, kitId: PANEL.id, focus: PANEL_FOCUS };
const last = { title: 'Last questions', minutes: 30, kitId: null, focus: {} };

const inOrder = (...rounds: Omit<Round, 'round'>[]): Round[] =>
  rounds.map((round, index) => ({ ...round, round: index + 1 }));

/** The rounds that interviews of each job are planned by. */
export const ROUNDS: Record<Id, Round[]> = {
  [JOBS.dataEngineer.id]: inOrder(firstCall, technical, panel, last),
  [JOBS.platformEngineer.id]: inOrder(technical, panel, last),
  [JOBS.analyticsLead.id]: inOrder(firstCall, panel, last),
};
