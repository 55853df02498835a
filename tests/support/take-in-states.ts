import type { TakeIn } from '../../common/contract/take-ins.ts';

export type TakeInState = TakeIn['state'];

/** An export that is brought in, in a state. */
export function takeInIn(state: TakeInState, more: Partial<TakeIn> = {}): TakeIn {
  const isOver = state === 'done' || state === 'failed' || state === 'gone';
  return {
    id: 'take-in-1',
    state,
    name: 'Hireside Corrib 2026-11-21.zip',
    askedBy: 'Ada Admin',
    askedAt: '2026-11-21T12:00:00.000Z',
    size: 182_500_000,
    received: state === 'receiving' ? 61_000_000 : 182_500_000,
    sha256: 'cd'.repeat(32),
    seen: {
      organization: { id: 'org-there', name: 'Corrib' },
      exportedAt: '2026-11-21T11:00:00.000Z',
      lines: 12_400,
      candidates: 1_240,
      members: 5,
      events: 10_000,
      files: 1_100,
      way: 'fill',
    },
    added: 400,
    unchanged: state === 'running' ? 6_000 : 11_998,
    refused: 2,
    reason:
      state === 'failed'
        ? 'It is of “Corrib”, which is another organization, and in this one there are candidates, jobs or other work already. Whoever runs this installation can bring it in beside, with “hireside import FILE”.'
        : null,
    endedAt: isOver ? '2026-11-21T12:10:00.000Z' : null,
    ...more,
  };
}
