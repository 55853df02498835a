import { guideMinutes, type Kit, minutesOf } from '../../../common/kit.ts';
import { kitsCopy as copy } from '../../copy-kits.ts';
import text from '../../styles/text.module.css';
import { Link } from '../link.tsx';
import { NumberField } from '../planning/field.tsx';
import styles from '../planning/planning.module.css';
import { useJobs } from '../planning/queries.ts';

interface TimePlanProps {
  kit: Kit;
  onChange(to: Partial<Kit>): void;
}

/** The minutes of the guide, summed, beside the length of the rounds that are held with it. */
export function TimePlan({ kit, onChange }: TimePlanProps) {
  const words = copy.kit;
  const total = guideMinutes(kit);
  return (
    <section aria-label={words.plan}>
      <h2 className={styles.secTitle}>{words.plan}</h2>
      <dl className={styles.sums}>
        {kit.sections.map((section) => (
          <Sum
            key={section.id}
            what={section.title.trim() || words.untitled}
            minutes={minutesOf(section)}
          />
        ))}
      </dl>
      <NumberField
        label={words.reserve}
        value={kit.reserveMinutes}
        min={0}
        max={120}
        step={0.5}
        onChange={(reserveMinutes) => onChange({ reserveMinutes })}
      />
      <dl className={styles.sums}>
        <dt className={styles.sum}>{words.total}</dt>
        <dd className={styles.sum}>{copy.minutes(total)}</dd>
      </dl>
      <h3 className={text.label}>{words.rounds}</h3>
      <Rounds kitId={kit.id} total={total} />
    </section>
  );
}

const Sum = ({ what, minutes }: { what: string; minutes: number }) => (
  <>
    <dt className={text.quiet}>{what}</dt>
    <dd>{copy.minutes(minutes)}</dd>
  </>
);

function Rounds({ kitId, total }: { kitId: string; total: number }) {
  const { data: jobs = [] } = useJobs();
  const rounds = jobs.flatMap((job) =>
    job.rounds.filter((one) => one.kitId === kitId).map((one) => ({ ...one, job })),
  );
  if (rounds.length === 0) return <p className={text.help}>{copy.kit.noRounds}</p>;
  return (
    <dl className={styles.sums}>
      {rounds.map(({ job, round, minutes }) => (
        <Round key={`${job.id} ${round}`} {...{ job, round, minutes, total }} />
      ))}
    </dl>
  );
}

interface RoundProps {
  job: { id: string; title: string };
  round: number;
  minutes: number;
  total: number;
}

function Round({ job, round, minutes, total }: RoundProps) {
  const words = copy.kit;
  const over = total - minutes;
  return (
    <>
      <dt>
        <Link className={text.link} to={`/jobs/${job.id}`}>
          {words.round(job.title, round)}
        </Link>
      </dt>
      <dd className={over > 0 ? styles.over : undefined}>
        {over > 0
          ? words.over(minutes, over)
          : over < 0
            ? words.under(minutes, -over)
            : words.fits(minutes)}
      </dd>
    </>
  );
}
