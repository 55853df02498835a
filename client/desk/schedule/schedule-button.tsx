import { lazy, Suspense, useState } from 'react';
import type { Id } from '../../../common/ids.ts';
import { mayIn } from '../../../common/permissions.ts';
import { scheduleCopy as copy } from '../../copy-schedule.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useDesk } from '../context.ts';
import type { Turn } from './schedule-dialog.tsx';

/** Loaded when it is first opened. */
const ScheduleDialog = lazy(async () => ({
  default: (await import('./schedule-dialog.tsx')).ScheduleDialog,
}));

interface ScheduleButtonProps {
  turns: readonly Turn[];
  /** Moves this interview of the only one. */
  interviewId?: Id | null;
  look?: 'plain' | 'primary';
  size?: 'normal' | 'small';
}

/** Opens the dialog; nothing for those who may not schedule. */
export function ScheduleButton({ turns, interviewId = null, look, size }: ScheduleButtonProps) {
  const { boot } = useDesk();
  const [isOpen, setOpen] = useState(false);
  if (!mayIn(boot.me, 'interviews.create')) return null;
  return (
    <>
      <Button look={look} size={size} onClick={() => setOpen(true)}>
        {interviewId === null && <Icon name="calendar" />}
        {interviewId === null ? copy.schedule : copy.reschedule}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <ScheduleDialog turns={turns} interviewId={interviewId} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
