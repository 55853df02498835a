import type { Interview } from '../../../common/interview.ts';
import { recordsCopy } from '../../copy-records.ts';
import text from '../../styles/text.module.css';
import type { ReadyView } from '../../sync/view.ts';
import { timeText } from '../../ui/dates.ts';
import { Link } from '../link.tsx';
import { tabPath } from './moment-place.ts';
import { type Attendance, useAttendance } from './use-attendance.ts';

const copy = recordsCopy.attendance;

interface AttendedProps {
  view: ReadyView;
  interview: Interview;
}

/** When the candidate came and for how long, in a line that leads to everybody's times. */
export function Attended({ view, interview }: AttendedProps) {
  const { data } = useAttendance(view, interview);
  const words = data === undefined ? null : cameText(data);
  return (
    <span>
      <Link className={text.link} to={tabPath(interview.id, 'attendance')}>
        {copy.tab}
      </Link>
      {words !== null && <span className={text.meta}>: {words}</span>}
    </span>
  );
}

/** `null` while nobody can tell who the candidate was. One who came by two devices came once. */
function cameText({ people, minutes, noShow }: Attendance): string | null {
  const came = people.filter(({ who, spans }) => who === 'candidate' && spans.length > 0);
  if (came.length === 0) return noShow === 'set' ? copy.noShow.isSet : null;
  const from = came.flatMap(({ spans }) => spans.map((span) => span.from)).sort()[0]!;
  const seconds = Math.max(...came.map((one) => one.seconds));
  return copy.came(timeText(from), Math.round(seconds / 60), minutes);
}
