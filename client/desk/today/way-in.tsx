import { ApiError } from '../../api.ts';
import { doorCopy as copy } from '../../copy-door.ts';
import { Button } from '../../ui/button.tsx';
import { useDesk } from '../context.ts';
import { DoorTrouble } from '../door-trouble.tsx';
import { useDoor } from '../use-door.ts';
import type { DayInterview } from './interview-status.ts';
import styles from './today.module.css';

interface WayInProps {
  interview: DayInterview;
  as: 'host' | 'join';
  look: 'primary' | 'plain';
}

/** The button into a meeting; under it, across the line, what came in between. */
export function WayIn({ interview: { id, candidateName }, as, look }: WayInProps) {
  const { api } = useDesk();
  const isHost = as === 'host';
  const { busy, ...door } = useDoor(async () => {
    const path = `/api/interviews/${id}`;
    if (isHost) return (await api.post<{ url: string }>(`${path}/host`, {})).url;
    const { joinUrl } = await api.get<{ joinUrl: string | null }>(`${path}/meeting`);
    if (joinUrl === null) throw new ApiError('conflict', copy.noLink);
    return joinUrl;
  });
  return (
    <>
      <Button
        look={look}
        className={styles.open}
        aria-label={isHost ? copy.hostOf(candidateName) : copy.joinOf(candidateName)}
        aria-busy={busy}
        onClick={door.open}
      >
        {isHost ? copy.host : copy.join}
      </Button>
      <DoorTrouble {...door} className={styles.under} />
    </>
  );
}
