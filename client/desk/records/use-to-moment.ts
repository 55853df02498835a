import { useCallback } from 'react';
import type { Id } from '../../../common/ids.ts';
import { momentAt } from '../../../common/moments.ts';
import { stretchesOf } from '../../../common/pauses.ts';
import { type Instant, toMs } from '../../../common/time.ts';
import { useRouter } from '../place.ts';
import { momentPath } from './moment-place.ts';
import { useRecords } from './use-records.ts';

/** The way from a moment of the interview to what was said then; `null` where nothing is known. */
export function useToMoment(interviewId: Id, changes: unknown) {
  const router = useRouter();
  const { data } = useRecords(interviewId, changes);
  return useCallback(
    (at: Instant): (() => void) | null => {
      const isSaid = data?.transcripts.some(
        ({ state, trashed, parts }) =>
          state === 'ready' && !trashed && momentAt(stretchesOf(parts), toMs(at))?.isInside,
      );
      return isSaid ? () => router.go(momentPath(interviewId, at)) : null;
    },
    [data, router, interviewId],
  );
}
