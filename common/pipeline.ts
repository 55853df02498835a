/** Stages, and the typed reasons for leaving them. A stage is a name plus a type. */
export const STAGE_TYPES = [
  'applied',
  'screen',
  'interview',
  'offer',
  'hired',
  'rejected',
  'withdrawn',
] as const;
export type StageType = (typeof STAGE_TYPES)[number];

export interface Stage {
  name: string;
  type: StageType;
}

export const DEFAULT_STAGES: readonly Stage[] = [
  { name: 'Applied', type: 'applied' },
  { name: 'Screen', type: 'screen' },
  { name: 'Interview', type: 'interview' },
  { name: 'Panel', type: 'interview' },
  { name: 'Offer', type: 'offer' },
  { name: 'Hired', type: 'hired' },
  { name: 'Rejected', type: 'rejected' },
  { name: 'Withdrawn', type: 'withdrawn' },
];

export const REJECTED_REASONS = [
  'Missing required skills',
  'Not enough evidence',
  'Another candidate preferred',
  'Role closed or filled',
  'Location or work authorisation',
  'Compensation mismatch',
  'Duplicate',
  'Spam',
  'Other',
] as const;

export const WITHDRAWN_REASONS = [
  'Accepted another offer',
  'Compensation',
  'Role or scope',
  'Timing or availability',
  'No response',
  'No-show',
  'Other',
] as const;

export const isClosed = (type: StageType): boolean => type === 'rejected' || type === 'withdrawn';

/** Whether a stage of this type ends an application, one way or the other. */
export const isDecided = (type: StageType): boolean => type === 'hired' || isClosed(type);

/** The reasons to choose from when an application enters a stage of this type; none means no reason is asked. */
export function reasonsFor(type: StageType): readonly string[] {
  if (type === 'rejected') return REJECTED_REASONS;
  if (type === 'withdrawn') return WITHDRAWN_REASONS;
  return [];
}

export const stageByName = (stages: readonly Stage[], name: string): Stage | undefined =>
  stages.find((stage) => stage.name === name);

/**
 * The stages an application may move to. Leaving Rejected or Withdrawn returns to where it came from.
 * @param cameFrom the stage before the current one, `null` where there was none
 */
export function targetsFrom(
  stages: readonly Stage[],
  current: string,
  cameFrom: string | null,
): readonly Stage[] {
  const now = stageByName(stages, current);
  const others = stages.filter((stage) => stage.name !== current);
  if (now === undefined || !isClosed(now.type)) return others;
  const back = others.filter((stage) => stage.name === cameFrom);
  return back.length > 0 ? back : others.filter((stage) => !isClosed(stage.type));
}
