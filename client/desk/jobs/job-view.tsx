import type { Kit } from '../../../common/kit.ts';
import { copy as shared } from '../../copy.ts';
import { kitsCopy as copy } from '../../copy-kits.ts';
import text from '../../styles/text.module.css';
import { useDesk } from '../context.ts';
import { Link } from '../link.tsx';
import { Page } from '../parts/page.tsx';
import styles from '../planning/planning.module.css';
import type { JobOut, MemberOut } from '../planning/queries.ts';
import { ruleText } from './draft.ts';

export interface JobParts {
  job: JobOut;
  kits: readonly Kit[];
  members: readonly MemberOut[];
}

/** A job for those of its hiring team who do not plan it. */
export function JobView({ job, kits, members }: JobParts) {
  const { settings } = useDesk().boot.organization;
  const words = copy.job;
  const nameOf = (id: string) => members.find((one) => one.id === id)?.name ?? shared.someone;
  return (
    <Page title={job.title} back={{ to: '/jobs', word: copy.back.jobs }}>
      {job.office !== null && <p className={text.quiet}>{words.officeIs(job.office)}</p>}
      <section className={styles.part} aria-label={words.rounds}>
        <h2 className={styles.secTitle}>{words.rounds}</h2>
        <ol className={styles.rows}>
          {job.rounds.map(({ round, title, minutes, kitId, focus }) => {
            const kit = kits.find(({ id }) => id === kitId);
            return (
              <li key={round}>
                <p>
                  <b className={text.strong}>{title}</b> {copy.minutes(minutes)}
                  {kit && ', '}
                  {kit && (
                    <Link className={text.link} to={`/kits/${kit.id}`}>
                      {kit.name}
                    </Link>
                  )}
                </p>
                {Object.entries(focus).map(([memberId, ids]) => (
                  <p key={memberId} className={text.quiet}>
                    {words.focusOf(
                      nameOf(memberId),
                      (kit?.attributes ?? [])
                        .filter(({ id }) => ids.includes(id))
                        .map(({ name }) => name)
                        .join(', '),
                    )}
                  </p>
                ))}
              </li>
            );
          })}
        </ol>
      </section>
      <section className={styles.part} aria-label={words.team}>
        <h2 className={styles.secTitle}>{words.team}</h2>
        <p className={styles.none}>{job.hiringTeam.map(nameOf).join(', ') || words.nobody}</p>
      </section>
      <section className={styles.part} aria-label={words.rule}>
        <h2 className={styles.secTitle}>{words.rule}</h2>
        <p className={styles.none}>{ruleText(job.feedbackVisibility, settings)}</p>
      </section>
    </Page>
  );
}
