import type { Output } from '../../../../common/contract.ts';
import { teamCopy } from '../../../copy-team.ts';
import text from '../../../styles/text.module.css';
import { dayTimeText, wholeText } from '../../../ui/dates.ts';
import { Link } from '../../link.tsx';
import styles from './members.module.css';

type Found = Output<'memberDuties'>;

const copy = teamCopy.dialog;

/** What deactivating a member ends, what stays, and what lies ahead of them. */
export const Duties = ({ duties }: { duties: Found }) => (
  <>
    <section>
      <h3 className={text.strong}>{copy.ends}</h3>
      <ul className={styles.points}>
        <li>{copy.signIns(duties.tokens)}</li>
        {duties.zoom && <li>{copy.zoom}</li>}
        {duties.notices > 0 && <li>{copy.notices(duties.notices)}</li>}
      </ul>
    </section>
    <section>
      <h3 className={text.strong}>{copy.stays}</h3>
      <ul className={styles.points}>
        <li>{copy.words}</li>
        {duties.jobs.length > 0 && (
          <li>
            {copy.jobs} {duties.jobs.map(({ title }) => title).join(', ')}
          </li>
        )}
      </ul>
    </section>
    <section>
      {duties.interviews.length > 0 && <h3 className={text.strong}>{copy.ahead}</h3>}
      <Ahead interviews={duties.interviews} />
    </section>
  </>
);

/** The interviews that need somebody else, each leading to where one is chosen. */
export function Ahead({ interviews }: { interviews: Found['interviews'] }) {
  if (interviews.length === 0) return <p className={text.quiet}>{copy.noAhead}</p>;
  return (
    <>
      <ul className={styles.ahead} aria-label={copy.ahead}>
        {interviews.map((one) => (
          <li key={one.id}>
            <Link className={text.link} to={`/interviews/${one.id}`}>
              {one.candidateName}, {one.title}
            </Link>
            <span className={text.meta}>
              <time dateTime={one.startsAt} title={wholeText(one.startsAt)}>
                {dayTimeText(one.startsAt)}
              </time>
              , {roleIn(one)}
            </span>
          </li>
        ))}
      </ul>
      <p className={text.meta}>{copy.aheadHelp}</p>
    </>
  );
}

function roleIn({ interviews, hosts }: Found['interviews'][number]): string {
  if (interviews && hosts) return copy.as.both;
  return hosts ? copy.as.host : copy.as.interviewer;
}
