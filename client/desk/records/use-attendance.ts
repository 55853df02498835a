import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Output } from '../../../common/contract.ts';
import type { Id } from '../../../common/ids.ts';
import type { Interview } from '../../../common/interview.ts';
import type { ReadyView } from '../../sync/view.ts';
import { useDesk } from '../context.ts';

export type Attendance = Output<'attendance'>;

export const attendancePath = (interviewId: Id): string =>
  `/api/interviews/${interviewId}/attendance`;
export const attendanceKey = (interviewId: Id) => ['attendance', interviewId];

/** Who was in an interview; asked again whenever the log says that something of it has changed. */
export function useAttendance({ history }: Pick<ReadyView, 'history'>, interview: Interview) {
  const { api } = useDesk();
  const { id, status } = interview;
  const head = history.find(({ interviewId }) => interviewId === id)?.seq ?? 0;
  return useQuery({
    queryKey: [...attendanceKey(id), status, head],
    networkMode: 'always',
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.get<Attendance>(attendancePath(id), {}, { signal }),
  });
}
