import { planOf, planTopic } from '../../db/meeting-plans.ts';
import type { Services } from '../services.ts';

const LOOK_MS = 250;
/** Six seconds: somebody waits at a screen. */
const LOOKS = 24;

/** Waits a little until Zoom has answered for a plan, so that whoever asked sees it at once. */
export async function untilSettled(
  { database }: Services,
  organizationId: string,
  interviewId: string,
): Promise<void> {
  for (let look = 0; look < LOOKS; look++) {
    const rung = ring(database.bell, planTopic(interviewId));
    try {
      const plan = await planOf(database.read, organizationId, interviewId);
      if (plan === null || plan.done >= plan.revision || plan.problem !== null) return;
      await rung.heard;
    } finally {
      rung.stop();
    }
  }
}

/** Listens from now on, so that an answer that comes in between is not missed. */
function ring(bell: Services['database']['bell'], topic: string) {
  let stop = () => {};
  const heard = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, LOOK_MS);
    const off = bell.on(topic, resolve);
    stop = () => {
      clearTimeout(timer);
      off();
    };
  });
  return { heard, stop };
}
